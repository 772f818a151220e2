/** Rules as conditions of one SQL statement over an audience's tables. */

import { dayNumber } from "../../../models/days.ts";
import { isNumberTrue } from "../../../models/rules/compile-number.ts";
import { dayRange } from "../../../models/rules/day-range.ts";
import { findNamed, type DayRange, type Field, type Fields } from "../../../models/rules/fields.ts";
import type { Compare, Count, Predicate, Rule, Value, Window } from "../../../models/rules/grammar.ts";
import { minorDigits } from "../../../models/statistics/format.ts";
import { searchable } from "../../audiences/fields/records.ts";
import type { Param } from "../database.ts";
import { maskColumns, noDay } from "./columns.ts";
import { cell, compared, rankOf, sqlOf, textOf, type NumberOf } from "./compare.ts";
import type { Bounds } from "./bounds.ts";

/** Tables that an audience is asked of, by name: customers, and their texts and orders. */
export interface AudienceTables {
  readonly members: string;
  readonly texts: string;
  readonly orders: string;
}

/** What the conditions of one statement have in common. */
export interface Around<Row> {
  readonly fields: Fields<Row>;
  readonly tables: AudienceTables;
  readonly bounds: Bounds;
  readonly asOf: string | undefined;
  /** Takes a parameter and gives its place: $3. */
  readonly param: (value: Param) => string;
  /** Takes a list of customers, each once, and gives a condition that holds of those in it. */
  readonly among: (customers: CustomerList) => string;
}

/** A statement that gives customers, each once, or pairs of a customer and a currency. */
export interface CustomerList {
  readonly sql: string;
  readonly keys: readonly ("customer" | "q0")[];
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
    case "meaning":
      return meant({ text: rule.kind === "means" ? rule.text : "", around });
    case "like": {
      const near = rule.kind === "like" ? [...around.bounds.nearest(field.name, rule).keys()] : [];
      return near.length === 0 ? "false" : `customer = any(${param(near)}::text[])`;
    }
    case "missing":
      return "false";
  }
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
  const { asOf, param, tables, among } = around;
  if (!window) return `h${i}`;
  const range = dayRange(window, asOf);
  if (!range || asOf === undefined) return "false";
  if (window.kind === "within") return `d${i} >= ${param(dayNumber(asOf) - window.days)}::float8`;
  if (window.kind === "since") return `d${i} >= ${param(range.from)}::float8`;
  const records = field.name === "bought" ? `${tables.orders} where not is_credit and` : `${tables.texts} where`;
  return among(customersIn(`${records} ${daysIn(range, param)}`));
}

function searched<Row>(
  field: Extract<Field<Row>, { kind: "search" }>,
  { text, i, around }: { text: string; i: number; around: Around<Row> },
): string {
  const words = around.param(`%${searchable(text)}%`);
  if (field.words) return `s${i} like ${words}`;
  for (const kind of around.fields.records) {
    const place = kind.fields.list.findIndex((one) => one.name === field.name);
    if (place >= 0) return around.among(customersIn(`${tableOf(kind.name, around)} where s${place} like ${words}`));
  }
  return "false";
}

function meant<Row>({ text, around }: { text: string; around: Around<Row> }): string {
  const { fields, bounds, param, among } = around;
  const keys = [...bounds.meaning(text).keys()];
  if (keys.length === 0) return "false";
  const own = fields.list.findIndex((one) => one.kind === "search" && one.name === "says" && one.words);
  if (own >= 0) return `md5(s${own}) = any(${param(keys)}::text[])`;
  const kind = fields.records.find(({ name }) => name === "texts")!;
  const place = kind.fields.list.findIndex(({ name }) => name === "says");
  return among(customersIn(`${tableOf("texts", around)} where md5(s${place}) = any(${param(keys)}::text[])`));
}

function tableOf(records: string, { tables }: Pick<Around<unknown>, "tables">): string {
  return records === "orders" ? tables.orders : tables.texts;
}

