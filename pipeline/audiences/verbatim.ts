/** The sentence that speaks for a member of an audience. */

import { findNamed } from "../../models/rules/fields.ts";
import type { Operator, Predicate, Rule, Value } from "../../models/rules/grammar.ts";
import type { Member, Verbatim } from "../types.ts";

/** Which feeling proves that a predicate holds. */
type Feeling = "bad" | "good";

const allOf = (feeling: Feeling, names: string) => names.split(" ").map((name) => [name, feeling] as const);

// Sides of the emotions as in Demszky et al. 2020, fig. 2; those that they call ambiguous prove neither.
const feelingOfEmotion = new Map([
  ...allOf(
    "bad",
    "anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness",
  ),
  ...allOf("good", "admiration amusement approval caring desire excitement gratitude joy love optimism pride relief"),
]);
const feelingOfIntent = new Map([...allOf("bad", "complaint cancellation"), ...allOf("good", "praise")]);

/** Of these, much is bad, and little proves nothing. */
const badWhenHigh = ["negative share", "urgency", "effort", "churn risk", "anger"];

/** Which of a member's sentences speaks for a rule. */
export type QuoteSide = "worst" | "best" | "latest";

/**
 * The worst sentence where a rule asks for the bad, the best where it asks for the good, else the latest. Where it asks
 * for both, the member's own mood decides. What a rule excludes proves nothing, unless it is one half of a scale.
 */
export function sideFor({ voice }: Pick<Member, "voice">, rule: Rule): QuoteSide {
  const feelings = new Set(feelingsOf(rule, false));
  const isBad = feelings.has("bad") && (!feelings.has("good") || (voice.mood ?? 0) < 0);
  return isBad ? "worst" : feelings.has("good") ? "best" : "latest";
}

/**
 * The sentence of that side, of what is quoted of a member anyway; what was left unsolved where a rule asks for that.
 */
export function verbatimFor(member: Pick<Member, "voice">, rule: Rule): Verbatim | undefined {
  const { worst, best, latest, conversations } = member.voice;
  const side = sideFor(member, rule);
  const unsolved = asksForUnsolved(rule) ? conversations.latest.find(({ lastWord }) => lastWord)?.lastWord : undefined;
  if (unsolved) return unsolved;
  if (side === "worst") return worst ?? latest;
  return side === "best" ? (best ?? latest) : (latest ?? worst ?? best);
}

function asksForUnsolved(rule: Rule): boolean {
  if (rule.kind === "and" || rule.kind === "or") return rule.parts.some(asksForUnsolved);
  if (rule.kind === "has") return rule.field === "resolved but negative";
  return (
    rule.kind === "compare" &&
    rule.field === "resolved but negative" &&
    (rule.operator === "=") === (rule.value.type === "text" && rule.value.value === "yes")
  );
}

function feelingsOf(rule: Rule, isNegated: boolean): readonly Feeling[] {
  if (rule.kind === "not") return feelingsOf(rule.part, !isNegated);
  if (rule.kind === "and" || rule.kind === "or") return rule.parts.flatMap((part) => feelingsOf(part, isNegated));
  // Two texts or more of a kind: what is said of each of them.
  if (rule.kind === "count") return isNegated || !rule.operator.startsWith(">") ? [] : feelingsOf(rule.rule, false);
  return predicateFeelings(rule, isNegated);
}

function predicateFeelings(predicate: Predicate, isNegated: boolean): readonly Feeling[] {
  if (predicate.kind !== "compare" && predicate.kind !== "in") return [];
  const { field } = predicate;
  const values = predicate.kind === "in" ? predicate.values : [predicate.value];
  const operator = predicate.kind === "in" ? "=" : predicate.operator;
  const isNamed = (operator === "=") !== isNegated && (operator === "=" || operator === "!=");
  const named = (feelingOf: (name: string) => Feeling | undefined) =>
    isNamed ? values.flatMap((value) => (value.type === "text" ? (feelingOf(value.value) ?? []) : [])) : [];
  switch (field) {
    case "negative topic":
      return named(() => "bad");
    case "positive topic":
      return named(() => "good");
    case "intent":
      return named(inTable(feelingOfIntent));
    case "emotion":
      return named(inTable(feelingOfEmotion));
    case "mood":
    case "trend": {
      const labels = named((name) => (name === "negative" ? "bad" : name === "positive" ? "good" : undefined));
      return [...labels, ...values.flatMap((value) => sideOf(value, directionOf(operator, isNegated)) ?? [])];
    }
    default:
      return badWhenHigh.includes(field) && directionOf(operator, isNegated) === "up" ? ["bad"] : [];
  }
}

/** Looks a name up as rules do: "complaints" is complaint. */
function inTable(feelings: ReadonlyMap<string, Feeling>): (name: string) => Feeling | undefined {
  const known = [...feelings.keys()].map((name) => ({ id: name, name }));
  return (name) => findNamed(name, known).flatMap(({ id }) => feelings.get(id) ?? [])[0];
}

type Direction = "up" | "down" | "none";

/** Where a comparison points; the contrary of "below" is "at or above". */
function directionOf(operator: Operator, isNegated: boolean): Direction {
  if (operator === "=" || operator === "!=") return "none";
  return operator.startsWith(">") !== isNegated ? "up" : "down";
}

/** The side of a scale that is asked for; "not below -0.15" asks for no side, half of what it finds is good. */
function sideOf(value: Value, direction: Direction): Feeling | undefined {
  if (value.type === "text") return undefined;
  const middle = value.type === "percentile" ? 50 : 0;
  const bound = value.value === "average" ? middle : value.value;
  if (direction === "up" && bound >= middle) return "good";
  if (direction === "down" && bound <= middle) return "bad";
  return undefined;
}
