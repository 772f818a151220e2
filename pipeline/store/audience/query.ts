/** Asks the tables of an audience. */

import type { Fields } from "../../../models/rules/fields.ts";
import type { Rule } from "../../../models/rules/grammar.ts";
import { decode } from "../../answer.ts";
import type { AskedMember } from "../../audiences/fields/records.ts";
import type { Param, Queries } from "../database.ts";
import type { Bounds } from "./bounds.ts";
import { whereOf, type AudienceTables, type CustomerList } from "./where.ts";

/** A rule with what it is asked of. */
export interface Asked {
  readonly rule: Rule;
  readonly fields: Fields<AskedMember>;
  readonly tables: AudienceTables;
  readonly bounds: Bounds;
  readonly asOf: string | undefined;
}

/**
 * Compiles the rules of one statement. Lists of customers are joined to the table, each once: a join too large for the memory
 * that a statement may take goes to the disk, where a list behind `in` would be searched anew for every row.
 */
export function compiler({ fields, tables, bounds, asOf }: Omit<Asked, "rule">) {
  const params: Param[] = [];
  const places = new Map<Param, string>();
  // One place for equal values: equal lists are then equal as text.
  const param = (value: Param) => {
    const place = places.get(value) ?? `$${params.push(value)}`;
    places.set(value, place);
    return place;
  };
  const joins = new Map<string, { readonly name: string; readonly keys: CustomerList["keys"] }>();
  const among = ({ sql, keys }: CustomerList) => {
    const join = joins.get(sql) ?? { name: `list${joins.size}`, keys };
    joins.set(sql, join);
    return `${join.name}_customer is not null`;
  };
  const where = (rule: Rule) => whereOf(rule, { fields, tables, bounds, asOf, param, among });
  /** The table of customers with all lists beside it: to be asked for when every rule is compiled. */
  const from = () =>
    [...joins].reduce((joined, [sql, { name, keys }]) => {
      const columns = keys.map((key) => `${name}_${key}`);
      const on = keys.map((key, i) => `${tables.members}.${key} = ${columns[i]!}`).join(" and ");
      return `${joined} left join (${sql}) as ${name}(${columns.join(", ")}) on ${on}`;
    }, tables.members);
  return { params, param, where, from };
}

/** How many customers a rule finds, of how many, and how many each of some parts finds alone: one statement. */
export async function countAudience(
  queries: Queries,
  { parts, ...asked }: Asked & { readonly parts: readonly Rule[] },
): Promise<{ readonly size: number; readonly of: number; readonly sizes: readonly number[] }> {
  const { params, where, from } = compiler(asked);
  const alone = parts.length > 1 ? parts.map((part, i) => `, count(*) filter (where ${where(part)}) as part${i}`) : [];
  const counts = `count(*) filter (where ${where(asked.rule)}) as size, count(*) as of${alone.join("")}`;
  const sql = `select ${counts} from ${from()}`;
  const [row] = await queries.query<Record<string, number>>(sql, params);
  const size = row!.size!;
  return { size, of: row!.of!, sizes: parts.length > 1 ? parts.map((_, i) => row![`part${i}`]!) : [size] };
}

/** Ids of the customers that a rule finds, in order: all, or a page after one of them. One statement. */
export async function customersOf(
  queries: Queries,
  { page: { after, limit }, ...asked }: Asked & { readonly page: { readonly after?: string; readonly limit?: number } },
): Promise<readonly string[]> {
  const { params, param, where, from } = compiler(asked);
  const later = after === undefined || after === "" ? "" : ` and customer > ${param(after)}`;
  const most = limit === undefined ? "" : ` limit ${param(limit)}::int8`;
  const holds = where(asked.rule);
  const sql = `select customer from ${from()} where ${holds}${later} order by customer${most}`;
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

/** Who came and who went: customers that a rule finds and who are no members yet, and members whom it does not find. */
function movedSql(asked: Asked, audience: number) {
  const { params, param, where, from } = compiler(asked);
  const own = `select customer from audience_members where audience = ${param(audience)}::int8`;
  const holds = where(asked.rule);
  const found = `select customer from ${from()} where ${holds}`;
  const sql = `
    with own as materialized (${own}), found as materialized (${found}), moved as (
      select coalesce(found.customer, own.customer) as customer, own.customer is null as has_entered
      from found full join own on found.customer = own.customer
      where found.customer is null or own.customer is null)`;
  return { sql, params, param };
}

/** Who came and who went, by customer id. */
export async function movedIn(
  queries: Queries,
  { audience, ...asked }: Asked & { readonly audience: number },
): Promise<readonly { readonly customer: string; readonly move: "entered" | "left" }[]> {
  const { sql, params } = movedSql(asked, audience);
  const move = "case when has_entered then 'entered' else 'left' end as move";
  return queries.query(`${sql} select customer, ${move} from moved order by customer`, params);
}

/** Notes who came and who went under the name of an attempt, without reasons; how many. */
export async function findMoves(
  queries: Queries,
  { audience, attempt, ...asked }: Asked & { readonly audience: number; readonly attempt: string },
): Promise<{ readonly entered: number; readonly left: number }> {
  const { sql, params, param } = movedSql(asked, audience);
  const [row] = await queries.query<{ entered: number; gone: number }>(
    `${sql}, noted as (
       insert into audience_found_moves (attempt, audience, customer, has_entered)
       select ${param(attempt)}::text, ${param(audience)}::int8, customer, has_entered from moved returning has_entered)
     select count(*) filter (where has_entered) as entered, count(*) filter (where not has_entered) as gone from noted`,
    params,
  );
  return { entered: row!.entered, left: row!.gone };
}
