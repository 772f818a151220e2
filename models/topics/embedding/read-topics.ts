/** Topics of one text under a fitted model. */

import { createBoilerplateTest } from "./boilerplate.ts";
import { meaningOf, type EmbeddedText } from "./embedded-text.ts";
import type { EmbeddingTopicModel } from "./model.ts";
import { createProjection } from "./principal-axes.ts";

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
}

/** A function that compares a text with the centres of a model. */
export function createComparison(
  model: Pick<EmbeddingTopicModel, "mean" | "axes" | "count" | "k" | "centres" | "boilerplate">,
): (text: TextOfVectors) => Likeness {
  const { k, count, centres } = model;
  const project = createProjection(model);
  const isBoilerplate = createBoilerplateTest(model.boilerplate);
  const place = new Float64Array(count);
  const cosines = (vector: ArrayLike<number>) => {
    project(vector, place);
    return Float64Array.from({ length: k }, (_, t) => {
      let sum = 0;
      for (let a = 0; a < count; a++) sum += place[a]! * centres[t * count + a]!;
      return sum;
    });
  };
  return (text) => {
    const dropped = isBoilerplate(text);
    const kept = text.sentenceVectors.filter((_, s) => !dropped[s]);
    return { whole: cosines(meaningOf(text, dropped)), sentences: kept.map(cosines) };
  };
}

/** The highest cosine of the text or of a sentence with any centre: a text of two topics lies between them as a whole. */
export function bestCosine({ whole, sentences }: Likeness): number {
  return Math.max(...whole, ...sentences.map((sentence) => Math.max(...sentence)));
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
    for (const [t, share] of softmax(sentence).entries()) shares[t]! += share / (2 * sentences.length);
  }
  return shares;
}

function softmax(cosines: Float64Array): Float64Array {
  const highest = Math.max(...cosines);
  const powers = cosines.map((cosine) => Math.exp(CONTRAST * (cosine - highest)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
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
    if (bestCosine(likeness) < model.leastCosine) return [];
    const shares = sharesOf(likeness);
    const largest = Math.max(...shares);
    const kept = model.topics
      .map(({ id, label }, t) => ({ id, label, share: shares[t]! }))
      .filter(({ share }) => share >= LEAST_SHARE || share === largest);
    const sum = kept.reduce((total, { share }) => total + share, 0);
    return kept.map((topic) => ({ ...topic, share: topic.share / sum })).sort((a, b) => b.share - a.share);
  };
}
