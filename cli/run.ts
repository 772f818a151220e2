/** `attune run`: import, analyse and print the segments, the main job in one line. */

import type { ImportOptions, ImportReport } from "../pipeline/import-file.ts";
import { FIELDS, isField, type Kind } from "../pipeline/sources/fields.ts";
import { mapOf, pairsOf, positionOf, wantedColumns, type ColumnMap } from "../pipeline/sources/map-columns.ts";
import { wantedNames } from "../pipeline/sources/plain-name.ts";
import { openFile } from "../pipeline/sources/open-file.ts";
import { UnusableInput } from "../pipeline/sources/raw-record.ts";
import { recogniseKind, understand } from "../pipeline/sources/understand.ts";
import { resultOf } from "../pipeline/look-up.ts";
import type { SegmentSummary } from "../pipeline/store/results.ts";
import { UsageError, type Arguments, type Command } from "./command.ts";
import { checkWords, fieldNotes, importAndPrint, importOptions, importOptionsOf } from "./import.ts";
import { lineageText, overviewText, segmentsText } from "./print-segments.ts";
import { analyse, runOptions, runOptionsOf, withEngine, withTaxonomy } from "./session.ts";

interface TypedFile {
  readonly path: string;
  readonly wishes: ImportOptions;
}

const asMap = (pairs: readonly (readonly [string, string])[]) =>
  mapOf(pairs, (field) => new UsageError(`${field} twice`));

/** Why a pair of `--map` is of no file: a field that none has, or a column, with those that they have. */
function unusedPair([field, column]: readonly [string, string], known: ReadonlyMap<string, readonly string[]>): Error {
  const what = `--map ${field}=${column}`;
  const has = [...known].filter(([, headers]) => positionOf(column, headers) !== undefined);
  if (has.length > 0) {
    const files = has.map(([path]) => path).join(", ");
    const kinds = Object.keys(FIELDS).filter((kind) => isField(kind as Kind, field));
    const wanted = kinds.length > 0 ? `${field} is a field of ${kinds.join(" and ")}` : unknownField(field);
    return new UsageError(`${what}: ${files} has the column and not the field: ${wanted}`);
  }
  const [only, ...more] = known;
  const wanted = [...known].map(([path, headers]) => `${path}: ${wantedColumns(column, headers)}`).join("; ");
  return new UsageError(
    more.length === 0 && only
      ? `${what}: ${only[0]} has no such column: wanted ${wantedColumns(column, only[1])}`
      : `${what}: none of the files has such a column. ${wanted}`,
  );
}

function unknownField(field: string): string {
  const all = [...new Set(Object.values(FIELDS).flat())];
  return wantedNames(field, all, `the fields are ${all.join(", ")}`);
}

/**
 * The files, each with what `--map` says of its columns, and with its kind where it has such columns. Opens all of them.
 * Throws `UsageError` for a column that no file has, `UnusableInput` where a file does not show what it holds or lacks
 * a column that it cannot do without.
 */
async function mapEach(files: readonly TypedFile[], map: ColumnMap): Promise<readonly TypedFile[]> {
  const used = new Set<string>();
  const known = new Map<string, readonly string[]>();
  const mapped: TypedFile[] = [];
  for (const { path, wishes } of files) {
    const { map: _map, ...rest } = wishes;
    const opened = await openFile(path, rest);
    const { headers } = opened;
    known.set(path, headers);
    // The keys of JSON are known only when its records are read.
    const there = pairsOf(map).filter(
      ([, column]) => headers.length === 0 || positionOf(column, headers) !== undefined,
    );
    const options = { ...rest, map: asMap(there) };
    const kind = rest.as ?? (there.length > 0 ? (await recogniseKind(opened, options)).kind : undefined);
    const own = there.filter(([field]) => kind !== undefined && isField(kind, field));
    for (const [field] of own) used.add(field);
    const understood = { ...rest, ...(kind && { as: kind }), ...(own.length > 0 && { map: asMap(own) }) };
    // Each must show what it holds before the first is stored.
    await understand(opened, { ...understood, as: kind ?? (await recogniseKind(opened, rest)).kind });
    mapped.push({ path, wishes: understood });
  }
  const unused = pairsOf(map).find(([field]) => !used.has(field));
  if (unused) throw unusedPair(unused, known);
  return mapped;
}

