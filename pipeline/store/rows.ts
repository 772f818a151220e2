/** The rows of tables: what was imported, and what was regrouped. */

import { decode } from "../answer.ts";
import type { Base, KeyedRow, TableSpec } from "../table.ts";
import { widen } from "./answers.ts";
import type { Queries } from "./database.ts";
import { checkThere } from "./imported.ts";
import type { RowCache, WideRows } from "./row-cache.ts";

/** How the pieces of a regrouped row are put together, and those of which parts: what a regrouping of that name does. */
export interface Join {
  readonly joined: readonly number[];
  readonly join: (owner: string, parts: readonly (readonly unknown[])[]) => Readonly<Record<string, unknown>>;
}

/** The joins of all regroupings, by name. */
export type Joins = Readonly<Record<string, Join>>;

/** A stretch of rows, both ends inclusive. */
export interface Stretch {
  readonly first: string;
  readonly last: string;
  readonly rows: number;
}

function keysOf(base: Base): { readonly sql: string; readonly params: readonly [string | readonly number[]] } {
  return base.kind === "gathered"
    ? { sql: "select owner as key from gathered where table_id = $1 group by owner", params: [base.id] }
    : { sql: `select key from ${base.kind} where import = any($1::bigint[])`, params: [base.imports] };
}

/**
 * Cuts a base into stretches of `most` rows; a small one into smaller stretches, down to `least`, so that there are 16.
 * Throws when what it was named by was imported anew since; so does reading.
 */
export async function cut(
  queries: Queries,
  { base, most, least = most }: { readonly base: Base; readonly most: number; readonly least?: number },
): Promise<readonly Stretch[]> {
  const { sql, params } = keysOf(base);
  const stretches = await queries.query<Stretch & Readonly<Record<string, unknown>>>(
    `select min(key) as first, max(key) as last, count(*) as rows
     from (select key, (row_number() over (order by key) - 1)
             / greatest(${least}, least(${most}, (count(*) over () + 15) / 16)) as stretch
           from (${sql}) as keys) as numbered
     group by stretch order by stretch`,
    params,
  );
  await checkThere(queries, base);
  return stretches;
}

interface Piece extends Readonly<Record<string, unknown>> {
  readonly owner: string;
  readonly part: number;
  readonly doc: string;
}

async function readGathered(
  queries: Queries,
  base: Base & { kind: "gathered" },
  between: Stretch,
  { joined, join }: Join,
) {
  const rows = await queries.query<Piece>(
    `select owner, part, doc from gathered where table_id = $1 and owner >= $2 and owner <= $3 and part = any($4::int[])
     order by owner, part, sort`,
    [base.id, between.first, between.last, joined],
  );
  return joinedRows(rows, join);
}

/** Some rows of a regrouping, without columns, in the order of their keys; none of a table that is no regrouping. */
export async function readSome(
  queries: Queries,
  { base, keys, joins }: { readonly base: Base; readonly keys: readonly string[]; readonly joins: Joins },
): Promise<readonly KeyedRow[]> {
  if (base.kind !== "gathered") return [];
  const { joined, join } = joins[base.regrouping]!;
  const rows = await queries.query<Piece>(
    `select owner, part, doc from gathered where table_id = $1 and owner = any($2::text[]) and part = any($3::int[])
     order by owner, part, sort`,
    [base.id, keys, joined],
  );
  return joinedRows(rows, join);
}

function joinedRows(rows: readonly Piece[], join: Join["join"]): readonly KeyedRow[] {
  const owners = new Map<string, unknown[][]>();
  for (const { owner, part, doc } of rows) {
    const parts = owners.get(owner) ?? [];
    while (parts.length <= part) parts.push([]);
    parts[part]!.push(decode(doc));
    owners.set(owner, parts);
  }
  return [...owners].map(([key, parts]) => ({ key, row: join(key, parts) }));
}

/** The rows of a stretch of a base, without columns, in the order of their keys. */
export async function readBase(
  queries: Queries,
  { base, between, joins }: { readonly base: Base; readonly between: Stretch; readonly joins: Joins },
): Promise<readonly KeyedRow[]> {
  if (base.kind === "gathered") return readGathered(queries, base, between, joins[base.regrouping]!);
  const rows = await queries.query<{ key: string; doc: string }>(
    `select key, doc from ${base.kind} where import = any($1::bigint[]) and key >= $2 and key <= $3 order by key`,
    [base.imports, between.first, between.last],
  );
  await checkThere(queries, base);
  return rows.map(({ key, doc }) => ({ key, row: decode(doc) as Record<string, unknown> }));
}

/** The rows of a stretch with their columns, from the cache as far as it has them. */
export async function readStretch(
  queries: Queries,
  {
    table,
    between,
    joins,
    cache,
  }: { readonly table: TableSpec; readonly between: Stretch; readonly joins: Joins; readonly cache?: RowCache },
): Promise<WideRows> {
  const known = cache?.get(table, between);
  const rejected = [...(known?.rejected ?? [])];
  const rows = await widen(queries, {
    rows: known?.rows ?? (await readBase(queries, { base: table.base, between, joins })),
    columns: table.columns.slice(known?.columns ?? 0),
    rejected: (key, reason) => rejected.push({ key, reason }),
  });
  return { rows, rejected };
}

/** How tables are cut where nothing else is said: for steps and for reading alike, so that one finds the other's stretches. */
export const usualCut = { most: 256, least: 16 } as const;

/** All rows of a table with their columns, page by page. */
export async function* readTable(
  queries: Queries,
  {
    table,
    joins,
    cache,
    rejected,
  }: {
    readonly table: TableSpec;
    readonly joins: Joins;
    readonly cache?: RowCache;
    readonly rejected?: (key: string, reason: string) => void;
  },
): AsyncGenerator<readonly KeyedRow[]> {
  for (const between of await cut(queries, { base: table.base, ...usualCut })) {
    const wide = await readStretch(queries, { table, between, joins, ...(cache && { cache }) });
    for (const { key, reason } of wide.rejected) rejected?.(key, reason);
    yield wide.rows;
  }
}

/** One row of a table with its columns; undefined when there is none or a column rejected it. */
export async function readRow(
  queries: Queries,
  { table, key, joins }: { readonly table: TableSpec; readonly key: string; readonly joins: Joins },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const between = { first: key, last: key, rows: 1 };
  const rows = await readBase(queries, { base: table.base, between, joins });
  const [wide] = await widen(queries, { rows, columns: table.columns });
  return wide?.row;
}
