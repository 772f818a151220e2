/** A rule as one English sentence. */

import { findNamed, type Field, type Fields } from "./fields.ts";
import type { Predicate, Rule, Value } from "./grammar.ts";
import { days, relation, showValue } from "./show-value.ts";

/** "Customers whose spend is at or above the 80th percentile and whose mood is at or below -0.15." */
export function describeRule<Profile>(rule: Rule, fields: Fields<Profile>): string {
  return `Customers ${clause(rule, { fields, isNegated: false })}.`;
}

interface Around<Profile> {
  readonly fields: Fields<Profile>;
  readonly isNegated: boolean;
}

function clause<Profile>(rule: Rule, { fields, isNegated }: Around<Profile>): string {
  if (rule.kind === "not") return clause(rule.part, { fields, isNegated: !isNegated });
  if (rule.kind === "and" || rule.kind === "or") {
    // Neither A nor B: a negated "or" is an "and" of negated parts.
    const word = (rule.kind === "and") === isNegated ? "or" : "and";
    const parts = rule.parts.map((part) => {
      const text = clause(part, { fields, isNegated });
      return isList(part) ? `(${text})` : text;
    });
    return parts.join(` ${word} `);
  }
  return predicateClause(rule, { fields, isNegated });
}

function isList(rule: Rule): boolean {
  return rule.kind === "not" ? isList(rule.part) : rule.kind === "and" || rule.kind === "or";
}

function predicateClause<Profile>(predicate: Predicate, { fields, isNegated }: Around<Profile>): string {
  const field = fields.find(predicate.field);
  if (!field) return `with ${predicate.field}`;
  const values = predicate.kind === "in" ? predicate.values : predicate.kind === "compare" ? [predicate.value] : [];
  const operator = predicate.kind === "compare" ? predicate.operator : "=";
  switch (field.kind) {
    case "event": {
      const says = field.says[isNegated ? 1 : 0];
      if (predicate.kind !== "within") return `who ${says}${isNegated ? "" : " at least once"}`;
      return `who ${says} within the last ${days(predicate.days)}`;
    }
    case "flag": {
      const isNo = values.some((value) => value.type === "text" && value.value === "no") !== (operator === "!=");
      // Not no is more than yes: it may also be unknown.
      if (isNo && isNegated) return `whose ${field.name} is not known to be no`;
      return isNo ? `whose ${field.name} is no` : `${isNegated ? "without" : "with"} ${field.name}`;
    }
    case "names": {
      const says = field.says[(operator === "!=") === isNegated ? 0 : 1];
      return `who ${says} ${values.map((value) => nameOf(value, field)).join(" or ")}`;
    }
    case "number":
    case "column": {
      const unit = field.kind === "number" ? field.unit : undefined;
      const listed = values.map((value) => showValue(value, unit)).join(" or ");
      const unknown = isNegated ? ", or not known" : "";
      const verb = /[^s]s$/.test(field.name) ? "are" : "is";
      return `whose ${field.name} ${verb} ${relation(operator, !isNegated)}${listed}${unknown}`;
    }
  }
}

function nameOf<Profile>(value: Value, field: Field<Profile> & { kind: "names" }): string {
  const text = value.type === "text" ? value.value : String(value.value);
  const found = findNamed(text, field.known).map(({ name }) => name);
  return found.length > 0 ? found.join(" or ") : text;
}
