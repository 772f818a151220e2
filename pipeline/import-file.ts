/** From a file to stored rows. Nothing is stored before personal data in free text is masked: the readers see to it. */

import { fingerprint } from "./answer.ts";
import { countDays } from "./far-days.ts";
import { importIds } from "./import-id.ts";
import { describeUnderstanding, type ColumnDescription } from "./sources/describe-understanding.ts";
import { hashFile } from "./sources/hash-file.ts";
import { openFile } from "./sources/open-file.ts";
import { serialsTold, type SerialDates } from "./sources/serial-dates.ts";
import { recogniseKind, understand, type UnderstandOptions } from "./sources/understand.ts";
import type { Database } from "./store/database.ts";
import { stageFile, type RowNote } from "./stage-records.ts";
import type { Channel } from "./types.ts";
import {
  loadImport,
  saveImport,
  type ImportKind,
  type MergedRows,
  type Replaced,
  type StagedRecord,
} from "./store/imports.ts";

/** Problems are listed up to this many; all are counted. */
const listedProblems = 1000;

/** A row that was not accepted, or what was lost of one that was. */
export type ImportProblem = RowNote;

/** What became of a file. rows = accepted + duplicates + rejected, always. */
export interface ImportReport {
  readonly id: string;
  readonly file: string;
  readonly kind: ImportKind;
  /** The same file was imported before; the counts are those of then. */
  readonly repeated: boolean;
  readonly dryRun: boolean;
  readonly format: string;
  readonly encoding: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly preset: string;
  /** Of texts whose row names none, and what tells it; absent where nothing does. */
  readonly channel?: { readonly name: Channel; readonly why: string };
  readonly columns: readonly ColumnDescription[];
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Records made of the rows: a row with two answered questions gives two, an order over three rows gives one. */
  readonly records: number;
  readonly problems: readonly ImportProblem[];
  /** Rows that were accepted without a part of them, such as a rating that is none; counted, and listed as problems are. */
  readonly incomplete: number;
  readonly losses: readonly ImportProblem[];
  readonly warnings: readonly string[];
  /** Records that went and came where the same file had been imported in another way; absent where it had not. */
  readonly replaced?: Replaced;
}

/** What a user may say of a file. */
export interface ImportOptions extends Omit<UnderstandOptions, "as"> {
  /** Absent: recognised from the columns. */
  readonly as?: ImportKind;
  /** What to call the file in reports; absent: its path. */
  readonly name?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
  /** The moment of the import, ISO 8601: rows dated later are told of; absent: not looked at. */
  readonly now?: string;
  /** Told how the file was understood, before any of it is used; the counts are still zero. */
  readonly understood?: (preview: ImportReport) => void;
  /** Told the rows read so far, now and then. */
  readonly progress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Imports a file: all of it, or with `dryRun` nothing. The same file understood in the same way is one import: the second
 * time its report is given again, `repeated`. Throws `UnusableInput` when no row can be read.
 */
export async function importFile(database: Database, path: string, options: ImportOptions = {}): Promise<ImportReport> {
  const { name = path, dryRun = false, now, understood, progress, signal, as, ...said } = options;
  const { encoding, delimiter, sheet, ...wishes } = said;
  const open = {
    name,
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(sheet && { sheet }),
  };
  const opened = await openFile(path, open);
  const kind = as ?? (await recogniseKind(opened, wishes)).kind;
  const sha256 = await hashFile(path);
  const [id, ...others] = importIds({ kind, sha256, said, name }) as [string, ...string[]];
  for (const one of dryRun ? [] : [id, ...others]) {
    const known = await loadImport(database, one);
    if (known) return { ...(JSON.parse(known) as ImportReport), file: name, repeated: true };
  }

  const understanding = await understand(opened, { ...wishes, as: kind });
  const problems: ImportProblem[] = [];
  const losses: ImportProblem[] = [];
  let incomplete = 0;
  let rows = 0;
  let rejected = 0;
  let records = 0;
  const days = countDays();
  let serials: readonly SerialDates[] = [];
  async function* staged(): AsyncGenerator<readonly StagedRecord[]> {
    for await (const batch of stageFile({ path, open, kind, understanding }, { opened })) {
      signal?.throwIfAborted();
      rows += batch.rows;
      rejected += batch.rejected;
      records += batch.staged.length;
      serials = batch.serials;
      incomplete += batch.losses.length;
      problems.push(...batch.problems.slice(0, listedProblems - problems.length));
      losses.push(...batch.losses.slice(0, listedProblems - losses.length));
      for (const { at, rows, line } of batch.staged) if (at !== undefined && rows > 0) days.add(at, line!);
      progress?.(rows);
      yield batch.staged;
    }
  }
  const report = ({ accepted, duplicates, changed = [] }: MergedRows, replaced?: Replaced): ImportReport => ({
    id,
    file: name,
    kind,
    repeated: false,
    dryRun,
    format: opened.format,
    encoding: opened.encoding,
    ...(opened.delimiter && { delimiter: opened.delimiter }),
    ...(opened.sheet && { sheet: opened.sheet }),
    preset: understanding.preset,
    ...(understanding.channel && {
      channel: { name: understanding.channel, why: understanding.channelWhy ?? "" },
    }),
    columns: describeUnderstanding(understanding),
    rows,
    accepted,
    duplicates,
    rejected,
    records,
    problems,
    incomplete,
    losses,
    warnings: [
      ...opened.warnings,
      ...understanding.warnings,
      ...(changed.length > 0 ? [changedText(kind, changed)] : []),
      ...[...serials.map(serialsTold), days.told(now)].filter((told) => told !== undefined),
    ],
    ...(replaced && { replaced }),
  });
  understood?.(report({ accepted: 0, duplicates: 0 }));
  if (dryRun) return report(await countOnly(staged(), kind));
  const text = await saveImport(database, {
    id,
    kind,
    name,
    sha256,
    records: staged(),
    report: (merged, replaced) => JSON.stringify(report(merged, replaced)),
  });
  return JSON.parse(text) as ImportReport;
}

/** That a customer or an order stands more than once with other values. */
function changedText(kind: ImportKind, lines: readonly number[]): string {
  const [first, ...more] = lines;
  const place =
    more.length === 0
      ? `line ${first} has`
      : `lines ${lines.slice(0, 5).join(", ")}${lines.length > 5 ? " …" : ""} have`;
  const whose = kind === "customers" ? "a customer" : "an order";
  return `${place} the id of ${whose} further up, with other values: of each the last row counts, whole`;
}

/** Counts without a store: duplicates are those within the file. */
async function countOnly(batches: AsyncIterable<readonly StagedRecord[]>, kind: ImportKind): Promise<MergedRows> {
  const seen = new Map<string, string>();
  const changed: number[] = [];
  let accepted = 0;
  let duplicates = 0;
  for await (const batch of batches) {
    for (const { key, rows, doc, line = 0 } of batch) {
      const hash = kind === "feedback" ? "" : fingerprint(doc);
      if (seen.has(key)) duplicates += rows;
      else accepted += rows;
      if (seen.has(key) && seen.get(key) !== hash) changed.push(line);
      seen.set(key, hash);
    }
  }
  return { accepted, duplicates, ...(changed.length > 0 && { changed }) };
}