/** The files that were typed, in their order, each with how it is to be imported. Throws as `mapEach` does. */
export async function filesOf(args: Arguments): Promise<readonly TypedFile[]> {
  const { positionals } = args;
  const [orders, customers] = [args.texts("orders"), args.texts("customers")];
  if (positionals.length + orders.length + customers.length === 0) {
    throw new UsageError("Which file? attune run FILE… [--orders FILE] [--customers FILE]");
  }
  checkWords(positionals);
  const wishes = importOptionsOf(args);
  if (wishes.as !== undefined && positionals.length === 0) {
    throw new UsageError("--as says what FILE… hold, and there is none beside those of --orders and --customers");
  }
  const { preset: _preset, ...withoutPreset } = wishes;
  const typed: readonly TypedFile[] = [
    ...positionals.map((path) => ({ path, wishes })),
    ...orders.map((path) => ({ path, wishes: { ...withoutPreset, as: "orders" as const } })),
    ...customers.map((path) => ({ path, wishes: { ...withoutPreset, as: "customers" as const } })),
  ];
  return mapEach(typed, wishes.map ?? {});
}

/** Throws `UnusableInput` when none of the files gave a row: there is nothing to find, and a silent success would hide it. */
function checkRows(imports: readonly ImportReport[]): void {
  if (imports.some(({ accepted, duplicates }) => accepted + duplicates > 0)) return;
  const [{ rows }] = imports as readonly [ImportReport];
  const file = imports.map(({ file }) => file).join(", ");
  const isBare = imports.every(({ rows }) => rows === 0);
  throw new UnusableInput(
    isBare ? "holds a header and no rows" : `gave no row that can be used: ${rows} were read, all were rejected`,
    { file, wanted: isBare ? "rows below the header" : "at least one that can, the reasons are above" },
  );
}

/** Where the report is, and what to type next about these segments in the store of a folder that was typed. */
export function nextText(segments: readonly Pick<SegmentSummary, "id">[], data?: string): string {
  const store =
    data === undefined ? "" : ` --data ${/^[\w./-]+$/.test(data) ? data : `'${data.replaceAll("'", "'\\''")}'`}`;
  const [first] = segments;
  const looks = first
    ? [
        [`segments ${first.id}${store}`, "who is in the first segment"],
        [`ask "unhappy customers"${store}`, "an audience in plain words"],
      ]
    : [[`topics${store}`, "what they write about"]];
  const lines = [...looks, [`serve${store}`, "the report, on http://localhost:3000"]];
  const width = Math.max(...lines.map(([words]) => words!.length));
  return `Next:\n${lines.map(([words, what]) => `  ./attune ${words!.padEnd(width)}   ${what}\n`).join("")}`;
}

export const run: Command = {
  summary: "import, analyse and print the segments",
  mostWords: Infinity,
  usage: "FILE… [--orders FILE]… [--customers FILE]… [options]",
  examples: [
    "attune run data-samples/tickets.csv --orders data-samples/orders.csv --customers data-samples/customers.csv",
  ],
  options: {
    orders: { type: "string", multiple: true, value: "FILE", help: "what the customers bought" },
    customers: { type: "string", multiple: true, value: "FILE", help: "who the customers are" },
    ...importOptions,
    ...runOptions,
  },
  notes: fieldNotes,
  async run(args) {
    // Before anything is stored, so that a file that is missing or cannot be read stops all of them.
    const files = await filesOf(args);
    const json = args.flag("json");
    const wanted = runOptionsOf(args);
    return withEngine(args, async (engine) => {
      const options = await withTaxonomy(args, engine, wanted);
      const imports: ImportReport[] = [];
      for (const { path, wishes } of files) imports.push(await importAndPrint(engine, path, { ...wishes, json }));
      checkRows(imports);
      const { result } = await analyse(engine, options);
      const { overview, segments } = (await resultOf(engine.database, result!))!;
      if (json) {
        const { tables: _tables, ...figures } = overview;
        process.stdout.write(`${JSON.stringify({ imports, result, overview: figures, segments }, undefined, 2)}\n`);
      } else {
        process.stdout.write(
          `${overviewText(overview)}${lineageText(overview, { segments })}\n${segmentsText(segments, overview.topics)}\n`,
        );
        process.stdout.write(nextText(segments, args.text("data")));
      }
      return 0;
    });
  },
};
