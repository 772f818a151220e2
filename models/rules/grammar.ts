/**
 * What a rule is.
 *
 *     rule       = all { "or" all }
 *     all        = one { "and" one }
 *     one        = "not" one | "(" rule ")" | predicate
 *     predicate  = field ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
 *                | field [ "not" ] "in" "(" value { "," value } ")"
 *                | event [ "within" days ]          wrote within 30d, bought
 *                | flag                             consent
 *     value      = number [ "%" ] | money | days | percentile | text
 *     percentile = "p" 0 … 100                      spend >= p80
 *     days       = number ( "d" | "w" | "m" | "y" ) 7, 30 and 365 days; also "30 days"
 *     money      = number currency | sign number    500 EUR, €500
 *     text       = words | '"' characters '"'       late delivery, "and so on"
 *
 * Words that are keywords or hold signs are quoted; inside quotes, \" and \\ stand for " and \.
 */

export const operators = ["=", "!=", "<=", ">=", "<", ">"] as const;
export type Operator = (typeof operators)[number];

export type Value =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "days"; readonly value: number }
  /** In major units: 500 is 500 euros. */
  | { readonly type: "money"; readonly value: number; readonly currency: string }
  | { readonly type: "percentile"; readonly value: number }
  | { readonly type: "text"; readonly value: string };

/** Something said of one field; `field` is its name in the table of fields. */
export type Predicate =
  | { readonly kind: "compare"; readonly field: string; readonly operator: Operator; readonly value: Value }
  | { readonly kind: "in"; readonly field: string; readonly values: readonly Value[] }
  | { readonly kind: "within"; readonly field: string; readonly days: number }
  /** The event ever happened, or the flag is set. */
  | { readonly kind: "has"; readonly field: string };

/** A rule as a tree. Lists of `and` and `or` hold two parts or more. */
export type Rule =
  | { readonly kind: "and"; readonly parts: readonly Rule[] }
  | { readonly kind: "or"; readonly parts: readonly Rule[] }
  | { readonly kind: "not"; readonly part: Rule }
  | Predicate;

/** The rule that holds where all do. One rule stays as it is. */
export function all(parts: readonly Rule[]): Rule {
  return parts.length === 1 ? parts[0]! : { kind: "and", parts };
}

/** The rule that holds where any does. One rule stays as it is. */
export function any(parts: readonly Rule[]): Rule {
  return parts.length === 1 ? parts[0]! : { kind: "or", parts };
}

/** Words that a text value must quote. */
export const keywords: readonly string[] = ["and", "or", "not", "in", "within"];
