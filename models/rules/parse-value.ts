/** Reads what a field is compared with. */

import { isKeyword, isNarrowing, type Cursor } from "./cursor.ts";
import type { Value } from "./grammar.ts";
import { RuleError } from "./rule-error.ts";

const daysIn: Readonly<Record<string, number>> = { d: 1, day: 1, w: 7, week: 7, m: 30, month: 30, y: 365, year: 365 };
const currencyOf: Readonly<Record<string, string>> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY" };
const isCurrencyCode = /^[A-Z]{3}$/;

/** Days in a unit's name, singular or plural; undefined for other words. */
export function unitDays(unit: string): number | undefined {
  const lower = unit.toLowerCase();
  return daysIn[lower] ?? daysIn[lower.replace(/s$/, "")];
}

/** Code of a currency's sign; undefined for other signs. */
export function currencyOfSign(sign: string): string | undefined {
  return currencyOf[sign];
}

/** A value as it is written: shares may be given in percent. */
export type WrittenValue =
  | Value
  | { readonly type: "percent"; readonly value: number }
  /** "1.000", which may be a thousand. */
  | { readonly type: "dotted"; readonly value: number; readonly text: string };

/** Throws a RuleError at an amount whose dot may part thousands: 1.000 EUR. */
export function refuseDotted(text: string, column: number): void {
  if (!isDotted(text)) return;
  const both = `${text} may be ${text.replace(".", "")} or ${Number(text)}`;
  throw new RuleError(`${both}: wanted it without the dot, or with two decimals`, { column });
}

const isDotted = (text: string) => /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text);

/** Reads a value of any type. Throws a RuleError where there is none. */
export function readValue(cursor: Cursor): WrittenValue {
  const first = cursor.peek();
  if (first.kind === "quoted") return { type: "text", value: cursor.take().text };
  if (first.kind === "currency") {
    cursor.take();
    const amount = cursor.take();
    if (amount.kind !== "number" || amount.suffix !== undefined) {
      throw new RuleError(`Wanted an amount after ${first.text}`, { column: amount.column });
    }
    refuseDotted(amount.text, amount.column);
    return { type: "money", value: Number(amount.text), currency: currencyOf[first.text]! };
  }
  if (first.kind === "number") return readNumber(cursor);
  if (first.kind === "word" && !isKeyword(first)) return readWords(cursor);
  const found = first.kind === "end" ? "found the end" : `not ${JSON.stringify(first.text)}`;
  throw new RuleError(`Wanted a value, ${found}`, { column: first.column });
}

function readNumber(cursor: Cursor): WrittenValue {
  const { text, suffix, column } = cursor.take();
  const value = Number(text);
  if (suffix === "%") return { type: "percent", value };
  const next = cursor.peek();
  // A unit may stand apart: 30 days, 500 EUR.
  const unit = suffix ?? (next.kind === "word" && isUnit(next.text) ? cursor.take().text : undefined);
  if (unit === undefined && next.kind === "currency") {
    refuseDotted(text, column);
    return { type: "money", value, currency: currencyOf[cursor.take().text]! };
  }
  if (unit === undefined) return isDotted(text) ? { type: "dotted", value, text } : { type: "number", value };
  const days = unitDays(unit);
  if (days !== undefined) return { type: "days", value: value * days };
  if (unit.toLowerCase() === "k") return { type: "number", value: value * 1000 };
  if (isCurrencyCode.test(unit)) refuseDotted(text, column);
  if (isCurrencyCode.test(unit)) return { type: "money", value, currency: unit };
  throw new RuleError(`${text}${unit} has an unknown unit; known: d, w, m, y, %, k and codes like EUR`, { column });
}

function isUnit(word: string): boolean {
  return unitDays(word) !== undefined || isCurrencyCode.test(word);
}

function readWords(cursor: Cursor): Value {
  const words: string[] = [];
  const { text, column } = cursor.peek();
  const percentile = /^[pP](\d{1,3}(?:\.\d+)?)$/.exec(text)?.[1];
  if (percentile !== undefined) {
    cursor.take();
    if (Number(percentile) > 100) throw new RuleError(`${text} is no percentile: p0 to p100`, { column });
    return { type: "percentile", value: Number(percentile) };
  }
  for (let next = cursor.peek(); isPartOfText(cursor); next = cursor.peek()) {
    words.push(next.text + (next.suffix ?? ""));
    cursor.take();
  }
  if (words.length === 1 && text.toLowerCase() === "average") return { type: "percentile", value: "average" };
  return { type: "text", value: words.join(" ") };
}

function isPartOfText(cursor: Cursor): boolean {
  const next = cursor.peek();
  return (next.kind === "word" && !isKeyword(next)) || next.kind === "number";
}

/** The words of a name, or what stands in quotes. Throws a RuleError where there are none. */
export function readName(cursor: Cursor): string {
  const { column, kind } = cursor.peek();
  if (kind === "quoted") return cursor.take().text;
  const words: string[] = [];
  while (isPartOfText(cursor) && !isNarrowing(cursor.peek())) {
    const { text, suffix = "" } = cursor.take();
    words.push(text + suffix);
  }
  if (words.length > 0) return words.join(" ");
  throw new RuleError(`Wanted a name${kind === "end" ? ", found the end" : ""}`, { column });
}

/** Reads a number of days: 30d, 3 months, 30. Throws a RuleError where there is none or it is below 0. */
export function readDays(cursor: Cursor): number {
  const { column, kind, text } = cursor.peek();
  const value = kind === "number" ? readNumber(cursor) : undefined;
  if (value && (value.type === "days" || value.type === "number") && value.value >= 0) return value.value;
  const found = kind === "end" ? "found the end" : `not ${JSON.stringify(text)}`;
  throw new RuleError(`Wanted days after "within", as in 30d, 6w or 3 months, ${found}`, { column });
}
