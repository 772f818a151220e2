/** Values as people read them. */

import { formatMoney, formatNumber, formatScore, minorDigits } from "../statistics/format.ts";
import type { Unit } from "./fields.ts";
import type { Operator, Value } from "./grammar.ts";

/** "at or above" for >=; `isTrue` false says the contrary, "below". */
export function relation(operator: Operator, isTrue = true): string {
  const words: Readonly<Record<Operator, readonly [string, string]>> = {
    "=": ["", "not "],
    "!=": ["not ", ""],
    "<": ["below ", "at or above "],
    "<=": ["at or below ", "above "],
    ">": ["above ", "at or below "],
    ">=": ["at or above ", "below "],
  };
  return words[operator][isTrue ? 0 : 1];
}

/** A field's number in its unit: "£2,043.00", "90 days", "20%", "-0.42". Money is in major units. */
export function showNumber(value: number, { unit, currency }: { readonly unit: Unit; readonly currency?: string }) {
  switch (unit) {
    case "money":
      return currency === undefined
        ? formatNumber(value)
        : formatMoney(Math.round(value * 10 ** minorDigits(currency)), currency);
    case "days":
      return days(value);
    case "share":
      return `${Number((value * 100).toFixed(1))}%`;
    case "score":
      return Math.abs(value) < 0.005 ? String(Number(value.toPrecision(1))) : formatScore(value);
    case "count":
      return formatNumber(value);
  }
}

/** "1 day", "2.5 days". */
export function days(count: number): string {
  const shown = Number(count.toFixed(1));
  return `${formatNumber(shown)} ${shown === 1 ? "day" : "days"}`;
}

/** A rule's value in a sentence: "the 80th percentile", "€500.00", "90 days". */
export function showValue(value: Value, unit?: Unit): string {
  switch (value.type) {
    case "percentile":
      return value.value === "average" ? "the average" : `the ${ordinal(value.value)} percentile`;
    case "money":
      return showNumber(value.value, { unit: "money", currency: value.currency });
    case "days":
      return days(value.value);
    case "number":
      return unit === undefined ? String(value.value) : showNumber(value.value, { unit });
    case "text":
      return value.value;
  }
}

/** "1st", "80th". */
export function ordinal(number: number): string {
  if (!Number.isInteger(number)) return `${number}th`;
  const ending = number % 100 >= 11 && number % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}
