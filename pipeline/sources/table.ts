/** A file as rows of cells under headers, whatever it was: extra header rows skipped, nested JSON spread out. */

import { flatten } from "./flatten.ts";
import { plainName } from "./plain-name.ts";
import { NOTHING_BESIDE } from "./beside.ts";
import type { Beside, FileLook, Preset } from "./preset.ts";
import { isRowProblem, type OpenedFile, type RawEntry, type RowProblem } from "./raw-record.ts";

/** A row of a table, before it is understood. */
export interface TableRow {
  readonly line: number;
  /** Rows of the file that it stands for: 1, or 0 for the second and further rows that one record was spread into. */
  readonly rows: number;
  /** Cells by position, as many as there are headers; "" where there is none. */
  readonly values: readonly string[];
  /** Cells under names that no row had that was looked at (JSON). */
  readonly extra?: ReadonlyMap<string, string>;
}

/** A row that cannot be used. `rows` as in `TableRow`; 1 when absent. */
export interface Rejected extends RowProblem {
  readonly rows?: number;
}

/** What must be known to read a file as a table. Plain data. */
export interface TableShape {
  readonly headers: readonly string[];
  /** The question whose answers a column holds. */
  readonly questions: readonly (string | undefined)[];
  /** Records at the start that are further header rows. */
  readonly skip: number;
  readonly timezone?: string;
}

/** A way to read a file: its shape and the preset that knows its records. */
export interface TableReading {
  readonly shape: TableShape;
  readonly preset: Preset | undefined;
  /** Lists that the records point into; absent: none. */
  readonly beside?: Beside;
}

/** Records that are looked at before a file is understood. */
export const LOOKED_AT = 1000;

/** The first records of a file. */
export async function firstRecords(opened: OpenedFile): Promise<readonly RawEntry[]> {
  const first: RawEntry[] = [];
  for await (const batch of opened.records()) {
    for (const entry of batch) if (first.length < LOOKED_AT) first.push(entry);
    if (first.length >= LOOKED_AT) break;
  }
  return first;
}

/** The first records as presets see them. */
export function lookAt(opened: OpenedFile, first: readonly RawEntry[]): FileLook {
  const few = first.slice(0, 50).flatMap((entry) => (isRowProblem(entry) ? [] : [entry]));
  const objects = few.flatMap(({ object }) => (typeof object === "object" && object !== null ? [object] : []));
  const headers = opened.headers.length > 0 ? opened.headers : [...keysOf(objects.map(flatten))];
  const plain = headers.map((header) => plainName(header.slice(0, 200)));
  const names = new Set(plain);
  return {
    format: opened.format,
    headers,
    plain,
    has: (...wanted) => wanted.every((name) => names.has(name)),
    rows: few.flatMap(({ values }) => (values ? [values] : [])),
    objects,
  };
}

function keysOf(rows: readonly ReadonlyMap<string, string>[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => [...row.keys()]));
}

/** What spreading a record out takes. */
type Spreading = Omit<TableReading, "shape">;

/** The objects that one record of JSON holds, flat. Throws on nesting that cannot be written as text. */
function spreadOut(
  object: unknown,
  { preset, beside = NOTHING_BESIDE }: Spreading,
): readonly ReadonlyMap<string, string>[] {
  if (typeof object !== "object" || object === null) return [];
  return (preset?.spread?.(object, beside) ?? [object]).map(flatten);
}

/** How the file becomes a table under this preset. */
export function shapeOf(opened: OpenedFile, first: readonly RawEntry[], spreading: Spreading): TableShape {
  const { preset } = spreading;
  const look = lookAt(opened, first);
  const heads = preset?.heads?.(look);
  if (opened.headers.length > 0) {
    return {
      headers: distinctNames(heads?.headers ?? opened.headers),
      questions: heads?.questions ?? [],
      skip: heads?.rows ?? 0,
      timezone: heads?.timezone,
    };
  }
  const rows = first.flatMap((entry) =>
    isRowProblem(entry) ? [] : (safely(() => spreadOut(entry.object, spreading)) ?? []),
  );
  return { headers: [...keysOf(rows)], questions: [], skip: 0 };
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Names, later ones of the same told apart: "Reply", "Reply (2)". */
function distinctNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let count = 2; seen.has(distinct); count++) distinct = `${name} (${count})`;
    seen.add(distinct);
    return distinct;
  });
}

/** Turns records of JSON into rows; one record may be several. */
function jsonRows(
  headers: readonly string[],
  spreading: Spreading,
): (entry: RawEntry) => readonly (TableRow | Rejected)[] {
  const positions = new Map(headers.map((header, index) => [header, index]));
  function rowOf(
    cells: ReadonlyMap<string, string>,
    place: { readonly line: number; readonly rows: number },
  ): TableRow {
    const values = new Array<string>(headers.length).fill("");
    let extra: Map<string, string> | undefined;
    for (const [name, cell] of cells) {
      const position = positions.get(name);
      if (position === undefined) (extra ??= new Map()).set(name, cell);
      else values[position] = cell;
    }
    return { ...place, values, extra };
  }
  return (entry) => {
    if (isRowProblem(entry)) return [entry];
    const { line, object } = entry;
    if (typeof object !== "object" || object === null || Array.isArray(object)) {
      return [{ line, reason: "It is no JSON object, and so has no columns" }];
    }
    const spread = safely(() => spreadOut(object, spreading));
    if (!spread) return [{ line, reason: "It is nested too deeply to be read" }];
    if (spread.length === 0) return [{ line, reason: "It holds no text that anybody wrote" }];
    return spread.map((cells, index) => rowOf(cells, { line, rows: index === 0 ? 1 : 0 }));
  };
}

/** Turns the batches of a file into rows, in order: it counts off the further header rows. */
function rowReader(
  opened: OpenedFile,
  { shape: { headers, skip }, ...spreading }: TableReading,
): (batch: readonly RawEntry[]) => readonly (TableRow | Rejected)[] {
  const fromJson = jsonRows(headers, spreading);
  const isTabular = opened.headers.length > 0;
  let left = skip;
  return (batch) => {
    const rows: (TableRow | Rejected)[] = [];
    for (const entry of batch) {
      if (left > 0) left--;
      else if (isRowProblem(entry)) rows.push(entry);
      else if (isTabular) rows.push({ line: entry.line, rows: 1, values: entry.values ?? [] });
      else for (const row of fromJson(entry)) rows.push(row);
    }
    return rows;
  };
}

/** The rows among the first records. */
export function firstRows(opened: OpenedFile, first: readonly RawEntry[], reading: TableReading): readonly TableRow[] {
  const rows = rowReader(opened, reading)(first);
  return rows.flatMap((row) => ("reason" in row ? [] : [row]));
}

/** The rows of a file, in batches, as it is read; the records that could not be read among them. */
export async function* tableRows(
  opened: OpenedFile,
  reading: TableReading,
): AsyncGenerator<readonly (TableRow | Rejected)[]> {
  const read = rowReader(opened, reading);
  for await (const batch of opened.records()) yield read(batch);
}
