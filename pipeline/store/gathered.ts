/** Regrouped tables, and who is who in what was imported. */

import type { Naming } from "../identity.ts";
import type { TableSpec } from "../table.ts";
import { encodePlain } from "../answer.ts";
import { countRows } from "./imported.ts";
import type { Database, Queries } from "./database.ts";

/** One part of a row to be: whose it is, which part, and where it sorts among its like. */
export interface Piece {
  readonly owner: string;
  readonly part: number;
  readonly sort: string;
  readonly doc: unknown;
}

/** Every way in which the rows of an imported table name their customers. */
export async function namings(queries: Queries, { base }: TableSpec): Promise<readonly Naming[]> {
  if (base.kind === "gathered") throw new Error("A regrouped table names its customers by their keys");
  const rows = await queries.query<{ customer: string | null; email: string | null }>(
    `select distinct customer, email from ${base.kind} where import = any($1::bigint[])`,
    [base.imports],
  );
  return rows.map(({ customer, email }) => ({ ...(customer && { customer }), ...(email && { email }) }));
}

/** How many rows an imported table has; 0 of another. */
export async function countImported(queries: Queries, { base }: TableSpec): Promise<number> {
  return base.kind === "gathered" ? 0 : countRows(queries, { ...base, kind: base.kind });
}

/** Whether any feedback of an imported table was written by an agent or a bot. */
export async function hasReplies(queries: Queries, { base }: TableSpec): Promise<boolean> {
  if (base.kind !== "feedback") return false;
  // Quotes within a text are escaped, so only a field looks like this.
  const [row] = await queries.query<{ found: boolean }>(
    `select exists (
       select 1 from feedback where import = any($1::bigint[])
         and (doc like '%"speaker":"agent"%' or doc like '%"speaker":"bot"%')
     ) as found`,
    [base.imports],
  );
  return row!.found;
}

/** How many rows of each part found no owner in a regrouped table; undefined when there is no such table. */
export async function skippedIn(queries: Queries, id: string): Promise<readonly number[] | undefined> {
  const [row] = await queries.query<{ skipped: string }>("select skipped from gathered_tables where id = $1", [id]);
  return row && (JSON.parse(row.skipped) as number[]);
}

/** Pieces of one part; undefined where a row has no owner. */
export interface PieceBatch {
  readonly part: number;
  readonly pieces: readonly (Omit<Piece, "part"> | undefined)[];
}

/** Stores a regrouped table of `parts` parts: all of its pieces or none. Those without an owner are counted by part. */
export async function saveGathered(
  database: Database,
  {
    id,
    parts,
    pieces,
  }: {
    readonly id: string;
    readonly parts: number;
    readonly pieces: (queries: Queries) => AsyncIterable<PieceBatch>;
  },
): Promise<void> {
  await database.transaction(async (queries) => {
    // Two runs that regroup the same take turns: the second finds the table there.
    const created = await queries.query(
      "insert into gathered_tables (id, skipped) values ($1, '[]') on conflict (id) do nothing returning id",
      [id],
    );
    if (created.length === 0) return;
    const skipped = Array.from({ length: parts }, () => 0);
    for await (const { part, pieces: page } of pieces(queries)) {
      const kept = page.filter((piece) => piece !== undefined);
      skipped[part]! += page.length - kept.length;
      await queries.copyIn(
        "gathered",
        ["table_id", "owner", "part", "sort", "doc"],
        kept.map(({ owner, sort, doc }) => [id, owner, part, sort, encodePlain(doc)]),
      );
    }
    await queries.query("update gathered_tables set skipped = $2 where id = $1", [id, JSON.stringify(skipped)]);
  });
}
