/** Writes a rule down, so that reading it gives the same rule. */

import { keywords, type Predicate, type Rule, type Value, type Window } from "./grammar.ts";

/** The text of a rule. `parseRule(printRule(rule), fields)` is the rule again. */
export function printRule(rule: Rule): string {
  if (rule.kind === "not") return `not ${inside(rule.part)}`;
  if (rule.kind === "and" || rule.kind === "or") return rule.parts.map(inside).join(` ${rule.kind} `);
  return printPredicate(rule);
}

function inside(rule: Rule): string {
  return rule.kind === "and" || rule.kind === "or" ? `(${printRule(rule)})` : printRule(rule);
}

function printPredicate(predicate: Predicate): string {
  if (predicate.kind === "count") {
    const { rule, window, operator, value } = predicate;
    return `count(${printRule(rule)})${printWindow(window)} ${operator} ${plainNumber(value)}`;
  }
  const field = printField(predicate.field);
  switch (predicate.kind) {
    case "compare": {
      const about =
        predicate.about === undefined ? "" : ` about ${printValue({ type: "text", value: predicate.about })}`;
      return `${field}${about}${printWindow(predicate.window)} ${predicate.operator} ${printValue(predicate.value)}`;
    }
    case "in":
      return `${field} in (${predicate.values.map(printValue).join(", ")})`;
    case "rank":
      return `${field} in ${predicate.side} ${predicate.count}`;
    case "like":
      return `${field} ${printValue({ type: "text", value: predicate.customer })} in top ${plainNumber(predicate.count)}${predicate.isPercent ? "%" : ""}`;
    case "means":
    case "says":
      return `${field} ${quote(predicate.text)}`;
    case "has":
      return `${field}${printWindow(predicate.window)}`;
  }
}

/** " since 2026-05-01"; nothing of no window. */
export function printWindow(window: Window | undefined): string {
  switch (window?.kind) {
    case undefined:
      return "";
    case "within":
      return ` within ${plainNumber(window.days)}d`;
    case "since":
    case "before":
      return ` ${window.kind} ${window.day}`;
    case "between":
      return ` between ${window.from} and ${window.to}`;
  }
}

const isPlain = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*$/u;

const quote = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Names of several words stand unquoted: fields are known by their words. Other signs need quotes. */
export function printField(name: string): string {
  const words = name.split(" ");
  return words.every((word) => isPlain.test(word) && !keywords.includes(word.toLowerCase())) ? name : quote(name);
}

/** A value as rules write it. */
export function printValue(value: Value): string {
  switch (value.type) {
    case "number":
      return plainNumber(value.value);
    case "days":
      return `${plainNumber(value.value)}d`;
    case "money":
      return `${plainNumber(value.value)} ${value.currency}`;
    case "percentile":
      return value.value === "average" ? "average" : `p${plainNumber(value.value)}`;
    case "text": {
      const isSafe = isPlain.test(value.value) && !keywords.includes(value.value.toLowerCase());
      return isSafe && !/^(?:p\d|average$)/i.test(value.value) ? value.value : quote(value.value);
    }
  }
}

/** A number without exponent: 1e-7 is no number of the grammar. */
function plainNumber(value: number): string {
  const short = String(value);
  return /e/.test(short) ? value.toFixed(12).replace(/\.?0+$/, "") : short;
}
