/** Topics of one text under a fitted model. */

import { createBoilerplateTest } from "./boilerplate.ts";
import { meaningOf, type EmbeddedText } from "./embedded-text.ts";
import type { EmbeddingTopicModel } from "./model.ts";
import { createProjection, dot } from "./principal-axes.ts";

/** What a text needs for its topics to be told. */
export type TextOfVectors = Omit<EmbeddedText, "terms">;

/** The topics of one text: shares sum to 1, the largest first; empty when none fits. */
export type TextTopics = readonly { readonly id: string; readonly label: string; readonly share: number }[];

/** How sharply a difference of cosines parts topics: with twice as much nearly every text has one topic only. */
const CONTRAST = 12;
/** A smaller share is no topic of the text. */
const LEAST_SHARE = 0.15;

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
  let fit = -1;
  const cosines = (vector: ArrayLike<number>) => {
    const along = project(vector, place);
    const found = new Float64Array(k);
    for (let t = 0; t < k; t++) {
      found[t] = dot(wide, t * count, place);
      fit = Math.max(fit, along * found[t]!);
    }
    return found;
  };
  return (text) => {
    const dropped = isBoilerplate(text);
    const kept = text.sentenceVectors.filter((_, s) => !dropped[s]);
    fit = -1;
    const whole = cosines(meaningOf(text, dropped));
    const sentences = kept.map(cosines);
    return { whole, sentences, fit };
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

/**
 * A function that tells the topics of a text. The answer depends on the model and the text alone. No topic fits a text that is as
 * far from all of them as hardly any text was that they were learned from.
 */
export function createEmbeddingTopicReader(model: EmbeddingTopicModel): (text: TextOfVectors) => TextTopics {
  if (model.k === 0) return () => [];
  const compare = createComparison(model);
  return (text) => {
    const likeness = compare(text);
    if (likeness.fit < model.leastFit) return [];
    const shares = sharesOf(likeness);
    const largest = Math.max(...shares);
    const kept = model.topics
      .map(({ id, label }, t) => ({ id, label, share: shares[t]! }))
      .filter(({ share }) => share >= LEAST_SHARE || share === largest);
    const sum = kept.reduce((total, { share }) => total + share, 0);
    return kept.map((topic) => ({ ...topic, share: topic.share / sum })).sort((a, b) => b.share - a.share);
  };
}
