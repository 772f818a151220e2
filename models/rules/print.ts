/** Writes a rule down, so that reading it gives the same rule. */

import { keywords, type Predicate, type Rule, type Value } from "./grammar.ts";

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
  const field = printField(predicate.field);
  switch (predicate.kind) {
    case "compare":
      return `${field} ${predicate.operator} ${printValue(predicate.value)}`;
    case "in":
      return `${field} in (${predicate.values.map(printValue).join(", ")})`;
    case "within":
      return `${field} within ${plainNumber(predicate.days)}d`;
    case "has":
      return field;
  }
}

const isPlain = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(?:-[\p{L}\p{M}\p{N}_]+)*$/u;

const quote = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Names of several words stand unquoted: fields are known by their words. Other signs need quotes. */
function printField(name: string): string {
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
      return `p${plainNumber(value.value)}`;
    case "text": {
      const isSafe = isPlain.test(value.value) && !keywords.includes(value.value.toLowerCase());
      return isSafe && !/^p\d/i.test(value.value) ? value.value : quote(value.value);
    }
  }
}

/** A number without exponent: 1e-7 is no number of the grammar. */
function plainNumber(value: number): string {
  const short = String(value);
  return /e/.test(short) ? value.toFixed(12).replace(/\.?0+$/, "") : short;
}
