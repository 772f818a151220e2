/** The tables that an audience is asked of: made once for a result, dropped when it is no more. */

import type { Fields } from "../../../models/rules/fields.ts";
import type { AskedMember, OrderRecord, TextRecord } from "../../audience-fields/records.ts";
import { fingerprint } from "../../answer.ts";
import type { Database, Queries, Value } from "../database.ts";
import { columnsOf, declared, noDay, widestFirst, type Column } from "./columns.ts";
import type { AudienceTables } from "./where.ts";

/** Raise it with every change of what the tables hold. */
const version = "1";

/** Names that the data of a result have, as they are stored with its tables. */
export interface StoredVocabulary {
  readonly columns: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly items: readonly string[];
}

/** The names of the tables of a result. */
export function tablesOf(result: string): AudienceTables {
  const name = `audience_${fingerprint("audience", version, result).slice(0, 16)}`;
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

/** A customer's text or order beside whose it is. */
interface Owned<Row> {
  readonly customer: string;
  readonly row: Row;
}

const textBase: readonly Column<Owned<TextRecord>>[] = [
  { name: "customer", type: "text", value: ({ customer }) => customer },
  { name: "day", type: "int4", value: ({ row }) => row.day ?? noDay },
  { name: "doc", type: "text", value: ({ row: { body: _, ...rest } }) => JSON.stringify(rest) },
];
const orderBase: readonly Column<Owned<OrderRecord>>[] = [
  { name: "customer", type: "text", value: ({ customer }) => customer },
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

/**
 * Makes the tables of a result in one transaction, unless another process has by then. `members` come a page at a time, with
 * their records where there are any. Tables of results that are no more go.
 */
export async function makeTables(
  database: Database,
  {
    result,
    fields,
    today,
    members,
    vocabulary,
  }: {
    readonly result: string;
    readonly fields: Fields<AskedMember>;
    /** Number of the day to look back from. */
    readonly today: number | undefined;
    readonly members: (queries: Queries) => AsyncIterable<readonly AskedMember[]>;
    /** What is found out on the way. */
    readonly vocabulary: () => StoredVocabulary;
  },
): Promise<void> {
  const tables = tablesOf(result);
  const kinds = new Map(fields.records.map(({ name, fields: own }) => [name, own]));
  const columns = widestFirst<AskedMember>([
    { name: "customer", type: "text", value: ({ customer }) => customer },
    ...columnsOf(fields, today),
  ]);
  const texts = recordColumns(textBase, kinds.get("texts")!);
  const orders = recordColumns(orderBase, kinds.get("orders")!);
  await database.transaction(async (queries) => {
    // Two who ask at once take turns: the second finds the tables there.
    const created = await queries.query(
      "insert into audience_tables (name, result, vocabulary) values ($1, $2, '') on conflict (name) do nothing returning name",
      [tables.members, result],
    );
    if (created.length === 0) return;
    await dropOutdated(queries, tables.members);
    await createTable(queries, tables.members, columns);
    await createTable(queries, tables.texts, texts);
    await createTable(queries, tables.orders, orders);
    for await (const page of members(queries)) {
      await copy(queries, { table: tables.members, columns, rows: page });
      const owned = <Row>(of: (member: AskedMember) => readonly Row[]) =>
        page.flatMap((member) => of(member).map((row) => ({ customer: member.customer, row })));
      await copy(queries, { table: tables.texts, columns: texts, rows: owned(({ records }) => records?.texts ?? []) });
      await copy(queries, {
        table: tables.orders,
        columns: orders,
        rows: owned(({ records }) => records?.orders ?? []),
      });
    }
    await queries.execute(
      `create unique index on ${tables.members} (customer);
       create index on ${tables.texts} (customer); create index on ${tables.orders} (customer);
       analyze ${tables.members}; analyze ${tables.texts}; analyze ${tables.orders}`,
    );
    await queries.query("update audience_tables set vocabulary = $2 where name = $1", [
      tables.members,
      JSON.stringify(vocabulary()),
    ]);
  });
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

/** Of results that were swept, and those that an earlier version made. */
async function dropOutdated(queries: Queries, kept: string): Promise<void> {
  const gone = await queries.query<{ name: string }>(
    `delete from audience_tables where name <> $1
       and (not exists (select 1 from results where results.id = audience_tables.result)
            or result = (select result from audience_tables where name = $1)) returning name`,
    [kept],
  );
  for (const { name } of gone) await queries.execute(`drop table if exists ${name}, ${name}_texts, ${name}_orders`);
}

/** Records of some customers, as rules take them. */
export async function recordsOf(
  queries: Queries,
  { tables, customers, fields }: { tables: AudienceTables; customers: readonly string[]; fields: Fields<AskedMember> },
): Promise<ReadonlyMap<string, NonNullable<AskedMember["records"]>>> {
  const words = fields.records
    .find(({ name }) => name === "texts")!
    .fields.list.findIndex(({ name }) => name === "says");
  const texts = await queries.query<{ customer: string; doc: string; body: string }>(
    `select customer, doc, s${words} as body from ${tables.texts} where customer = any($1::text[])`,
    [customers],
  );
  const orders = await queries.query<{ customer: string; doc: string }>(
    `select customer, doc from ${tables.orders} where customer = any($1::text[])`,
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
