/** Asks the tables of an audience. */

import type { Fields } from "../../../models/rules/fields.ts";
import type { Rule } from "../../../models/rules/grammar.ts";
import { decode } from "../../answer.ts";
import type { AskedMember } from "../../audience-fields/records.ts";
import type { Param, Queries } from "../database.ts";
import type { Bounds } from "./bounds.ts";
import { whereOf, type AudienceTables } from "./where.ts";

interface Asked {
  readonly rule: Rule;
  readonly fields: Fields<AskedMember>;
  readonly tables: AudienceTables;
  readonly bounds: Bounds;
  readonly asOf: string | undefined;
}

function compiler({ fields, tables, bounds, asOf }: Asked) {
  const params: Param[] = [];
  const param = (value: Param) => `$${params.push(value)}`;
  return { params, param, where: (rule: Rule) => whereOf(rule, { fields, tables, bounds, asOf, param }) };
}

/** How many customers a rule finds, of how many, and how many each of some parts finds alone: one statement. */
export async function countAudience(
  queries: Queries,
  { parts, ...asked }: Asked & { readonly parts: readonly Rule[] },
): Promise<{ readonly size: number; readonly of: number; readonly sizes: readonly number[] }> {
  const { params, where } = compiler(asked);
  const alone = parts.length > 1 ? parts.map((part, i) => `, count(*) filter (where ${where(part)}) as part${i}`) : [];
  const sql = `select count(*) filter (where ${where(asked.rule)}) as size, count(*) as of${alone.join("")} from ${asked.tables.members}`;
  const [row] = await queries.query<Record<string, number>>(sql, params);
  const size = row!.size!;
  return { size, of: row!.of!, sizes: parts.length > 1 ? parts.map((_, i) => row![`part${i}`]!) : [size] };
}

/** Ids of the customers that a rule finds, in order: all, or a page after one of them. One statement. */
export async function customersOf(
  queries: Queries,
  { page: { after, limit }, ...asked }: Asked & { readonly page: { readonly after?: string; readonly limit?: number } },
): Promise<readonly string[]> {
  const { params, param, where } = compiler(asked);
  const later = after === undefined || after === "" ? "" : ` and customer > ${param(after)}`;
  const most = limit === undefined ? "" : ` limit ${param(limit)}`;
  const sql = `select customer from ${asked.tables.members} where ${where(asked.rule)}${later} order by customer${most}`;
  const rows = await queries.query<{ customer: string }>(sql, params);
  return rows.map(({ customer }) => customer);
}

/** Documents of some members of a regrouped table, by customer id. */
export async function loadSome(
  queries: Queries,
  { table, customers }: { readonly table: string; readonly customers: readonly string[] },
): Promise<readonly unknown[]> {
  const rows = await queries.query<{ doc: string }>(
    "select doc from gathered where table_id = $1 and sort = any($2::text[]) order by sort",
    [table, customers],
  );
  return rows.map(({ doc }) => decode(doc));
}
