/** Conditions on what a row of an audience's table has in its own columns. */

import { isCellTrue } from "../../../models/rules/compile-predicate.ts";
import type { ColumnField, Field } from "../../../models/rules/fields.ts";
import type { Operator, Predicate, Value } from "../../../models/rules/grammar.ts";
import { currencyColumns, noCode, valueCodes } from "./columns.ts";
import type { Around } from "./where.ts";

/** A value as it is written. */
export const textOf = (value: Value) => (value.type === "text" ? value.value : String(value.value));
/** An operator as SQL writes it. */
export const sqlOf = (operator: Operator) => (operator === "!=" ? "<>" : operator);

interface Compared<Row> {
  readonly operator: Operator;
  readonly value: Value;
  readonly i: number;
  readonly around: Around<Row>;
}

/** A field that is a quantity. */
export type NumberOf<Row> = Extract<Field<Row>, { kind: "number" }>;

/** A quantity that is absent is NaN, which is more than any other. */
function isMore(column: string, { operator, bound }: { readonly operator: Operator; readonly bound: string }): string {
  const compared = `${column} ${sqlOf(operator)} ${bound}::float8`;
  return operator === ">" || operator === ">=" || operator === "!="
    ? `${compared} and ${column} < 'NaN'::float8`
    : compared;
}

/** Whether a quantity stands to a value as the operator says; to a percentile, in its own currency. */
export function compared<Row>(field: NumberOf<Row>, { operator, value, i, around }: Compared<Row>): string {
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

/** Whether a quantity is among the highest or lowest so many. */
export function rankOf<Row>(
  field: NumberOf<Row>,
  { rule, i, around }: { rule: Extract<Predicate, { kind: "rank" }>; i: number; around: Around<Row> },
): string {
  const currency = field.currency && currencyColumns(around.fields).get(field.currency);
  const operator = rule.side === "top" ? ">=" : "<=";
  return byCurrency(around.bounds.ranks(field.name, rule), { i, operator, currency, param: around.param });
}

/** Whether what a column of the export says stands to a value as the operator says. */
export function cell<Row>(
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
