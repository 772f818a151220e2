/** Imports: what came in, all of a file or nothing of it. */

import type { Database, Queries } from "./database.ts";

export type ImportKind = "feedback" | "orders" | "customers";

/** A record on its way into the store. `rows` is how many rows of the file it stands for. */
export interface StagedRecord {
  readonly key: string;
  readonly rows: number;
  readonly customer?: string;
  readonly email?: string;
  readonly at?: string;
  readonly doc: string;
}

/** Rows of the file by what became of them. */
export interface MergedRows {
  readonly accepted: number;
  readonly duplicates: number;
}

const columns = ["key", "import", "customer", "email", "at", "doc"] as const;

/** The keys among some that are stored already, with the documents where these decide. */
async function stored(queries: Queries, kind: ImportKind, keys: readonly string[]) {
  // Feedback is known by its content, so its document need not be looked at.
  const doc = kind === "feedback" ? "''" : "doc";
  const sql = `select key, import, ${doc} as doc from ${kind} where key = any($1::text[])`;
  const rows = await queries.query<{ key: string; import: number; doc: string }>(sql, [keys]);
  return new Map(rows.map((row) => [row.key, row]));
}

/**
 * Stores a batch of records. Feedback that is there already stays; an order or a customer that comes again replaces what
 * was there. The table is locked, so nobody else stores the same between look and copy.
 */
async function merge(
  queries: Queries,
  { kind, seq, batch }: { readonly kind: ImportKind; readonly seq: number; readonly batch: readonly StagedRecord[] },
): Promise<MergedRows> {
  const latest = new Map(batch.map((record) => [record.key, record]));
  const known = await stored(queries, kind, [...latest.keys()]);
  const fresh = [...latest.values()].filter(({ key, doc }) =>
    kind === "feedback" ? !known.has(key) : known.get(key)?.doc !== doc,
  );
  const replaced = fresh.filter(({ key }) => known.has(key)).map(({ key }) => key);
  if (replaced.length > 0) await queries.query(`delete from ${kind} where key = any($1::text[])`, [replaced]);
  // Sorted, neighbours in the index are written together.
  fresh.sort((a, b) => (a.key < b.key ? -1 : 1));
  await queries.copyIn(
    kind,
    columns,
    fresh.map((r) => [r.key, seq, r.customer ?? null, r.email ?? null, r.at ?? null, r.doc] as const),
  );
  const rowsOf = (records: readonly StagedRecord[]) => records.reduce((sum, { rows }) => sum + rows, 0);
  // What comes again within one import replaces what came first, and was counted with it.
  const accepted = rowsOf(fresh.filter(({ key }) => known.get(key)?.import !== seq));
  return { accepted, duplicates: rowsOf(batch) - accepted };
}

/** How much has been imported. */
export async function countImported(queries: Queries): Promise<{ readonly feedback: number; readonly orders: number }> {
  const [row] = await queries.query<{ feedback: number; orders: number }>(
    "select (select count(*) from feedback) as feedback, (select count(*) from orders) as orders",
  );
  return row!;
}

/** The report of an import, as JSON text. */
export async function loadImport(queries: Queries, id: string): Promise<string | undefined> {
  const [row] = await queries.query<{ report: string }>("select report from imports where id = $1", [id]);
  return row?.report;
}

/**
 * Stores an import: every record and the report, or nothing. `records` yields batches; `report` is called with the
 * counts once all are in. Gives the report, or that of the same import when another process was faster.
 */
export async function saveImport(
  database: Database,
  {
    id,
    kind,
    name,
    sha256,
    records,
    report,
  }: {
    readonly id: string;
    readonly kind: ImportKind;
    readonly name: string;
    readonly sha256: string;
    readonly records: AsyncIterable<readonly StagedRecord[]>;
    readonly report: (rows: MergedRows) => string;
  },
): Promise<string> {
  return database.transaction(async (queries) => {
    const [created] = await queries.query<{ seq: number }>(
      `insert into imports (id, kind, name, sha256, report) values ($1, $2, $3, $4, '')
       on conflict (id) do nothing returning seq`,
      [id, kind, name, sha256],
    );
    if (!created) return (await loadImport(queries, id))!;
    // Imports of a kind take turns; readers do not wait.
    await queries.query(`lock table ${kind} in share row exclusive mode`);
    // The same file, understood in another way, takes the place of what was understood before.
    const before = await queries.query<{ seq: number }>(
      "delete from imports where kind = $1 and sha256 = $2 and id <> $3 returning seq",
      [kind, sha256, id],
    );
    await queries.query(`delete from ${kind} where import = any($1::bigint[])`, [before.map(({ seq }) => seq)]);
    let total: MergedRows = { accepted: 0, duplicates: 0 };
    for await (const batch of records) {
      const { accepted, duplicates } = await merge(queries, { kind, seq: created.seq, batch });
      total = { accepted: total.accepted + accepted, duplicates: total.duplicates + duplicates };
    }
    const text = report(total);
    await queries.query("update imports set report = $2 where id = $1", [id, text]);
    return text;
  });
}
