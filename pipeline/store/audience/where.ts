/** Rules as conditions of one SQL statement over an audience's tables. */

import { dayNumber } from "../../../models/days.ts";
import { isCellTrue } from "../../../models/rules/compile-predicate.ts";
import { isNumberTrue } from "../../../models/rules/compile-number.ts";
import { dayRange } from "../../../models/rules/day-range.ts";
import { findNamed, type ColumnField, type DayRange, type Field, type Fields } from "../../../models/rules/fields.ts";
import type { Compare, Count, Operator, Predicate, Rule, Value, Window } from "../../../models/rules/grammar.ts";
import type { Population } from "../../../models/rules/population.ts";
import { minorDigits } from "../../../models/statistics/format.ts";
import { searchable } from "../../audience-fields/records.ts";
import type { Param } from "../database.ts";
import { currencyColumns, maskColumns, noCode, noDay, valueCodes } from "./columns.ts";
import type { Bounds } from "./bounds.ts";

/** Tables that an audience is asked of, by name: customers, and their texts and orders. */
export interface AudienceTables {
  readonly members: string;
  readonly texts: string;
  readonly orders: string;
}

interface Around<Row> {
  readonly fields: Fields<Row>;
  readonly tables: AudienceTables;
  readonly bounds: Bounds;
  readonly asOf: string | undefined;
  /** Takes a parameter and gives its place: $3. */
  readonly param: (value: Param) => string;
}

/** A rule that `parseRule` gave as a condition on a row, true where `compileRule` says that it holds, else false or null. */
export function whereOf<Row>(rule: Rule, around: Around<Row>): string {
  switch (rule.kind) {
    case "and":
    case "or":
      return `(${rule.parts.map((part) => whereOf(part, around)).join(` ${rule.kind} `)})`;
    case "not":
      // Null is not true: who has no value is taken by "not".
      return `(${whereOf(rule.part, around)} is not true)`;
    default:
      return `(${predicate(rule, around)})`;
  }
}

function predicate<Row>(rule: Predicate, around: Around<Row>): string {
  if (rule.kind === "count") return countOf(rule, around);
  const { fields, param } = around;
  const i = fields.list.findIndex((one) => one === fields.find(rule.field));
  const field = fields.list[i];
  if (!field) throw new Error(`The rule was parsed with another table of fields: there is no ${rule.field} here`);
  const operator = rule.kind === "compare" ? rule.operator : "=";
  const values = rule.kind === "in" ? rule.values : rule.kind === "compare" ? [rule.value] : [];
  const any = (one: (value: Value) => string) => values.map((value) => `(${one(value)})`).join(" or ");
  switch (field.kind) {
    case "number":
      if (rule.kind === "rank") return rankOf(field, { rule, i, around });
      if (rule.kind === "compare" && (rule.about !== undefined || rule.window))
        return narrowed(field, { rule, around });
      return any((value) => compared(field, { operator, value, i, around }));
    case "names": {
      const ids = new Set(values.flatMap((value) => findNamed(textOf(value), field.known)).map(({ id }) => id));
      const masks = maskColumns(field.known, i).map(({ name, bitOf }) => ({
        name,
        mask: [...ids].reduce((mask, id) => mask | bitOf(id), 0),
      }));
      const hits = masks.filter(({ mask }) => mask !== 0).map(({ name, mask }) => `${name} & ${mask} <> 0`);
      const has = hits.length === 0 ? "false" : hits.join(" or ");
      return operator === "=" ? has : `not (${has})`;
    }
    case "column":
      return operator === "!="
        ? values.map((value) => `(${cell(field, { operator, value, i, param })})`).join(" and ")
        : any((value) => cell(field, { operator, value, i, param }));
    case "event":
      return eventOf(field, { window: rule.kind === "has" ? rule.window : undefined, i, around });
    case "flag": {
      const wanted = values.length === 0 || (values[0]!.type === "text" && values[0]!.value === "yes");
      return `b${i} = ${Number(wanted === (operator === "="))}`;
    }
    case "search":
      return searched(field, { text: rule.kind === "says" ? rule.text : "", i, around });
    case "missing":
      return "false";
  }
}

const textOf = (value: Value) => (value.type === "text" ? value.value : String(value.value));
const sqlOf = (operator: Operator) => (operator === "!=" ? "<>" : operator);

interface Compared<Row> {
  readonly operator: Operator;
  readonly value: Value;
  readonly i: number;
  readonly around: Around<Row>;
}

