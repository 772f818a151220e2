/** What is to be known of an audience beside its size: of whom nothing can be told, and what a name stands for. */

import { counted } from "../../models/statistics/format.ts";
import { leastCosine } from "./fields/records.ts";
import { findNamed, type Fields, type FlagField } from "../../models/rules/fields.ts";
import type { Predicate, Rule } from "../../models/rules/grammar.ts";

function predicatesOf(rule: Rule): readonly Predicate[] {
  if (rule.kind === "not") return predicatesOf(rule.part);
  if (rule.kind === "and" || rule.kind === "or") return rule.parts.flatMap(predicatesOf);
  return rule.kind === "count" ? [rule, ...predicatesOf(rule.rule)] : [rule];
}

/** Something that is yes or no, and the rule that finds all of whom it is known. */
export interface AskedFlag {
  readonly name: string;
  readonly why: string;
  readonly known: Rule;
}

/** What a rule asks for that is not known of everybody. */
export function flagsOf<Profile>(rule: Rule, fields: Fields<Profile>): readonly AskedFlag[] {
  const flags = predicatesOf(rule).flatMap((predicate): readonly FlagField<Profile>[] => {
    const field = predicate.kind === "count" ? undefined : fields.find(predicate.field);
    return field?.kind === "flag" && field.unknown !== undefined ? [field] : [];
  });
  return [...new Set(flags)].map(({ name, unknown }) => ({
    name,
    why: unknown!,
    known: {
      kind: "or",
      parts: ["yes", "no"].map((value) => ({
        kind: "compare",
        field: name,
        operator: "=",
        value: { type: "text", value },
      })),
    },
  }));
}

/** "resolved but negative cannot be told of anybody: …". Undefined where it is known of all. */
export function unknownNote(
  { name, why }: AskedFlag,
  { known, of }: { readonly known: number; readonly of: number },
): string | undefined {
  if (known >= of) return undefined;
  return known === 0
    ? `"${name}" cannot be told of anybody: ${why}`
    : `"${name}" can be told of ${known} of ${counted(of, "customer")}: ${why}`;
}

type Likeness = Extract<Predicate, { readonly kind: "like" }>;

/** Whom a rule likens others to, and how far those lie who were found. */
export function likenessNotes(
  rule: Rule,
  { nearest }: { readonly nearest: (field: string, of: Likeness) => ReadonlyMap<string, number> },
): readonly string[] {
  return predicatesOf(rule).flatMap((predicate) => {
    if (predicate.kind !== "like") return [];
    const distances = [...nearest(predicate.field, predicate).values()];
    const { customer } = predicate;
    if (distances.length === 0)
      return [`There is no customer ${customer} in the last result, or nobody else: nobody is like them`];
    const [first, last] = [distances[0]!, distances.at(-1)!].map((distance) => distance.toFixed(2));
    const by = "by the features that segments are found by, scaled and weighed as there";
    return [`Like ${customer}: the ${distances.length} nearest ${by}; the nearest is ${first} away, the last ${last}`];
  });
}

/** How many texts mean what a rule asks for, and by what that is told. */
export function meaningNotes(
  rule: Rule,
  { meaning }: { readonly meaning: (phrase: string) => ReadonlyMap<string, number> },
): readonly string[] {
  return predicatesOf(rule).flatMap((predicate) => {
    if (predicate.kind !== "means") return [];
    const cosines = [...meaning(predicate.text).values()];
    const what = `text like ${JSON.stringify(predicate.text)}`;
    if (cosines.length === 0) return [`${what}: no sentence has a cosine of ${leastCosine} or more`];
    const near = `cosines from ${cosines.at(-1)!.toFixed(2)} to ${cosines[0]!.toFixed(2)}, ${leastCosine} being the least that counts`;
    return [
      `${what}: ${counted(cosines.length, "text")}, ${near}; it tells better what is spoken of than what is said of it, so look at them`,
    ];
  });
}

/** What a topic of several phrases stands for that was called by one of them: `asked` is the question as it was typed. */
export function phraseNotes<Profile>(rule: Rule, fields: Fields<Profile>, asked: string): readonly string[] {
  const lower = asked.toLowerCase();
  const topics = fields.find("topic");
  if (topics?.kind !== "names") return [];
  const texts = predicatesOf(rule).flatMap((predicate) => {
    if (predicate.kind !== "compare" && predicate.kind !== "in") return [];
    const values = predicate.kind === "in" ? predicate.values : [predicate.value];
    const about = predicate.kind === "compare" && predicate.about !== undefined ? [predicate.about] : [];
    const named = predicate.field.endsWith("topic") ? values.flatMap((v) => (v.type === "text" ? [v.value] : [])) : [];
    return [...about, ...named];
  });
  const named = new Map(texts.flatMap((text) => findNamed(text, topics.known)).map((one) => [one.id, one]));
  return [...named.values()].flatMap(({ id, name }) => {
    const phrases = name.split(" · ");
    const isWhole = lower.includes(name.toLowerCase()) || new RegExp(`(?<![\\w])${id}(?![\\w])`).test(lower);
    if (phrases.length < 2 || isWhole) return [];
    return `The topic ${JSON.stringify(name)} is one: texts on any part of it count. says "…" finds words themselves`;
  });
}
