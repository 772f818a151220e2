/** Where percentiles and ranks lie, for the rules that ask for them. */

import type { Fields, NumberField } from "../../../models/rules/fields.ts";
import type { Rule } from "../../../models/rules/grammar.ts";
import type { Population } from "../../../models/rules/population.ts";
import { roundMoney } from "../../../models/statistics/round-money.ts";
import { fingerprint } from "../../answer.ts";
import type { Queries } from "../database.ts";
import { currencyColumns } from "./columns.ts";
import { textsMeaning } from "./meanings.ts";
import { nearestCustomers, type Nearest } from "./likeness.ts";

/** Bounds by currency, "" of what is no money. */
export interface Bounds {
  readonly percentiles: (field: string, p: number | "average") => ReadonlyMap<string, number>;
  readonly ranks: (
    field: string,
    at: { readonly side: "top" | "bottom"; readonly count: number },
  ) => ReadonlyMap<string, number>;
  /** Keys of texts that mean what a phrase means, with their cosines. */
  readonly meaning: (phrase: string) => ReadonlyMap<string, number>;
  /** Customers nearest to one, with their distances. */
  readonly nearest: (field: string, to: Nearest) => ReadonlyMap<string, number>;
}

/** A key for what is nearest: other parts of the rule may have more to them. */
const nearKey = (field: string, { customer, count, isPercent }: Nearest) =>
  JSON.stringify({ field, customer, count, isPercent });

/** A key for a phrase, which is kept without its words: they may be somebody's name. */
export const phraseKey = (phrase: string) => JSON.stringify({ phrase: fingerprint("phrase", phrase) });

const none: ReadonlyMap<string, number> = new Map();

/** The bounds that a rule asks for, of a table of customers. Throws as `textsMeaning` does. */
export async function boundsFor<Row>(
  queries: Queries,
  { rule, fields, table }: { readonly rule: Rule; readonly fields: Fields<Row>; readonly table: string },
): Promise<Bounds> {
  const found = new Map<string, ReadonlyMap<string, number>>();
  for (const need of needsOf(rule)) {
    const key = "phrase" in need ? phraseKey(need.phrase) : JSON.stringify(need);
    if (!found.has(key)) found.set(key, await keptBound(queries, { need, key, fields, table }));
  }
  return {
    percentiles: (field, p) => found.get(JSON.stringify({ field, p })) ?? none,
    ranks: (field, { side, count }) => found.get(JSON.stringify({ field, side, count })) ?? none,
    nearest: (field, to) => found.get(nearKey(field, to)) ?? none,
    meaning: (phrase) => found.get(phraseKey(phrase)) ?? none,
  };
}

type Need =
  | { readonly field: string; readonly p: number | "average" }
  | { readonly field: string; readonly side: "top" | "bottom"; readonly count: number }
  | ({ readonly field: string } & Nearest)
  | { readonly phrase: string };

function needsOf(rule: Rule): readonly Need[] {
  if (rule.kind === "not") return needsOf(rule.part);
  if (rule.kind === "and" || rule.kind === "or") return rule.parts.flatMap(needsOf);
  if (rule.kind === "rank") return [{ field: rule.field, side: rule.side, count: rule.count }];
  if (rule.kind === "means") return [{ phrase: rule.text }];
  if (rule.kind === "count") return needsOf(rule.rule).filter((need) => "phrase" in need);
  if (rule.kind === "like")
    return [{ field: rule.field, customer: rule.customer, count: rule.count, isPercent: rule.isPercent }];
  if (rule.kind === "in")
    return rule.values.flatMap((value) => (value.type === "percentile" ? [{ field: rule.field, p: value.value }] : []));
  if (rule.kind !== "compare") return [];
  if (rule.value.type === "percentile") return [{ field: rule.field, p: rule.value.value }];
  // Which currencies there are.
  return rule.window && rule.field === "spend" ? [{ field: "spend", p: 0 }] : [];
}

/** A bound that was asked for before, or is from now on: sorting a million values takes a second. */
async function keptBound<Row>(
  queries: Queries,
  {
    key,
    ...asked
  }: { readonly need: Need; readonly key: string; readonly fields: Fields<Row>; readonly table: string },
): Promise<ReadonlyMap<string, number>> {
  const params = [asked.table, key];
  const [known] = await queries.query<{ bounds: string }>(
    "select bounds from audience_bounds where name = $1 and need = $2",
    params,
  );
  if (known) return new Map(JSON.parse(known.bounds) as [string, number][]);
  const bound = await boundOf(queries, asked);
  await queries.query("insert into audience_bounds (name, need, bounds) values ($1, $2, $3) on conflict do nothing", [
    ...params,
    JSON.stringify([...bound]),
  ]);
  return bound;
}

async function boundOf<Row>(
  queries: Queries,
  { need, fields, table }: { readonly need: Need; readonly fields: Fields<Row>; readonly table: string },
): Promise<ReadonlyMap<string, number>> {
  if ("phrase" in need) return textsMeaning(queries, { table, phrase: need.phrase });
  const place = fields.list.findIndex((one) => one === fields.find(need.field));
  if ("customer" in need) return nearestCustomers(queries, { ...need, table, column: `v${place}` });
  const field = fields.list[place] as NumberField<Row>;
  const column = `f${place}`;
  const currency = (field.currency && currencyColumns(fields).get(field.currency)) ?? "''";
  const isDescending = "side" in need && need.side === "top";
  const isMean = "p" in need && need.p === "average";
  const bound = isMean
    ? `round(avg(${column})::numeric, 9)::float8`
    : "p" in need
      ? `percentile_cont($1::float8) within group (order by ${column})`
      : `(array_agg(${column} order by ${column} ${isDescending ? "desc" : "asc"}))[least(count(*), $1::int8)]`;
  const value = "p" in need ? Number(need.p) / 100 : need.count;
  const rows = await queries.query<{ currency: string; bound: number }>(
    `select coalesce(${currency}, '') as currency, ${bound} as bound from ${table} where ${column} < 'NaN'::float8 group by 1`,
    isMean ? [] : [value],
  );
  return new Map(rows.map(({ currency: code, bound: at }) => [code, "p" in need ? roundMoney(at, code) : at]));
}

/** Bounds as `compileRule` takes them. */
export function populationOf(bounds: Bounds): Population {
  return {
    percentile: (field, { p, currency }) => bounds.percentiles(field, p).get(currency ?? ""),
    ranked: (field, at) => bounds.ranks(field, at).get(at.currency ?? ""),
    nearest: bounds.nearest,
    meaning: bounds.meaning,
  };
}