type NumberOf<Row> = Extract<Field<Row>, { kind: "number" }>;

/** A quantity that is absent is NaN, which is more than any other. */
function isMore(column: string, { operator, bound }: { readonly operator: Operator; readonly bound: string }): string {
  const compared = `${column} ${sqlOf(operator)} ${bound}::float8`;
  return operator === ">" || operator === ">=" || operator === "!="
    ? `${compared} and ${column} < 'NaN'::float8`
    : compared;
}

function compared<Row>(field: NumberOf<Row>, { operator, value, i, around }: Compared<Row>): string {
  const { param, bounds, fields } = around;
  const currency = field.currency && currencyColumns(fields).get(field.currency);
  if (value.type === "text") {
    const code = param(field.labels?.known.indexOf(value.value) ?? noCode);
    return `l${i} ${sqlOf(operator)} ${code}::int2 and l${i} <> ${noCode}`;
  }
  if (value.type === "percentile")
    return byCurrency(bounds.percentiles(field.name, value.value), { i, operator, currency, param });
  const own = isMore(`f${i}`, { operator, bound: param(value.value) });
  return value.type === "money" ? `${own} and ${currency ?? "null"} = ${param(value.currency)}` : own;
}

/** A bound for each currency; where there is one, whoever has a value has it in that. */
function byCurrency(
  bounds: ReadonlyMap<string, number>,
  {
    i,
    operator,
    currency,
    param,
  }: { i: number; operator: Operator; currency: string | undefined; param: Around<unknown>["param"] },
): string {
  if (bounds.size === 0) return "false";
  const each = [...bounds].map(([code, bound]) => {
    const own = isMore(`f${i}`, { operator, bound: param(bound) });
    return currency === undefined || bounds.size === 1 ? own : `${currency} = ${param(code)} and ${own}`;
  });
  return each.map((one) => `(${one})`).join(" or ");
}

function rankOf<Row>(
  field: NumberOf<Row>,
  { rule, i, around }: { rule: Extract<Predicate, { kind: "rank" }>; i: number; around: Around<Row> },
): string {
  const currency = field.currency && currencyColumns(around.fields).get(field.currency);
  const operator = rule.side === "top" ? ">=" : "<=";
  return byCurrency(around.bounds.ranks(field.name, rule), { i, operator, currency, param: around.param });
}

function cell<Row>(
  field: ColumnField<Row>,
  { operator, value, i, param }: { operator: Operator; value: Value; i: number; param: Around<Row>["param"] },
): string {
  const codes = valueCodes(field);
  if (codes) {
    // What holds of each value is known here.
    const fitting = [...codes].filter(([text]) => isCellTrue(text, { operator, value })).map(([, code]) => code);
    return fitting.length === 0 ? "false" : `k${i} = any(${param(fitting)}::int2[])`;
  }
  if (value.type !== "number") return `c${i} ${sqlOf(operator)} ${param(textOf(value).trim().toLowerCase())}`;
  const number = isMore(`n${i}`, { operator, bound: param(value.value) });
  return operator === "!=" ? `(${number}) or (n${i} = 'NaN'::float8 and c${i} is not null)` : number;
}

function daysIn({ from, to }: DayRange, param: Around<unknown>["param"]): string {
  const bounds = [
    ...(from === -Infinity ? [] : [`day >= ${param(from)}::float8`]),
    ...(to === Infinity ? [] : [`day < ${param(to)}::float8`]),
  ];
  return [`day > ${noDay}`, ...bounds].join(" and ");
}

function eventOf<Row>(
  field: Extract<Field<Row>, { kind: "event" }>,
  { window, i, around }: { window: Window | undefined; i: number; around: Around<Row> },
): string {
  const { asOf, param, tables } = around;
  if (!window) return `h${i}`;
  const range = dayRange(window, asOf);
  if (!range || asOf === undefined) return "false";
  if (window.kind === "within") return `d${i} >= ${param(dayNumber(asOf) - window.days)}::float8`;
  if (window.kind === "since") return `d${i} >= ${param(range.from)}::float8`;
  const records = field.name === "bought" ? `${tables.orders} where not is_credit and` : `${tables.texts} where`;
  return `customer in (select customer from ${records} ${daysIn(range, param)})`;
}

