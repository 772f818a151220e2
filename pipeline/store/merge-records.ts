/** Records on their way into the store: which are new, which replace others, and which were there before. */

import { createHash } from "node:crypto";
import { noteCopies } from "./copies.ts";
import type { Queries } from "./database.ts";
import type { ImportKind } from "./imports.ts";

/** A record on its way into the store. `rows` is how many rows of the file it stands for. */
export interface StagedRecord {
  readonly key: string;
  readonly rows: number;
  /** Where it begins in the file. */
  readonly line?: number;
  readonly customer?: string;
  readonly email?: string;
  readonly at?: string;
  readonly doc: string;
}

/** Rows of the file by what became of them. */
export interface MergedRows {
  readonly accepted: number;
  readonly duplicates: number;
  /** Lines of records that took the place of one that stood before in the file, with other values; absent: none. */
  readonly changed?: readonly number[];
}

const columns = ["key", "import", "customer", "email", "at", "doc"] as const;

interface Known {
  readonly key: string;
  readonly import: number;
  /** MD5 of the document. */
  readonly hash: string;
}

const hashOf = (doc: string) => createHash("md5").update(doc).digest("hex");

/** The records that stood before in the file with other values: in this batch, or in those before it. */
function changedIn(batch: readonly StagedRecord[], before: (key: string) => string | undefined): readonly number[] {
  const docs = new Map<string, string>();
  return batch.flatMap(({ key, doc, line = 0 }) => {
    const last = docs.get(key);
    docs.set(key, doc);
    const stored = last === undefined ? before(key) : undefined;
    return (last !== undefined && last !== doc) || (stored !== undefined && stored !== hashOf(doc)) ? line : [];
  });
}

/** The records among some keys that are stored already. */
async function stored(
  queries: Queries,
  { kind, seq, keys }: { readonly kind: ImportKind; readonly seq: number; readonly keys: readonly string[] },
) {
  const rows = await queries.query<Known>(
    `select key, import, md5(doc) as hash from ${kind} where key = any($1::text[])
     union all select key, import, md5(doc) from replacements where import = $2 and key = any($1::text[])`,
    [keys, seq],
  );
  // What will be replaced comes before what replaces it.
  return new Map(
    [...rows.filter((row) => row.import !== seq), ...rows.filter((row) => row.import === seq)].map((row) => [
      row.key,
      row,
    ]),
  );
}

async function copyIn(
  queries: Queries,
  table: string,
  { seq, records }: { seq: number; records: readonly StagedRecord[] },
) {
  // Sorted, neighbours in the index are written together.
  const sorted = [...records].sort((a, b) => (a.key < b.key ? -1 : 1));
  await queries.copyIn(
    table,
    columns,
    sorted.map((r) => [r.key, seq, r.customer ?? null, r.email ?? null, r.at ?? null, r.doc] as const),
  );
}

/**
 * Stores a batch of records under an import that is not over. Feedback that is there already stays; an order or a customer
 * that comes again will replace what was there, and so will any record that is shown from `outdated` imports. Of what stays
 * a copy is noted.
 */
export async function mergeRecords(
  queries: Queries,
  {
    kind,
    seq,
    outdated,
    batch,
  }: {
    readonly kind: ImportKind;
    readonly seq: number;
    readonly outdated: readonly number[];
    readonly batch: readonly StagedRecord[];
  },
): Promise<MergedRows> {
  const latest = new Map(batch.map((record) => [record.key, record]));
  const known = await stored(queries, { kind, seq, keys: [...latest.keys()] });
  const isOutdated = (one: Known | undefined) => one !== undefined && outdated.includes(one.import);
  const fresh = [...latest.values()].filter(({ key, doc }) => {
    const one = known.get(key);
    return one === undefined || isOutdated(one) || (kind !== "feedback" && one.hash !== hashOf(doc));
  });
  const isFresh = new Set(fresh);
  const copies = [...latest.values()].flatMap((record) => {
    const one = known.get(record.key);
    if (one === undefined || one.import === seq || isFresh.has(record)) return [];
    return [{ record, isSame: kind !== "feedback" || one.hash === hashOf(record.doc) }];
  });
  await noteCopies(queries, { kind, seq, copies });
  // Of this import itself nobody sees anything yet.
  const own = fresh.flatMap(({ key }) => (known.get(key)?.import === seq ? key : []));
  const replaced = new Set<string>();
  if (own.length > 0) {
    await queries.query(`delete from ${kind} where import = $1 and key = any($2::text[])`, [seq, own]);
    const again = await queries.query<{ key: string }>(
      "delete from replacements where import = $1 and key = any($2::text[]) returning key",
      [seq, own],
    );
    again.forEach(({ key }) => replaced.add(key));
  }
  for (const { key } of fresh) if (known.has(key) && known.get(key)!.import !== seq) replaced.add(key);
  await copyIn(queries, kind, { seq, records: fresh.filter(({ key }) => !replaced.has(key)) });
  await copyIn(queries, "replacements", { seq, records: fresh.filter(({ key }) => replaced.has(key)) });
  const rowsOf = (records: readonly StagedRecord[]) => records.reduce((sum, { rows }) => sum + rows, 0);
  // What comes again within one import replaces what came first, and was counted with it.
  const first = new Map([...batch].reverse().map((record) => [record.key, record]));
  const accepted = rowsOf(fresh.flatMap(({ key }) => (known.get(key)?.import === seq ? [] : first.get(key)!)));
  const before = (key: string) => (known.get(key)?.import === seq ? known.get(key)!.hash : undefined);
  const changed = kind === "feedback" ? [] : changedIn(batch, before);
  return { accepted, duplicates: rowsOf(batch) - accepted, ...(changed.length > 0 && { changed }) };
}
