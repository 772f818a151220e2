/** A rule as one English sentence. */

import { findNamed, type ColumnField, type Fields, type Named, type NumberField } from "./fields.ts";
import type { Count, Operator, Predicate, Rule, Value, Window } from "./grammar.ts";
import { days, relation, showValue } from "./show-value.ts";

/** "Customers whose spend is at or above the 80th percentile and whose mood is at or below -0.15." */
export function describeRule<Profile>(rule: Rule, fields: Fields<Profile>): string {
  return `Customers ${clause(rule, { fields, isNegated: false })}.`;
}

interface Around<Profile> {
  readonly fields: Fields<Profile>;
  readonly isNegated: boolean;
  /** Of one record, not of a customer. */
  readonly isRecord?: boolean;
}

function clause<Profile>(rule: Rule, { fields, isNegated, isRecord = false }: Around<Profile>): string {
  if (rule.kind === "not") return clause(rule.part, { fields, isNegated: !isNegated, isRecord });
  if (rule.kind === "and" || rule.kind === "or") {
    // Neither A nor B: a negated "or" is an "and" of negated parts.
    const word = (rule.kind === "and") === isNegated ? "or" : "and";
    const parts = rule.parts.map((part) => {
      const text = clause(part, { fields, isNegated, isRecord });
      return isList(part) ? `(${text})` : text;
    });
    return parts.join(` ${word} `);
  }
  return predicateClause(rule, { fields, isNegated, isRecord });
}

function isList(rule: Rule): boolean {
  return rule.kind === "not" ? isList(rule.part) : rule.kind === "and" || rule.kind === "or";
}

function predicateClause<Profile>(predicate: Predicate, { fields, isNegated, isRecord }: Around<Profile>): string {
  if (predicate.kind === "count") return countClause(predicate, { fields, isNegated });
  const field = fields.find(predicate.field);
  if (!field) return `with ${predicate.field}`;
  const values = predicate.kind === "in" ? predicate.values : predicate.kind === "compare" ? [predicate.value] : [];
  const operator = predicate.kind === "compare" ? predicate.operator : "=";
  switch (field.kind) {
    case "event": {
      const says = field.says[isNegated ? 1 : 0];
      const window = predicate.kind === "has" ? predicate.window : undefined;
      return window ? `who ${says}${windowClause(window)}` : `who ${says}${isNegated ? "" : " at least once"}`;
    }
    case "search":
      return `${isRecord ? "" : "who "}${field.says[isNegated ? 1 : 0]} ${JSON.stringify(predicate.kind === "says" ? predicate.text : "")}`;
    case "flag": {
      const isNo = values.some((value) => value.type === "text" && value.value === "no") !== (operator === "!=");
      // Not no is more than yes: it may also be unknown.
      if (isRecord) return isNo === isNegated ? field.name : `not ${field.name}`;
      if (!field.says) {
        // Not no is more than yes: it may also be unknown.
        if (isNo && isNegated) return `whose ${field.name} is not known to be no`;
        return isNo ? `whose ${field.name} is no` : `${isNegated ? "without" : "with"} ${field.name}`;
      }
      const says = field.says[isNo === isNegated ? 0 : 1];
      return isNegated ? `${says}, or of whom it is not known` : says;
    }
    case "names": {
      const says = field.says[(operator === "!=") === isNegated ? 0 : 1];
      return `${isRecord ? "" : "who "}${says} ${values.map((value) => nameOf(value, field.known)).join(" or ")}`;
    }
    case "number":
    case "column":
      return valueClause(predicate, { field, values, operator, isNegated });
    case "meaning": {
      const text = JSON.stringify(predicate.kind === "means" ? predicate.text : "");
      const wrote = isNegated ? "wrote nothing" : "wrote something";
      return isRecord ? `${isNegated ? "not " : ""}meaning about ${text}` : `who ${wrote} that means about ${text}`;
    }
    case "like": {
      if (predicate.kind !== "like") return `with ${field.name}`;
      const { customer, count, isPercent } = predicate;
      return `who are ${isNegated ? "not " : ""}among the ${count}${isPercent ? " percent" : ""} most like customer ${customer}`;
    }
    case "missing":
      return `with ${field.name}`;
  }
}

function valueClause<Profile>(
  predicate: Predicate,
  {
    field,
    values,
    operator,
    isNegated,
  }: {
    readonly field: NumberField<Profile> | ColumnField<Profile>;
    readonly values: readonly Value[];
    readonly operator: Operator;
    readonly isNegated: boolean;
  },
): string {
  const called = field.called ?? field.name;
  const verb = field.called === undefined && /[^s]s$/.test(called) ? "are" : "is";
  const unknown = isNegated ? ", or not known" : "";
  if (predicate.kind === "rank")
    return `whose ${called} ${verb} ${isNegated ? "not " : ""}among the ${predicate.side} ${predicate.count}${unknown}`;
  const unit = field.kind === "number" ? field.unit : undefined;
  const { about, window } = predicate.kind === "compare" ? predicate : {};
  const known = field.kind === "number" ? (field.about ?? []) : [];
  const topic = about === undefined ? "" : ` about ${nameOf({ type: "text", value: about }, known)}`;
  const [value] = values;
  const things = field.kind === "number" ? field.things : undefined;
  if (things !== undefined && predicate.kind === "compare" && value?.type === "number") {
    const what = value.value === 1 ? things.replace(/s$/, "") : things;
    const amount = `${amountOf[operator][isNegated ? 1 : 0]} ${value.value}`.replace(/^exactly 0$/, "no");
    return `who have ${amount} ${what}${topic}${windowClause(window)}${unknown}`;
  }
  const listed = values.map((value) => showValue(value, unit)).join(" or ");
  return `whose ${called}${topic}${windowClause(window)} ${verb} ${relation(operator, !isNegated)}${listed}${unknown}`;
}

/** "who have at least 2 texts whose intent is complaint since 2026-05-01". */
function countClause<Profile>(count: Count, { fields, isNegated }: Around<Profile>): string {
  const { records, rule, window, operator, value } = count;
  const own = fields.records.find(({ name }) => name === records)?.fields;
  const what = own ? ` (${clause(rule, { fields: own, isNegated: false, isRecord: true })})` : "";
  const isAny = operator === ">=" && value === 1;
  const most = isAny ? (isNegated ? "no " : "") : `${amountOf[operator][isNegated ? 1 : 0]} ${value} `;
  return `who have ${most.replace(/^exactly 0 $/, "no ")}${records}${what}${windowClause(window)}`;
}

const amountOf: Readonly<Record<Operator, readonly [string, string]>> = {
  "=": ["exactly", "not exactly"],
  "!=": ["not exactly", "exactly"],
  "<": ["fewer than", "at least"],
  "<=": ["at most", "more than"],
  ">": ["more than", "at most"],
  ">=": ["at least", "fewer than"],
};

/** A window in a sentence, with a blank before it: " within the last 60 days"; nothing of no window. */
export function windowClause(window: Window | undefined): string {
  switch (window?.kind) {
    case undefined:
      return "";
    case "within":
      return ` within the last ${days(window.days)}`;
    case "since":
    case "before":
      return ` ${window.kind} ${window.day}`;
    case "between":
      return ` from ${window.from} to ${window.to}`;
  }
}

function nameOf(value: Value, known: readonly Named[]): string {
  const text = value.type === "text" ? value.value : String(value.value);
  const found = findNamed(text, known).map(({ name }) => name);
  return found.length > 0 ? found.join(" or ") : text;
}
