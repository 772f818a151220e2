/** What a rule asks of single texts, and the sentence that answers it. */

import { latestQuote, bestQuote, worstQuote } from "../../models/attitude/quotes.ts";
import { compileRule } from "../../models/rules/compile.ts";
import { isNumberTrue } from "../../models/rules/compile-number.ts";
import { dayRange, isWithin } from "../../models/rules/day-range.ts";
import { findNamed, type Fields, type Named } from "../../models/rules/fields.ts";
import type { Predicate, Rule, Value, Window } from "../../models/rules/grammar.ts";
import type { Population } from "../../models/rules/population.ts";
import { holdsWords, textKey, type AskedMember, type TextRecord } from "./fields/records.ts";
import { quotable, verbatimOf } from "../stages/verbatim-of.ts";
import type { ReadFeedback, Verbatim } from "../types.ts";

/** A condition that a text can meet by itself. */
export interface TextCondition {
  readonly fits: (text: TextRecord) => boolean;
  /** Words of which a sentence on it has one, as far as they are known. */
  readonly words: readonly string[];
}

interface Around {
  readonly fields: Fields<AskedMember>;
  /** The day to look back from, ISO 8601. */
  readonly asOf: string | undefined;
  readonly population: Population;
}

/** The conditions of a rule that texts meet: topics, intents, channels, words, times, counts. What a rule excludes is none. */
export function textConditions(rule: Rule, around: Around): readonly TextCondition[] {
  if (rule.kind === "not") return [];
  if (rule.kind === "and" || rule.kind === "or") return rule.parts.flatMap((part) => textConditions(part, around));
  const found = conditionOf(rule, around);
  return found ? [found] : [];
}

const textOf = (value: Value) => (value.type === "text" ? value.value : String(value.value));

function conditionOf(predicate: Predicate, { fields, population, asOf }: Around): TextCondition | undefined {
  const isIn = (window: Window | undefined) => {
    const range = window && dayRange(window, asOf);
    return ({ day }: TextRecord) => !window || (range !== undefined && isWithin(day, range));
  };
  switch (predicate.kind) {
    case "count": {
      const { records, rule, window, operator, value } = predicate;
      const own = fields.records.find(({ name }) => name === records);
      const isWanted = operator.startsWith(">") || (operator === "=" && value > 0);
      if (!own || records !== "texts" || !isWanted) return undefined;
      const match = compileRule(rule, { fields: own.fields, population, ...(asOf !== undefined && { asOf }) });
      const inside = isIn(window);
      return { fits: (text) => inside(text) && match(text).matches, words: wordsIn(rule, own.fields) };
    }
    case "says":
      return predicate.field === "says"
        ? { fits: ({ body }) => holdsWords(body, predicate.text), words: [predicate.text] }
        : undefined;
    case "means": {
      const near = population.meaning(predicate.text);
      return { fits: ({ body }) => near.has(textKey(body)), words: [] };
    }
    case "has":
      return predicate.field === "wrote" ? { fits: isIn(predicate.window), words: [] } : undefined;
    case "rank":
    case "like":
      return undefined;
    default:
      return comparison(predicate, { fields, isIn });
  }
}

type Compared = Extract<Predicate, { readonly kind: "compare" | "in" }>;

function comparison(
  predicate: Compared,
  {
    fields,
    isIn,
  }: {
    readonly fields: Around["fields"];
    readonly isIn: (window: Window | undefined) => (text: TextRecord) => boolean;
  },
): TextCondition | undefined {
  const operator = predicate.kind === "compare" ? predicate.operator : "=";
  const values = predicate.kind === "in" ? predicate.values : [predicate.value];
  const field = fields.find(predicate.field);
  if (field?.kind === "names") {
    if (operator !== "=") return undefined;
    const named = values.flatMap((value) => findNamed(textOf(value), field.known));
    const fits = fitsName(field.name, new Set(named.map(({ id }) => id)));
    return fits && { fits, words: field.name.endsWith("topic") ? named.flatMap(wordsOf) : [] };
  }
  if (field?.kind !== "number") return undefined;
  if (["nps", "csat", "stars"].includes(field.name)) {
    const [value] = values;
    return {
      fits: ({ rating }) =>
        rating?.scale === field.name && value?.type === "number" && isNumberTrue(rating.value, operator, value.value),
      words: [],
    };
  }
  const { about, window } = predicate.kind === "compare" ? predicate : {};
  if (about === undefined && !window) return undefined;
  if (field.name !== "mood" && field.name !== "texts") return undefined;
  const topics = about === undefined ? [] : findNamed(about, field.about ?? []);
  const inside = isIn(window);
  return {
    fits: (text) => inside(text) && (about === undefined || topics.some(({ id }) => text.topics.includes(id))),
    words: topics.flatMap(wordsOf),
  };
}

