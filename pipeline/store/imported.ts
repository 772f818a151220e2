/** The tables of what was imported. */

import { fingerprint } from "../answer.ts";
import { PermanentError } from "../stage.ts";
import type { Base, TableSpec } from "../table.ts";
import type { Queries } from "./database.ts";
import type { ImportKind } from "./imports.ts";

/** A table of what was imported. */
export type ImportedBase = Base & { readonly kind: ImportKind };

async function importsOf(queries: Queries, kind: ImportKind) {
  return queries.query<{ seq: number; contents: string | null }>(
    "select seq, contents from imports where kind = $1 order by seq",
    [kind],
  );
}

/**
 * The table of everything imported of a kind by now. It is named by what is in it: the same rows have the same name,
 * whatever files they came from and in whatever order.
 */
export async function importedTable(queries: Queries, kind: ImportKind): Promise<TableSpec> {
  const known = await importsOf(queries, kind);
  // What is there changes with each import, and each has a higher number than all before.
  const contents = known.at(-1)?.contents;
  if (contents) return { base: { kind, id: contents, imports: known.map(({ seq }) => seq) }, columns: [] };
  // One statement, which sees one moment. Sums over hashes need not be sorted.
  const [row] = await queries.query<{ imports: readonly number[] | null; figures: string }>(
    `with own as (select seq from imports where kind = $1), hashes as (
       select md5(key || ' ' || doc) as hash from ${kind} where import in (select seq from own)
     )
     select (select array_agg(seq order by seq) from own) as imports, concat_ws(' ', count(*),
       sum(('x' || left(hash, 15))::bit(60)::bigint), sum(('x' || substr(hash, 16, 15))::bit(60)::bigint)) as figures
     from hashes`,
    [kind],
  );
  const imports = row!.imports ?? [];
  const id = fingerprint(kind, row!.figures);
  await queries.query("update imports set contents = $2 where seq = $1", [imports.at(-1) ?? -1, id]);
  return { base: { kind, id, imports }, columns: [] };
}

/** How many rows of its imports a table has. */
export async function countRows(queries: Queries, { kind, imports }: ImportedBase): Promise<number> {
  if (imports.length === 0) return 0;
  const [row] = await queries.query<{ rows: number }>(
    `select count(*) as rows from ${kind} where import = any($1::bigint[])`,
    [imports],
  );
  return row!.rows;
}

/** Whether a table holds yet what it did when it was named. To feedback, others are added; orders and customers change. */
export async function isThere(queries: Queries, { kind, imports }: ImportedBase): Promise<boolean> {
  const now = new Set((await importsOf(queries, kind)).map(({ seq }) => seq));
  return imports.every((seq) => now.has(seq)) && (kind === "feedback" || now.size === imports.length);
}

/** To be asked after rows of a table were read: throws when they need not be all, and what they were. */
export async function checkThere(queries: Queries, base: Base): Promise<void> {
  if (base.kind === "gathered" || (await isThere(queries, base))) return;
  throw new PermanentError(`Files of ${base.kind} were imported anew since they were analysed: attune analyse`);
}
