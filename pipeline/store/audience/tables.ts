/** The tables that an audience is asked of: made once for a result, dropped when it is no more. */

import { randomUUID } from "node:crypto";
import type { Fields } from "../../../models/rules/fields.ts";
import type { ColumnVocabulary } from "../../audiences/columns.ts";
import type { AskedMember, OrderRecord, TextRecord } from "../../audiences/fields/records.ts";
import { fingerprint } from "../../answer.ts";
import type { Database, Queries, Value } from "../database.ts";
import { columnsOf, declared, noDay, widestFirst, type Column } from "./columns.ts";
import type { AudienceTables } from "./where.ts";

/** Of what the tables hold. Raise it where `tests/stage-sources.test.ts` says so: what was made before is made anew. */
export const tablesVersion = "7";

/** Tables that nobody has filled for so long belong to a process that is no more. */
const abandoned = "1 hour";

/** Names that the data of a result have, as they are stored with its tables. */
export interface StoredVocabulary extends ColumnVocabulary {
  readonly items: readonly string[];
  /** Scales of which any rating was given. */
  readonly ratings?: readonly string[];
  /** Whether any texts are answers on the same form. */
  readonly hasForms?: boolean;
}

/** The names of the tables of a result. */
export function tablesOf(result: string): AudienceTables {
  return tablesNamed(`audience_${fingerprint("audience", tablesVersion, result).slice(0, 16)}`);
}

function tablesNamed(name: string): AudienceTables {
  return { members: name, texts: `${name}_texts`, orders: `${name}_orders` };
}

/** What is known of a result's tables; undefined where they were not made yet. */
export async function vocabularyOf(queries: Queries, tables: AudienceTables): Promise<StoredVocabulary | undefined> {
  const [row] = await queries.query<{ vocabulary: string }>(
    "select vocabulary from audience_tables where name = $1 and vocabulary <> ''",
    [tables.members],
  );
  return row && (JSON.parse(row.vocabulary) as StoredVocabulary);
}

/** A customer's text or order beside whose it is, and its place among those of its customer. */
interface Owned<Row> {
  readonly customer: string;
  readonly place: number;
  readonly row: Row;
}

const textBase: readonly Column<Owned<TextRecord>>[] = [
  { name: "customer", type: "text", value: ({ customer }) => customer },
  { name: "place", type: "int4", value: ({ place }) => place },
  { name: "thing", type: "int4", value: ({ place, row }) => row.response ?? place },
  { name: "day", type: "int4", value: ({ row }) => row.day ?? noDay },
  { name: "doc", type: "text", value: ({ row: { body: _, ...rest } }) => JSON.stringify(rest) },
];
const orderBase: readonly Column<Owned<OrderRecord>>[] = [
  { name: "customer", type: "text", value: ({ customer }) => customer },
  { name: "place", type: "int4", value: ({ place }) => place },
  { name: "day", type: "int4", value: ({ row }) => row.day ?? noDay },
  { name: "paid", type: "float8", value: ({ row }) => row.paidCents },
  { name: "is_credit", type: "bool", value: ({ row }) => row.isCreditOnly },
  { name: "doc", type: "text", value: ({ row }) => JSON.stringify(row) },
];

/** Columns of texts or orders: those of their fields behind those that every table of the kind has. */
function recordColumns<Row>(
  base: readonly Column<Owned<Row>>[],
  fields: Fields<unknown>,
): readonly Column<Owned<Row>>[] {
  const own = columnsOf(fields, undefined).map(({ name, type, value }): Column<Owned<Row>> => ({
    name,
    type,
    value: ({ row }) => value(row),
  }));
  return widestFirst([...base, ...own]);
}

/** What tables of a result are made of. */
export interface TablesToMake {
  readonly result: string;
  readonly fields: Fields<AskedMember>;
  /** Number of the day to look back from. */
  readonly today: number | undefined;
  /** A page at a time, in order, with their records where there are any. */
  readonly members: () => AsyncIterable<readonly AskedMember[]>;
  /** What is found out on the way. */
  readonly vocabulary: () => StoredVocabulary;
}

/**
 * Makes the tables of a result, unless another process has by then. Every page is a transaction of its own, so that others are
 * answered in between; the tables have another name until they are whole.
 */
export async function makeTables(
  database: Database,
  { result, fields, today, members, vocabulary }: TablesToMake,
): Promise<void> {
  const columns = columnsOfAll(fields, today);
  const draft = tablesNamed(`${tablesOf(result).members}_${randomUUID().slice(0, 8)}`);
  await database.transaction(async (queries) => {
    await queries.query("insert into audience_tables (name, result, vocabulary) values ($1, $2, '')", [
      draft.members,
      result,
    ]);
    await createTable(queries, draft.members, columns.members);
    await createTable(queries, draft.texts, columns.texts);
    await createTable(queries, draft.orders, columns.orders);
  });
  try {
    for await (const page of members())
      await database.transaction((queries) => copyPage(queries, { tables: draft, columns, page }));
    await database.execute(`create unique index on ${draft.members} (customer)`);
    await database.execute(`create index on ${draft.texts} (customer, place)`);
    await database.execute(`create index on ${draft.orders} (customer, place)`);
    for (const table of Object.values(draft)) await database.execute(`analyze ${table}`);
    await database.transaction((queries) => publishTables(queries, { draft, result, vocabulary: vocabulary() }));
  } catch (error) {
    await database.transaction((queries) => dropTables(queries, [draft.members])).catch(() => {});
    throw error;
  }
}

