/** Rules in one form, so that two that say the same in another order are equal. */

import { findNamed, type Fields } from "../models/rules/fields.ts";
import type { Predicate, Rule, Value } from "../models/rules/grammar.ts";
import { printRule } from "../models/rules/print.ts";

/**
 * A text that is equal for rules that are equal but for the order of their parts, brackets that change nothing, doubled
 * negation, `not` before a bracket instead of inside, and by which of its names something is called.
 */
export function normalForm<Profile>(rule: Rule, fields: Fields<Profile>): string {
  return printRule(ordered(pushed(rule, false), fields));
}

/** `not` stands before predicates only. */
function pushed(rule: Rule, isNegated: boolean): Rule {
  if (rule.kind === "not") return pushed(rule.part, !isNegated);
  if (rule.kind === "and" || rule.kind === "or") {
    const kind = (rule.kind === "and") === isNegated ? "or" : "and";
    return { kind, parts: rule.parts.map((part) => pushed(part, isNegated)) };
  }
  return isNegated ? { kind: "not", part: rule } : rule;
}

function ordered<Profile>(rule: Rule, fields: Fields<Profile>): Rule {
  if (rule.kind === "not") return { kind: "not", part: ordered(rule.part, fields) };
  if (rule.kind !== "and" && rule.kind !== "or") return plain(rule, fields);
  const parts = rule.parts.map((part) => ordered(part, fields));
  const flat = parts.flatMap((part) => (part.kind === rule.kind ? part.parts : [part]));
  const printed = new Map(flat.map((part) => [printRule(part), part]));
  const kept = [...printed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  return kept.length === 1 ? kept[0]! : { kind: rule.kind, parts: kept };
}

function plain<Profile>(predicate: Predicate, fields: Fields<Profile>): Predicate {
  if (predicate.kind === "count") {
    const own = fields.records.find(({ name }) => name === predicate.records)?.fields;
    return own ? { ...predicate, rule: ordered(pushed(predicate.rule, false), own) } : predicate;
  }
  const field = fields.find(predicate.field);
  const isNames = field?.kind === "names";
  const id = (value: Value): Value =>
    isNames && value.type === "text" ? { type: "text", value: idOf(value.value, field.known) } : value;
  if (predicate.kind === "in") return { ...predicate, values: sortedValues(predicate.values.map(id)) };
  if (predicate.kind === "says") return { ...predicate, text: predicate.text.toLowerCase() };
  if (predicate.kind !== "compare") return predicate;
  const about =
    field?.kind === "number" && predicate.about !== undefined ? idOf(predicate.about, field.about ?? []) : undefined;
  return { ...predicate, value: id(predicate.value), ...(about !== undefined && { about }) };
}

function idOf(text: string, known: Parameters<typeof findNamed>[1]): string {
  const ids = findNamed(text, known).map(({ id }) => id);
  return ids.length > 0 ? ids.sort().join(" ") : text;
}

function sortedValues(values: readonly Value[]): readonly Value[] {
  const key = (value: Value) => JSON.stringify(value);
  return [...values].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
