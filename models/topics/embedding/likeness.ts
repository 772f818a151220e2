/** How near a text is to topics, and what share each has of it. */

import { createBoilerplateTest } from "./boilerplate.ts";
import { meaningOf, type EmbeddedText } from "./embedded-text.ts";
import type { EmbeddingTopicModel } from "./model.ts";
import { createProjection, dot } from "./principal-axes.ts";

/** What a text needs for its topics to be told. */
export type TextOfVectors = Omit<EmbeddedText, "terms">;

/** How sharply a difference of cosines parts topics: with twice as much nearly every text has one topic only. */
const CONTRAST = 12;

/** Cosines of a text and its sentences with the centres. */
export interface Likeness {
  /** Of the whole text with each centre. */
  readonly whole: Float64Array;
  /** Of each sentence that is no boilerplate. */
  readonly sentences: readonly Float64Array[];
  /**
   * How well a topic fits: the highest cosine of the text or of a sentence with any centre, measured in all directions and not
   * only along the axes. A text of two topics lies between them as a whole.
   */
  readonly fit: number;
  /** The same of each centre. */
  readonly fits: Float64Array;
}

/** A function that compares a text with the centres of a model. */
export function createComparison(
  model: Pick<EmbeddingTopicModel, "mean" | "axes" | "count" | "k" | "centres" | "boilerplate">,
): (text: TextOfVectors) => Likeness {
  const { k, count, centres } = model;
  const project = createProjection(model);
  const isBoilerplate = createBoilerplateTest(model.boilerplate);
  const place = new Float64Array(count);
  const wide = new Float64Array(centres);
  const compared = (vector: ArrayLike<number>, fits: Float64Array) => {
    const along = project(vector, place);
    const found = new Float64Array(k);
    for (let t = 0; t < k; t++) {
      found[t] = dot(wide, t * count, place);
      fits[t] = Math.max(fits[t]!, along * found[t]!);
    }
    return found;
  };
  return (text) => {
    const dropped = isBoilerplate(text);
    const kept = text.sentenceVectors.filter((_, s) => !dropped[s]);
    const fits = new Float64Array(k).fill(-1);
    const whole = compared(meaningOf(text, dropped), fits);
    const sentences = kept.map((vector) => compared(vector, fits));
    return { whole, sentences, fit: Math.max(...fits), fits };
  };
}

/**
 * The share of each topic: the mean of what the whole text and what each of its sentences is about, in equal parts, each the
 * softmax of its cosines.
 */
export function sharesOf({ whole, sentences }: Likeness): Float64Array {
  const shares = softmax(whole);
  if (sentences.length < 2) return shares;
  for (let t = 0; t < shares.length; t++) shares[t]! /= 2;
  for (const sentence of sentences) {
    const of = softmax(sentence);
    for (let t = 0; t < shares.length; t++) shares[t]! += of[t]! / (2 * sentences.length);
  }
  return shares;
}

function softmax(cosines: Float64Array): Float64Array {
  let highest = -Infinity;
  for (let t = 0; t < cosines.length; t++) highest = Math.max(highest, cosines[t]!);
  const shares = new Float64Array(cosines.length);
  let sum = 0;
  for (let t = 0; t < shares.length; t++) sum += shares[t] = Math.exp(CONTRAST * (cosines[t]! - highest));
  for (let t = 0; t < shares.length; t++) shares[t]! /= sum;
  return shares;
}
