/**
 * What a rule is.
 *
 *     rule       = all { "or" all }
 *     all        = one { "and" one }
 *     one        = "not" one | "(" rule ")" | predicate
 *     predicate  = number [ "about" text ] [ window ] ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
 *                | number "in" ( "top" | "bottom" ) whole     spend in top 100
 *                | name ( "=" | "!=" ) text
 *                | field [ "not" ] "in" "(" value { "," value } ")"
 *                | event [ window ]                           wrote within 30d, bought
 *                | flag                                       consent
 *                | words [ "=" ] text                         says "money back"; item = kettle
 *                | "text like" text                           text like "parcel never arrived"
 *                | "like" text [ "in" "top" ( whole | percent ) ]   like C-4711 in top 50, which is also what is meant without it
 *                | "count" "(" rule ")" [ window ] comparison number
 *     window     = "within" days | "since" day | "before" day | "between" day "and" day
 *     value      = number [ "%" ] | money | days | percentile | text
 *     percentile = "p" 0 … 100 | "average"                    spend >= p80, spend > average
 *     days       = number ( "d" | "w" | "m" | "y" )           7, 30 and 365 days; also "30 days"
 *     money      = number currency | sign number              500 EUR, €500
 *     day        = year "-" month "-" day                     2026-05-01
 *     text       = words | '"' characters '"'                 late delivery, "and so on"
 *
 * The rule of a count speaks of one text or of one order: count(intent = complaint and topic = delivery) within 60d >= 2.
 * Percentiles, averages and ranks are of customers: a count has none inside.
 * "since" includes its day, "before" does not, "between" includes both. Words that are keywords or hold signs are quoted;
 * inside quotes, \" and \\ stand for " and \. Numbers have a dot before their decimals and nothing between thousands.
 */

export const operators = ["=", "!=", "<=", ">=", "<", ">"] as const;
export type Operator = (typeof operators)[number];

export type Value =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "days"; readonly value: number }
  /** In major units: 500 is 500 euros. */
  | { readonly type: "money"; readonly value: number; readonly currency: string }
  /** 0 to 100; or the mean of all who have a value. */
  | { readonly type: "percentile"; readonly value: number | "average" }
  | { readonly type: "text"; readonly value: string };

/** A stretch of days; days are ISO 8601 dates. */
export type Window =
  | { readonly kind: "within"; readonly days: number }
  /** The day included. */
  | { readonly kind: "since"; readonly day: string }
  /** The day not included. */
  | { readonly kind: "before"; readonly day: string }
  /** Both included. */
  | { readonly kind: "between"; readonly from: string; readonly to: string };

/** A comparison of a field's value; of a quantity over all the time and all topics, where nothing else is said. */
export interface Compare {
  readonly kind: "compare";
  readonly field: string;
  /** A topic, by any of its names. */
  readonly about?: string;
  readonly window?: Window;
  readonly operator: Operator;
  readonly value: Value;
}

/** How many records of a kind fit a rule of their own. */
export interface Count {
  readonly kind: "count";
  /** Name of the kind: "texts". */
  readonly records: string;
  readonly rule: Rule;
  readonly window?: Window;
  readonly operator: Operator;
  readonly value: number;
}

/** Something said of one field; `field` is its name in the table of fields. */
export type Predicate =
  | Compare
  | { readonly kind: "in"; readonly field: string; readonly values: readonly Value[] }
  /** Among the `count` highest or lowest of all who have a value; who ties with the last is in. */
  | { readonly kind: "rank"; readonly field: string; readonly side: "top" | "bottom"; readonly count: number }
  /** The event happened, or the flag is set. */
  | { readonly kind: "has"; readonly field: string; readonly window?: Window }
  | { readonly kind: "says"; readonly field: string; readonly text: string }
  /** A text says what this says, in whatever words. */
  | { readonly kind: "means"; readonly field: string; readonly text: string }
  /** Among the `count` nearest to a customer, or so many percent of all others. */
  | {
      readonly kind: "like";
      readonly field: string;
      readonly customer: string;
      readonly count: number;
      readonly isPercent: boolean;
    }
  | Count;

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

/** Words that join and limit conditions. */
export const joiningWords: readonly string[] = ["and", "or", "not", "in", "within"];

/** Words that narrow a quantity or an event, where one stands before them. */
export const narrowingWords: readonly string[] = ["within", "since", "before", "between", "about"];

/** Words that a text value must quote. */
export const keywords: readonly string[] = [...new Set([...joiningWords, ...narrowingWords])];
