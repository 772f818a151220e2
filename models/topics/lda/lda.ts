/** Latent Dirichlet allocation, fitted by collapsed Gibbs sampling in typed arrays. */

import { createBreath } from "../../breathe.ts";
import { createRandom, type Random } from "../../random.ts";
import { documentCount, type Documents } from "../documents.ts";
import { learnPrior, learnWordPrior, type Histogram } from "./dirichlet.ts";
import { assignOneTopicEach } from "./mixture.ts";
import { createSampler, type Priors } from "./sampler.ts";

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
  /** How many first guesses compete at most, the fewer the more topics; 0: topics start at random. */
  readonly chains?: number;
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

const START_ALPHA = 0.1;
const START_BETA = 0.05;
/**
 * What is likeliest in one sample of few words are priors near none, with which chains freeze and predict worse: floors of
 * the document prior's sum and of the word prior. Where documents are long and many, more is learned than these.
 */
const SMALLEST_ALPHAS = 0.6;
const SMALLEST_BETA = START_BETA;
/** Of more words on average and more topics than these, a start from chance predicts better than one topic a document. */
const SHORT = 8;
const FEW = 16;
/** First guesses times topics: of many topics, one guess is as good as the next. */
const MOST_GUESSED = 60;
/** Priors are learned from this sweep on, at every so many. */
const FIRST_LESSON = 10;
const LESSON_EVERY = 5;

/**
 * Fits k topics. The same documents in the same order with the same seed give the same bytes.
 * Collapsed Gibbs sampling with asymmetric document prior and symmetric word prior (Wallach, Mimno & McCallum 2009),
 * learned by Minka's fixed point. The word probabilities are means over samples of the last fifth of the sweeps.
 * Throws the signal's reason when it is aborted.
 */
export async function fitLda(documents: Documents, options: LdaOptions): Promise<LdaFit> {
  const { k, seed, sweeps = 100, signal, progress } = options;
  const random = createRandom(seed);
  const breathe = createBreath({ signal });
  const { vocabularySize: v } = documents;
  const count = documentCount(documents);
  const lengths = countLengths(documents);
  const sampler = createSampler(documents, { k, random, assignments: await firstGuess(documents, options, random) });
  const { counts, totals, perTopic } = sampler;

  let priors: Priors = { alpha: new Float64Array(k).fill(START_ALPHA), beta: START_BETA };
  const means = new Float64Array(v * k);
  let samples = 0;
  for (let sweep = 1; sweep <= sweeps; sweep++) {
    sampler.begin(priors);
    for (let d = 0; d < count; d++) {
      if (d % 64 === 0) await breathe();
      sampler.sampleDocument(d);
    }
    if (sweep >= FIRST_LESSON && sweep % LESSON_EVERY === 0) {
      let { alpha } = priors;
      for (let step = 0; step < 3; step++) alpha = learnPrior(alpha, { perTopic, lengths });
      const beta = Math.max(SMALLEST_BETA, learnWordPrior(priors.beta, counts, totals));
      priors = { alpha: atLeast(alpha, SMALLEST_ALPHAS), beta };
    }
    if (sweep === sweeps || (sweep > sweeps * 0.8 && sweep % 4 === 0)) {
      samples++;
      const { beta } = priors;
      for (let i = 0; i < means.length; i += k) {
        for (let t = 0; t < k; t++) means[i + t]! += (counts[i + t]! + beta) / (totals[t]! + beta * v);
      }
    }
    progress?.(sweep / sweeps);
  }
  const wordTopic = Float32Array.from(means, (mean) => mean / samples);
  return { k, alpha: priors.alpha, wordTopic, assignments: sampler.assignments };
}

/** A topic for every word to start from. */
async function firstGuess(
  documents: Documents,
  { k, chains = 5, signal }: LdaOptions,
  random: Random,
): Promise<Uint16Array> {
  const { words, offsets } = documents;
  const count = documentCount(documents);
  const isFromChance = chains === 0 || (words.length > SHORT * count && k > FEW);
  if (isFromChance) return Uint16Array.from(words, () => random.int(k));
  const guesses = Math.max(1, Math.min(chains, Math.floor(MOST_GUESSED / k)));
  const topicOf = await assignOneTopicEach(documents, { k, chains: guesses, random, signal });
  const assignments = new Uint16Array(words.length);
  for (let d = 0; d < count; d++) assignments.fill(topicOf[d]!, offsets[d], offsets[d + 1]);
  return assignments;
}

function countLengths({ offsets }: Documents): Histogram {
  const sizes = offsets.subarray(1).map((end, d) => end - offsets[d]!);
  const lengths: Histogram = new Int32Array(sizes.reduce((most, size) => Math.max(most, size), 0) + 1);
  for (const size of sizes) lengths[size]!++;
  return lengths;
}

function atLeast(alpha: Float64Array, least: number): Float64Array {
  const sum = alpha.reduce((a, b) => a + b, 0);
  return sum < least ? alpha.map((weight) => (weight * least) / sum) : alpha;
}
