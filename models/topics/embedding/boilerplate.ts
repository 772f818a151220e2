/** Sentences that stand word for word in many texts: greetings, signatures, macros, footers. */

import { hash } from "../corpus.ts";
import type { EmbeddedText } from "./embedded-text.ts";

/** A sentence is boilerplate that stands in at least so many different texts … */
const LEAST_TEXTS = 8;
/** … and in at least this share of them. */
const LEAST_SHARE = 0.01;
/** Shorter ones are said by many people of themselves: "No response", "Still waiting". */
const LEAST_WORDS = 4;
/** Sentences remembered while texts stream by; beyond, those seen once are forgotten. */
const MOST_SENTENCES = 400_000;

/** Sentences that were dropped, by a number of their words, with one of them as it is written. */
export interface Boilerplate {
  readonly keys: Float64Array;
  readonly examples: readonly string[];
}

/** A number for what a sentence says, whatever its case, its digits and its marks; 0 where it is too short to count. */
function keyOf(sentence: string): number {
  const words = sentence
    .toLowerCase()
    .replace(/\[[a-z_]+\d*\]/g, " ")
    .match(/\p{L}+/gu);
  return words === null || words.length < LEAST_WORDS ? 0 : hash(words.join(" "), 7);
}

/** Counts sentences of texts that stream by. A text that is nothing but the sentence does not count: people may agree. */
export function createBoilerplateCount() {
  const counts = new Map<number, { texts: number; example: string }>();
  let texts = 0;
  const add = ({ body, sentences }: Pick<EmbeddedText, "body" | "sentences">) => {
    texts++;
    if (sentences.length < 2) return;
    const seen = new Set<number>();
    for (const { start, end } of sentences) {
      const sentence = body.slice(start, end);
      const key = keyOf(sentence);
      if (key === 0 || seen.has(key)) continue;
      seen.add(key);
      const known = counts.get(key);
      if (!known) counts.set(key, { texts: 1, example: sentence });
      else {
        known.texts++;
        if (sentence < known.example) known.example = sentence;
      }
    }
    if (counts.size > MOST_SENTENCES) for (const [key, { texts: of }] of counts) if (of === 1) counts.delete(key);
  };
  const boilerplate = (): Boilerplate => {
    const least = Math.max(LEAST_TEXTS, Math.ceil(texts * LEAST_SHARE));
    const found = [...counts]
      .filter(([, count]) => count.texts >= least)
      .sort((a, b) => b[1].texts - a[1].texts || a[0] - b[0]);
    return {
      keys: Float64Array.from(found, ([key]) => key).sort(),
      examples: found.slice(0, 3).map(([, { example }]) => example),
    };
  };
  return { add, boilerplate };
}

/** A function that says of each sentence of a text whether it is boilerplate; none is where all are. */
export function createBoilerplateTest(
  keys: Float64Array,
): (text: Pick<EmbeddedText, "body" | "sentences">) => boolean[] {
  const known = new Set(keys);
  return ({ body, sentences }) => {
    const dropped = sentences.map(({ start, end }) => known.size > 0 && known.has(keyOf(body.slice(start, end))));
    return dropped.every(Boolean) ? dropped.map(() => false) : dropped;
  };
}