function customersIn(records: string): CustomerList {
  return { sql: `select distinct customer from ${records}`, keys: ["customer"] };
}

/**
 * Customers whose records come to a value: `having` is asked of each customer's records. Who has none is in no group, so
 * where nothing would do, too, those are taken out whose records do not.
 */
function grouped(
  { among }: Pick<Around<unknown>, "among">,
  {
    from,
    where,
    having,
    ofNone,
    keys = ["customer"],
  }: {
    readonly from: string;
    readonly where: string;
    readonly having: string;
    readonly ofNone: boolean;
    readonly keys?: CustomerList["keys"];
  },
): string {
  const list = (condition: string): CustomerList => ({
    sql: `select ${keys.join(", ")} from ${from} where ${where} group by ${keys.join(", ")} having ${condition}`,
    keys,
  });
  return ofNone ? `not (${among(list(`not (${having})`))})` : among(list(having));
}

interface Rows {
  readonly from: string;
  readonly where: string;
}

/** Some records, each a row, or where several may be one thing, each thing. */
function things({ hasShared }: { readonly hasShared: boolean }, { from, where }: Rows): Rows {
  if (!hasShared) return { from, where };
  return { from: `(select distinct customer, thing from ${from} where ${where}) as things`, where: "true" };
}

function countOf<Row>(count: Count, around: Around<Row>): string {
  const { fields, param, asOf } = around;
  const kind = fields.records.find(({ name }) => name === count.records)!;
  const range = count.window && dayRange(count.window, asOf);
  if (count.window && !range) return String(isNumberTrue(0, count.operator, count.value));
  const inside = whereOf(count.rule, { ...around, fields: kind.fields });
  const days = range ? ` and ${daysIn(range, param)}` : "";
  const credit = count.records === "orders" ? " and not is_credit" : "";
  return grouped(around, {
    ...things(kind, { from: tableOf(count.records, around), where: `${inside}${days}${credit}` }),
    having: `count(*) ${sqlOf(count.operator)} ${param(count.value)}::float8`,
    ofNone: isNumberTrue(0, count.operator, count.value),
  });
}

/** A quantity of some days, or on some topics. */
function narrowed<Row>(field: NumberOf<Row>, { rule, around }: { rule: Compare; around: Around<Row> }): string {
  const { param, tables, asOf, fields } = around;
  const { about, window, operator, value } = rule;
  const range = window && dayRange(window, asOf);
  if ((window && !range) || value.type === "text" || value.type === "percentile") return "false";
  const isOfTexts = field.name === "mood" || field.name === "texts";
  const ofTexts = fields.records.find(({ name }) => name === "texts");
  const texts = ofTexts?.fields;
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
    return grouped(around, {
      from: tables.texts,
      // Texts that could not be read have none.
      where: `${where} and f${place} < 'NaN'::float8`,
      having: `round(avg(f${place})::numeric, 9)::float8 ${sign} ${bound}::float8`,
      ofNone: false,
    });
  }
  if (field.name !== "spend") {
    const rows = isOfTexts
      ? things(ofTexts!, { from: tables.texts, where })
      : { from: tables.orders, where: `${where} and not is_credit` };
    return grouped(around, {
      ...rows,
      having: `count(*) ${sign} ${bound}::float8`,
      ofNone: isNumberTrue(0, operator, value.value),
    });
  }
  const codes = [...around.bounds.percentiles("spend", 0).keys()];
  const units = codes.map((code) => `when ${param(code)} then ${10 ** minorDigits(code)}`).join(" ");
  const spent = grouped(around, {
    from: tables.orders,
    where,
    having: `sum(paid)::float8 / (case q0 ${units} else 100 end) ${sign} ${bound}::float8`,
    ofNone: isNumberTrue(0, operator, value.value),
    keys: ["customer", "q0"],
  });
  const own = value.type === "money" ? `q0 = ${param(value.currency)}` : "q0 is not null";
  return `${own} and ${spent}`;
}