interface AllColumns {
  readonly members: readonly Column<AskedMember>[];
  readonly texts: readonly Column<Owned<TextRecord>>[];
  readonly orders: readonly Column<Owned<OrderRecord>>[];
}

function columnsOfAll(fields: Fields<AskedMember>, today: number | undefined): AllColumns {
  const kinds = new Map(fields.records.map(({ name, fields: own }) => [name, own]));
  const customer: Column<AskedMember> = { name: "customer", type: "text", value: (member) => member.customer };
  return {
    members: widestFirst([customer, ...columnsOf(fields, today)]),
    texts: recordColumns(textBase, kinds.get("texts")!),
    orders: recordColumns(orderBase, kinds.get("orders")!),
  };
}

async function copyPage(
  queries: Queries,
  {
    tables,
    columns,
    page,
  }: { readonly tables: AudienceTables; readonly columns: AllColumns; readonly page: readonly AskedMember[] },
): Promise<void> {
  const owned = <Row>(of: (member: AskedMember) => readonly Row[]) =>
    page.flatMap((member) => of(member).map((row, place) => ({ customer: member.customer, place, row })));
  // That they are still being filled.
  await queries.query("update audience_tables set at = now() where name = $1", [tables.members]);
  await copy(queries, { table: tables.members, columns: columns.members, rows: page });
  const texts = owned(({ records }) => records?.texts ?? []);
  await copy(queries, { table: tables.texts, columns: columns.texts, rows: texts });
  const orders = owned(({ records }) => records?.orders ?? []);
  await copy(queries, { table: tables.orders, columns: columns.orders, rows: orders });
}

/** Gives tables that are whole the names they are asked by; where another process was first, drops them. */
async function publishTables(
  queries: Queries,
  {
    draft,
    result,
    vocabulary,
  }: { readonly draft: AudienceTables; readonly result: string; readonly vocabulary: StoredVocabulary },
): Promise<void> {
  const tables = tablesOf(result);
  const isFirst = await queries.query(
    "insert into audience_tables (name, result, vocabulary) values ($1, $2, $3) on conflict (name) do nothing returning name",
    [tables.members, result, JSON.stringify(vocabulary)],
  );
  if (isFirst.length === 0) return dropTables(queries, [draft.members]);
  await queries.query("delete from audience_tables where name = $1", [draft.members]);
  for (const kind of ["members", "texts", "orders"] as const)
    await queries.execute(`alter table ${draft[kind]} rename to ${tables[kind]}`);
}

async function createTable<Row>(queries: Queries, name: string, columns: readonly Column<Row>[]): Promise<void> {
  await queries.execute(`create table ${name} (${columns.map(declared).join(", ")})`);
}

async function copy<Row>(
  queries: Queries,
  { table, columns, rows }: { table: string; columns: readonly Column<Row>[]; rows: readonly Row[] },
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row): readonly Value[] => columns.map(({ value }) => value(row)));
  await queries.copyIn(
    table,
    columns.map(({ name }) => name),
    values,
  );
}

async function dropTables(queries: Queries, names: readonly string[]): Promise<void> {
  await queries.query("delete from audience_tables where name = any($1::text[])", [names]);
  for (const { members, texts, orders } of names.map(tablesNamed))
    await queries.execute(`drop table if exists ${members}, ${texts}, ${orders}`);
}

/** Drops the tables of results that are no more, those of an earlier version, and those that were never finished. */
export async function dropOutdatedTables(queries: Queries): Promise<void> {
  const all = await queries.query<{ name: string; result: string; left: boolean }>(
    `select name, result, vocabulary = '' and at < now() - interval '${abandoned}'
       or not exists (select 1 from results where results.id = audience_tables.result) as left
     from audience_tables`,
  );
  const gone = all.filter(({ name, result, left }) => left || !name.startsWith(tablesOf(result).members));
  await dropTables(
    queries,
    gone.map(({ name }) => name),
  );
}

/** Records of some customers, as rules take them: each customer's in the order they were given in. */
export async function recordsOf(
  queries: Queries,
  { tables, customers, fields }: { tables: AudienceTables; customers: readonly string[]; fields: Fields<AskedMember> },
): Promise<ReadonlyMap<string, NonNullable<AskedMember["records"]>>> {
  const words = fields.records
    .find(({ name }) => name === "texts")!
    .fields.list.findIndex(({ name }) => name === "says");
  const texts = await queries.query<{ customer: string; doc: string; body: string }>(
    `select customer, doc, s${words} as body from ${tables.texts} where customer = any($1::text[])
     order by customer, place`,
    [customers],
  );
  const orders = await queries.query<{ customer: string; doc: string }>(
    `select customer, doc from ${tables.orders} where customer = any($1::text[]) order by customer, place`,
    [customers],
  );
  const found = new Map(
    customers.map((customer) => [customer, { texts: [] as TextRecord[], orders: [] as OrderRecord[] }]),
  );
  for (const { customer, doc, body } of texts)
    found.get(customer)?.texts.push({ ...(JSON.parse(doc) as Omit<TextRecord, "body">), body });
  for (const { customer, doc } of orders) found.get(customer)?.orders.push(JSON.parse(doc) as OrderRecord);
  return found;
}