function fitsName(field: string, ids: ReadonlySet<string>): TextCondition["fits"] | undefined {
  const isOn = ({ topics }: TextRecord) => topics.some((id) => ids.has(id));
  switch (field) {
    case "topic":
      return isOn;
    case "negative topic":
      return (text) => isOn(text) && text.mood !== undefined && text.mood < 0;
    case "positive topic":
      return (text) => isOn(text) && text.mood !== undefined && text.mood > 0;
    case "intent":
      return ({ intent }) => intent !== undefined && ids.has(intent);
    case "channel":
      return ({ channel }) => channel !== undefined && ids.has(channel);
    default:
      return undefined;
  }
}

const shortest = 4;
const wordsOf = ({ name, words = [] }: Named): readonly string[] => [
  ...words,
  ...name.split(" · "),
  ...name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= shortest),
];

/** Words that the texts of a count are on. */
function wordsIn(rule: Rule, fields: Fields<unknown>): readonly string[] {
  if (rule.kind === "and" || rule.kind === "or") return rule.parts.flatMap((part) => wordsIn(part, fields));
  if (rule.kind === "says") return [rule.text];
  if (rule.kind !== "compare" && rule.kind !== "in") return [];
  const field = fields.find(rule.field);
  if (field?.kind !== "names" || field.name !== "topic") return [];
  const values = rule.kind === "in" ? rule.values : [rule.value];
  return values.flatMap((value) => findNamed(textOf(value), field.known)).flatMap(wordsOf);
}

/** A text as it was read, and as rules see it. */
export interface OwnText {
  readonly text: ReadFeedback;
  readonly record: TextRecord;
}

/**
 * A sentence of the texts that meet most of the conditions, with a word of them where one has any: the worst, the best or the
 * latest. Undefined where no text meets any.
 */
export function quoteMeeting(
  own: readonly OwnText[],
  { conditions, side }: { readonly conditions: readonly TextCondition[]; readonly side: "worst" | "best" | "latest" },
): Verbatim | undefined {
  const met = own.map(({ record }) => conditions.filter(({ fits }) => fits(record)));
  const most = met.reduce((high, { length }) => Math.max(high, length), 0);
  if (most === 0) return undefined;
  const chosen = own.filter((_, i) => met[i]!.length === most);
  const words = [
    ...new Set(met.filter(({ length }) => length === most).flatMap((some) => some.flatMap((one) => one.words))),
  ];
  const texts = chosen.map(({ text }) => text);
  const whole = texts.map(quotable);
  const on = whole.map(({ sentences, ...rest }) => ({
    ...rest,
    sentences: sentences.filter(({ start, end }) => {
      const sentence = rest.body.slice(start, end);
      return words.some((word) => holdsWords(sentence, word));
    }),
  }));
  const spoken = on.flatMap((one, i) => (one.sentences.length > 0 ? [{ one, text: texts[i]! }] : []));
  const find = { worst: worstQuote, best: bestQuote, latest: latestQuote }[side];
  const tries = [
    { of: spoken, find },
    { of: whole.map((one, i) => ({ one, text: texts[i]! })), find },
    { of: spoken, find: latestQuote },
    { of: whole.map((one, i) => ({ one, text: texts[i]! })), find: latestQuote },
  ];
  for (const { of, find: from } of tries) {
    const quote = from(of.map(({ one }) => one));
    if (quote)
      return verbatimOf(
        quote,
        of.map(({ text }) => text),
      );
  }
  return undefined;
}