function searched<Row>(
  field: Extract<Field<Row>, { kind: "search" }>,
  { text, i, around }: { text: string; i: number; around: Around<Row> },
): string {
  const words = around.param(`%${searchable(text)}%`);
  if (field.words) return `s${i} like ${words}`;
  for (const kind of around.fields.records) {
    const place = kind.fields.list.findIndex((one) => one.name === field.name);
    if (place >= 0)
      return `customer in (select customer from ${tableOf(kind.name, around)} where s${place} like ${words})`;
  }
  return "false";
}

function tableOf(records: string, { tables }: Pick<Around<unknown>, "tables">): string {
  return records === "orders" ? tables.orders : tables.texts;
}

/**
 * Customers whose records come to a value: `having` is asked of each customer's records. Who has none is in no group, so
 * where nothing would do, too, those are taken out whose records do not.
 */
function grouped(
  { from, where, having, ofNone }: { from: string; where: string; having: string; ofNone: boolean },
  keys = "customer",
): string {
  const inner = (condition: string) =>
    `select ${keys} from ${from} where ${where} group by ${keys} having ${condition}`;
  const left = keys === "customer" ? "customer" : `(${keys})`;
  return ofNone ? `${left} not in (${inner(`not (${having})`)})` : `${left} in (${inner(having)})`;
}

function countOf<Row>(count: Count, around: Around<Row>): string {
  const { fields, param, asOf } = around;
  const kind = fields.records.find(({ name }) => name === count.records)!;
  const range = count.window && dayRange(count.window, asOf);
  if (count.window && !range) return String(isNumberTrue(0, count.operator, count.value));
  const inside = whereOf(count.rule, { ...around, fields: kind.fields });
  const days = range ? ` and ${daysIn(range, param)}` : "";
  const credit = count.records === "orders" ? " and not is_credit" : "";
  return grouped({
    from: tableOf(count.records, around),
    where: `${inside}${days}${credit}`,
    having: `count(*) ${sqlOf(count.operator)} ${param(count.value)}::float8`,
    ofNone: isNumberTrue(0, count.operator, count.value),
  });
}

/** A quantity of some days, or on some topics. */
function narrowed<Row>(field: NumberOf<Row>, { rule, around }: { rule: Compare; around: Around<Row> }): string {
  const { param, tables, asOf, fields } = around;
  const { about, window, operator, value } = rule;
  const range = window && dayRange(window, asOf);
  if ((window && !range) || value.type === "text") return "false";
  const isOfTexts = field.name === "mood" || field.name === "texts";
  const texts = fields.records.find(({ name }) => name === "texts")?.fields;
  const topic: Rule[] =
    about === undefined
      ? []
      : [
          {
            kind: "in",
            field: "topic",
            values: findNamed(about, field.about ?? []).map(({ id }) => ({ type: "text", value: id })),
          },
        ];
  const where = [
    "true",
    ...(range ? [daysIn(range, param)] : []),
    ...(texts ? topic.map((one) => whereOf(one, { ...around, fields: texts })) : []),
  ].join(" and ");
  const sign = sqlOf(operator);
  const bound = param(value.value);
  if (field.name === "mood") {
    const place = texts!.list.findIndex(({ name }) => name === "mood");
    return grouped({
      from: tables.texts,
      where,
      having: `round(avg(f${place})::numeric, 9)::float8 ${sign} ${bound}::float8`,
      ofNone: false,
    });
  }
  if (field.name !== "spend") {
    const credit = isOfTexts ? "" : " and not is_credit";
    return grouped({
      from: isOfTexts ? tables.texts : tables.orders,
      where: `${where}${credit}`,
      having: `count(*) ${sign} ${bound}::float8`,
      ofNone: isNumberTrue(0, operator, value.value),
    });
  }
  const codes = [...around.bounds.percentiles("spend", 0).keys()];
  const units = codes.map((code) => `when ${param(code)} then ${10 ** minorDigits(code)}`).join(" ");
  const spent = grouped(
    {
      from: tables.orders,
      where,
      having: `sum(paid)::float8 / (case q0 ${units} else 100 end) ${sign} ${bound}::float8`,
      ofNone: isNumberTrue(0, operator, value.value),
    },
    "customer, q0",
  );
  const own = value.type === "money" ? `q0 = ${param(value.currency)}` : "q0 is not null";
  return `${own} and ${spent}`;
}

/** Bounds as `compileRule` takes them. */
export function populationOf(bounds: Bounds): Population {
  return {
    percentile: (field, { p, currency }) => bounds.percentiles(field, p).get(currency ?? ""),
    ranked: (field, at) => bounds.ranks(field, at).get(at.currency ?? ""),
  };
}
