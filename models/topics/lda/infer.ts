/** Topics of a new text under a fitted model. */

import type { LdaModel } from "./lda.ts";

const STEPS = 50;
const CLOSE_ENOUGH = 1e-3;

/**
 * The share of each topic in a text, summing to 1; the prior's shares for a text without words. No chance is in it:
 * the answer depends on the model and the words alone, not on their order.
 * Expectation maximisation for the text's mixture with the topics held fixed, the prior's weights added as pseudo-words
 * (folding-in; the fixed point of zero-order collapsed variational Bayes, Asuncion et al. 2009, eq. 10, without
 * taking a word's own weight out).
 */
export function inferShares(model: LdaModel, words: ArrayLike<number>): Float64Array {
  const { k, alpha, wordTopic } = model;
  const sorted = Int32Array.from(words).sort();
  const alphaSum = alpha.reduce((a, b) => a + b, 0);
  let shares: Float64Array = alpha.map((weight) => weight / alphaSum);
  let next: Float64Array = new Float64Array(k);
  const posterior = new Float64Array(k);
  for (let step = 0; step < STEPS && sorted.length > 0; step++) {
    for (let t = 0; t < k; t++) next[t] = alpha[t]!;
    for (let i = 0; i < sorted.length; i++) {
      const row = sorted[i]! * k;
      let sum = 0;
      for (let t = 0; t < k; t++) {
        const weight = shares[t]! * wordTopic[row + t]!;
        posterior[t] = weight;
        sum += weight;
      }
      for (let t = 0; t < k; t++) next[t]! += posterior[t]! / sum;
    }
    let change = 0;
    for (let t = 0; t < k; t++) {
      next[t]! /= sorted.length + alphaSum;
      change = Math.max(change, Math.abs(next[t]! - shares[t]!));
    }
    [shares, next] = [next, shares];
    if (change < CLOSE_ENOUGH) break;
  }
  return shares;
}

/** A topic's number and its share of a text. */
export interface TopicShare {
  readonly topic: number;
  readonly share: number;
}

/** Topics with at least `least` of a text, largest first, their shares scaled to sum to 1. */
export function keepLargeShares(shares: Float64Array, least = 0.15): TopicShare[] {
  const kept = Array.from(shares, (share, topic) => ({ topic, share })).filter(({ share }) => share >= least);
  const sum = kept.reduce((total, { share }) => total + share, 0);
  return kept.map(({ topic, share }) => ({ topic, share: share / sum })).sort((a, b) => b.share - a.share);
}
