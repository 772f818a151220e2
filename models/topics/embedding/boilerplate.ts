/** Sentences that stand word for word in many texts: greetings, signatures, macros, footers. */

import { hash } from "../corpus.ts";
import type { EmbeddedText } from "./embedded-text.ts";

/** A sentence is boilerplate that stands in at least so many different texts … */
const LEAST_TEXTS = 8;
/** … and in at least this share of them. */
const LEAST_SHARE = 0.01;
/** Shorter ones are said by many people of themselves: "No response", "Still waiting". */
const LEAST_WORDS = 4;
/** Counters of each of the three rows that sentences are counted in. */
const COUNTERS = 2 ** 20;
/** Sentences remembered as seen often; of more, those that are not so often any longer are forgotten. */
const MOST_FREQUENT = 50_000;

/** Sentences that were dropped, by a number of their words, with one of them as it is written. */
export interface Boilerplate {
  readonly keys: Float64Array;
  readonly examples: readonly string[];
}

/** A text with where its sentences stand. */
export type Sentences = Pick<EmbeddedText, "body" | "sentences">;

/** A number for what a sentence says, whatever its case, its digits and its marks; 0 where it is too short to count. */
function keyOf(sentence: string): number {
  const words = sentence
    .toLowerCase()
    .replace(/\[[a-z_]+\d*\]/g, " ")
    .match(/\p{L}+/gu);
  return words === null || words.length < LEAST_WORDS ? 0 : hash(words.join(" "), 7);
}

/** Sentences of a text that are long enough to count, each once, by their keys. */
function* countedSentences({ body, sentences }: Sentences): Generator<readonly [key: number, sentence: string]> {
  const seen = new Set<number>([0]);
  for (const { start, end } of sentences) {
    const sentence = body.slice(start, end);
    const key = keyOf(sentence);
    if (!seen.has(key)) yield [key, sentence];
    seen.add(key);
  }
}

/**
 * Counts keys in three rows of counters, of which the smallest is what a key was counted at least: `add` gives it. However
 * many keys there are, that takes 12 MB, and the order leaves no trace. Count-min sketch, Cormode & Muthukrishnan 2005.
 */
function createCounters() {
  const rows = [0, 20, 33].map((bits) => ({ counts: new Uint32Array(COUNTERS), divisor: 2 ** bits }));
  const placeOf = (key: number, divisor: number) => Math.floor(key / divisor) % COUNTERS;
  const count = (key: number) => Math.min(...rows.map(({ counts, divisor }) => counts[placeOf(key, divisor)]!));
  const add = (key: number) => {
    for (const { counts, divisor } of rows) counts[placeOf(key, divisor)]!++;
    return count(key);
  };
  return { add, count };
}

/**
 * Counts sentences of texts that stream by, in bounded memory and whatever their order. A text that is nothing but the sentence
 * does not count: people may agree. `boilerplate` takes some of the texts to find examples in.
 */
export function createBoilerplateCount() {
  const counters = createCounters();
  // Whatever is boilerplate in the end was so, too, when it was last seen: then it comes in here.
  const frequent = new Set<number>();
  let texts = 0;
  const least = () => Math.max(LEAST_TEXTS, Math.ceil(texts * LEAST_SHARE));
  const isFrequent = (key: number) => counters.count(key) >= least();
  const add = (text: Sentences) => {
    texts++;
    if (text.sentences.length < 2) return;
    for (const [key] of countedSentences(text)) if (counters.add(key) >= least()) frequent.add(key);
    if (frequent.size > MOST_FREQUENT) for (const key of frequent) if (!isFrequent(key)) frequent.delete(key);
  };
  const boilerplate = (among: Iterable<Sentences>): Boilerplate => {
    const found = [...frequent].filter(isFrequent).sort((a, b) => counters.count(b) - counters.count(a) || a - b);
    const examples = found.length === 0 ? new Map<number, string>() : examplesOf(new Set(found), among);
    return {
      keys: Float64Array.from(found).sort(),
      examples: found.flatMap((key) => examples.get(key) ?? []).slice(0, 3),
    };
  };
  return { add, boilerplate };
}

/** Of each key the sentence that comes first in the alphabet. */
function examplesOf(keys: ReadonlySet<number>, among: Iterable<Sentences>): ReadonlyMap<number, string> {
  const examples = new Map<number, string>();
  for (const text of among) {
    if (text.sentences.length < 2) continue;
    for (const [key, sentence] of countedSentences(text)) {
      const known = examples.get(key);
      if (keys.has(key) && (known === undefined || sentence < known)) examples.set(key, sentence);
    }
  }
  return examples;
}

/** A function that says of each sentence of a text whether it is boilerplate; none is where all are. */
export function createBoilerplateTest(keys: Float64Array): (text: Sentences) => boolean[] {
  const known = new Set(keys);
  return ({ body, sentences }) => {
    const dropped = sentences.map(({ start, end }) => known.size > 0 && known.has(keyOf(body.slice(start, end))));
    return dropped.every(Boolean) ? dropped.map(() => false) : dropped;
  };
}
