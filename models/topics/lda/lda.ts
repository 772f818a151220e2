/** Latent Dirichlet allocation, fitted by collapsed Gibbs sampling in typed arrays. */

import { createBreath } from "../../breathe.ts";
import { createRandom } from "../../random.ts";
import { learnPrior, learnWordPrior, type Histogram } from "./dirichlet.ts";
import { documentCount, type Documents } from "../documents.ts";
import { assignOneTopicEach } from "./mixture.ts";

/** What a new text's topics are inferred with. */
export interface LdaModel {
  readonly k: number;
  /** Document prior, one weight a topic. */
  readonly alpha: Float64Array;
  /** Probability of a word in a topic, words × topics: `wordTopic[word * k + topic]`; sums to 1 over words. */
  readonly wordTopic: Float32Array;
}

/** A fitted model, and the topic that the last sweep gave to every word of the documents. */
export interface LdaFit extends LdaModel {
  readonly assignments: Uint16Array;
}

export interface LdaOptions {
  /** Number of topics, 1 to 65,535. */
  readonly k: number;
  readonly seed: number;
  readonly sweeps?: number;
  /** How many first guesses compete. */
  readonly chains?: number;
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

const START_ALPHA = 0.1;
const START_BETA = 0.05;

/**
 * Fits k topics. The same documents in the same order with the same seed give the same bytes.
 * Collapsed Gibbs sampling: Griffiths & Steyvers 2004, eq. 5. Asymmetric document prior and symmetric word prior
 * (Wallach, Mimno & McCallum 2009), learned by Minka's fixed point. The word probabilities are means over samples of
 * the last fifth of the sweeps.
 */
export async function fitLda(documents: Documents, options: LdaOptions): Promise<LdaFit> {
  const { k, seed, sweeps = 120, chains = 5, signal, progress } = options;
  const random = createRandom(seed);
  const breathe = createBreath({ signal });
  const { words, offsets, vocabularySize: v } = documents;
  const count = documentCount(documents);

  const first = await assignOneTopicEach(documents, { k, chains, random, signal });
  const assignments = new Uint16Array(words.length);
  const counts = new Int32Array(v * k);
  const totals = new Int32Array(k);
  let longest = 0;
  for (let d = 0; d < count; d++) {
    longest = Math.max(longest, offsets[d + 1]! - offsets[d]!);
    for (let i = offsets[d]!; i < offsets[d + 1]!; i++) {
      const topic = first[d]!;
      assignments[i] = topic;
      counts[words[i]! * k + topic]!++;
      totals[topic]!++;
    }
  }
  const lengths: Histogram = new Int32Array(longest + 1);
  for (let d = 0; d < count; d++) lengths[offsets[d + 1]! - offsets[d]!]!++;
  const perTopic = Array.from({ length: k }, () => new Int32Array(longest + 1));

  let alpha: Float64Array = new Float64Array(k).fill(START_ALPHA);
  let beta = START_BETA;
  /** Words of the document in each topic, plus the prior. */
  const inDocument = new Float64Array(k);
  const inverse = new Float64Array(k);
  const cumulative = new Float64Array(k);

  const sampleDocument = (d: number) => {
    const start = offsets[d]!;
    const end = offsets[d + 1]!;
    inDocument.set(alpha);
    for (let i = start; i < end; i++) inDocument[assignments[i]!]!++;
    for (let i = start; i < end; i++) {
      const row = words[i]! * k;
      const old = assignments[i]!;
      counts[row + old]!--;
      inDocument[old]!--;
      totals[old]!--;
      inverse[old] = 1 / (totals[old]! + beta * v);
      let sum = 0;
      for (let t = 0; t < k; t++) {
        sum += inDocument[t]! * (counts[row + t]! + beta) * inverse[t]!;
        cumulative[t] = sum;
      }
      const drawn = random.next() * sum;
      let topic = 0;
      while (topic < k - 1 && cumulative[topic]! <= drawn) topic++;
      assignments[i] = topic;
      counts[row + topic]!++;
      inDocument[topic]!++;
      totals[topic]!++;
      inverse[topic] = 1 / (totals[topic]! + beta * v);
    }
    for (let t = 0; t < k; t++) perTopic[t]![Math.round(inDocument[t]! - alpha[t]!)]!++;
  };

  const means = new Float64Array(v * k);
  let samples = 0;
  for (let sweep = 1; sweep <= sweeps; sweep++) {
    for (let t = 0; t < k; t++) inverse[t] = 1 / (totals[t]! + beta * v);
    for (const histogram of perTopic) histogram.fill(0);
    for (let d = 0; d < count; d++) {
      if (d % 64 === 0) await breathe();
      sampleDocument(d);
    }
    if (sweep >= 20 && sweep % 10 === 0) {
      for (let step = 0; step < 3; step++) alpha = learnPrior(alpha, { perTopic, lengths });
      beta = learnWordPrior(beta, counts, totals);
    }
    if (sweep === sweeps || (sweep > sweeps * 0.8 && sweep % 4 === 0)) {
      samples++;
      for (let i = 0; i < means.length; i++) means[i]! += (counts[i]! + beta) / (totals[i % k]! + beta * v);
    }
    progress?.(sweep / sweeps);
  }
  return { k, alpha, wordTopic: Float32Array.from(means, (mean) => mean / samples), assignments };
}
