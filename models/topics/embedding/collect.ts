/** Texts that stream by, brought down to the sample that topics are learned from. */

import { createBreath } from "../../breathe.ts";
import { hash, plainLemma } from "../corpus.ts";
import { isIdleWord } from "../weak-words.ts";
import { createBoilerplateCount, type Boilerplate } from "./boilerplate.ts";
import type { EmbeddedText } from "./embedded-text.ts";

/**
 * Distinct texts that topics are learned from; of more, a pseudo-random sample that their content decides. Twice as many agree no
 * better with people's topics, and cost four times as long.
 */
const MOST_TEXTS = 3_000;
/** Of many topics each needs some texts to be told by. */
const TEXTS_PER_TOPIC = 65;
const MOST_TEXTS_OF_MANY = 5_000;

/** How many distinct texts so many topics are learned from; how many topics there are may be unknown yet. */
export function textsFor(k: number | "auto"): number {
  return k === "auto" ? MOST_TEXTS : Math.max(MOST_TEXTS, Math.min(MOST_TEXTS_OF_MANY, TEXTS_PER_TOPIC * k));
}

/** A text to learn from; of those with an id some are named as typical. */
export type TextToCollect = EmbeddedText & { readonly id?: string };

/** A distinct text of the sample, and how many texts have just its terms. */
export interface SampledText extends TextToCollect {
  readonly times: number;
}

/** What topics are learned from, in an order that the texts' content decides. */
export interface Collection {
  /** Texts that came by. */
  readonly texts: number;
  /** Those that have a word to go by. */
  readonly saying: number;
  readonly sample: readonly SampledText[];
  readonly boilerplate: Boilerplate;
}

/** A number for the words of a text in their order; two texts that differ in digits and stop words have the same. */
function contentKey(text: EmbeddedText): number {
  return hash(text.terms.map(({ lemma }) => lemma).join(" "), 3);
}

/** Of texts with the same words, the one to keep must not depend on which came first. */
function comesBefore(a: TextToCollect, b: TextToCollect): boolean {
  if (a.body.length !== b.body.length) return a.body.length < b.body.length;
  if (a.body !== b.body) return a.body < b.body;
  if (a.id !== b.id) return (a.id ?? "") < (b.id ?? "");
  // The same answer to two questions.
  const at = a.vector.findIndex((value, i) => value !== b.vector[i]);
  return at >= 0 && a.vector[at]! < b.vector[at]!;
}

/**
 * Collects texts; memory stays bounded. A text without a word that says anything (greetings, thanks) is counted only.
 * Throws a RangeError when vectors differ in length.
 */
export async function collectTexts(
  texts: Iterable<TextToCollect> | AsyncIterable<TextToCollect>,
  { mostTexts, signal }: { readonly mostTexts: number; readonly signal?: AbortSignal },
): Promise<Collection> {
  const breathe = createBreath({ signal });
  const kept = new Map<number, { text: TextToCollect; times: number }>();
  const sentences = createBoilerplateCount();
  let limit = Infinity;
  let [count, saying] = [0, 0];
  let length: number | undefined;
  for await (const text of texts) {
    await breathe();
    count++;
    length ??= text.vector.length;
    for (const { length: found } of [text.vector, ...text.sentenceVectors]) {
      if (found !== length) throw new RangeError(`Cannot compare vectors of ${found} and ${length} numbers`);
    }
    if (text.terms.every(({ lemma }) => isIdleWord(plainLemma(lemma)))) continue;
    saying++;
    sentences.add(text);
    const key = contentKey(text);
    if (key > limit) continue;
    const known = kept.get(key);
    if (known) {
      known.times++;
      if (comesBefore(text, known.text)) known.text = text;
      continue;
    }
    kept.set(key, { text, times: 1 });
    if (kept.size >= 2 * mostTexts) limit = keepSmallest(kept, mostTexts);
  }
  if (kept.size > mostTexts) keepSmallest(kept, mostTexts);
  const sample = [...kept].sort((a, b) => a[0] - b[0]).map(([, { text, times }]) => ({ ...text, times }));
  return { texts: count, saying, sample, boilerplate: sentences.boilerplate(sample) };
}

/** Drops all but the `count` smallest keys, in whatever order they came; returns the largest kept. */
function keepSmallest(map: Map<number, unknown>, count: number): number {
  const limit = Float64Array.from(map.keys()).sort()[count - 1]!;
  for (const key of map.keys()) if (key > limit) map.delete(key);
  return limit;
}
