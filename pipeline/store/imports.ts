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

const columns = ["key", "rows", "customer", "email", "at", "doc"] as const;

/** Records are merged in stretches of this many, sorted by key, which keeps the index quick and memory flat. */
const mergeEvery = 50_000;

/** Feedback is known by its content and stays; an order or a customer that comes again replaces what was there. */
function mergeSql(kind: ImportKind): string {
  const onConflict =
    kind === "feedback"
      ? "do nothing"
      : `do update set import = excluded.import, customer = excluded.customer, email = excluded.email,
           at = excluded.at, doc = excluded.doc where ${kind}.doc <> excluded.doc`;
  return `with latest as (
      select distinct on (key) * from staged order by key, position desc
    ), merged as (
      insert into ${kind} (key, import, customer, email, at, doc)
      select key, $1, customer, email, at, doc from latest order by key
      on conflict (key) ${onConflict} returning key
    )
    select coalesce(sum(latest.rows), 0)::bigint as accepted from merged join latest using (key)`;
}

async function merge(queries: Queries, { kind, seq }: { kind: ImportKind; seq: number }): Promise<MergedRows> {
  const [all] = await queries.query<{ rows: number }>("select coalesce(sum(rows), 0)::bigint as rows from staged");
  const [merged] = await queries.query<{ accepted: number }>(mergeSql(kind), [seq]);
  await queries.query("truncate staged");
  return { accepted: merged!.accepted, duplicates: all!.rows - merged!.accepted };
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
    await queries.query(
      `create temp table staged (position bigint generated always as identity, key text collate "C", rows int,
         customer text, email text, at text, doc text) on commit drop`,
    );
    let total: MergedRows = { accepted: 0, duplicates: 0 };
    let staged = 0;
    const mergeStaged = async () => {
      const { accepted, duplicates } = await merge(queries, { kind, seq: created.seq });
      total = { accepted: total.accepted + accepted, duplicates: total.duplicates + duplicates };
      staged = 0;
    };
    for await (const batch of records) {
      const rows = batch.map((r) => [r.key, r.rows, r.customer ?? null, r.email ?? null, r.at ?? null, r.doc] as const);
      staged += await queries.copyIn("staged", columns, rows);
      if (staged >= mergeEvery) await mergeStaged();
    }
    await mergeStaged();
    const text = report(total);
    await queries.query("update imports set report = $2 where id = $1", [id, text]);
    return text;
  });
}
