/** How many topics texts hold. */

import { documentCount, selectDocuments, type Documents } from "../documents.ts";
import { coherence, heldOutPerplexity } from "./judge.ts";
import { fitLda, type LdaOptions } from "./lda.ts";
import { bestJaccard } from "../agreement.ts";
import { mainTopics } from "./stability.ts";

const CANDIDATES = [2, 3, 4, 5, 6, 8, 10, 12];
/** Distinct texts that a topic needs to be more than a guess. */
const TEXTS_PER_TOPIC = 60;
/** Twice as many find planted numbers of topics no better, and take twice as long. */
const SAMPLE = 1_000;
/** A quick fit will do for a comparison. */
const QUICK = { sweeps: 40, chains: 3 };
/** Two or three topics of 720 texts and more would say nothing, however well they predict. */
const LEAST_OF_MANY = 4;
/** Mean Jaccard coefficient of topics from different folds above which themes stand apart. */
const CLEAR = 0.8;
const FOLDS = 3;
/** Perplexities up to this multiple of the lowest count as equal to it, and coherences this far below the highest. */
const EQUAL_PERPLEXITY = 1.015;
const EQUAL_COHERENCE = 0.05;

/** The most topics that so many distinct texts can carry: 1 below 10, 2 below 25, 3 below 240, then one for every 60, up to 12. */
export function mostTopics(distinct: number): number {
  if (distinct < 10) return Math.min(1, distinct);
  if (distinct < 25) return 2;
  return Math.max(3, Math.min(CANDIDATES.at(-1)!, Math.floor(distinct / TEXTS_PER_TOPIC)));
}

interface Trial {
  readonly k: number;
  readonly perplexity: number;
  readonly coherent: number;
  /** How far the folds' topics agree, 0 to 1. */
  readonly agreement: number;
}

/** Fits k topics to parts of the documents and looks at the rest. */
async function tryCount(documents: Documents, { k, seed, signal }: LdaOptions): Promise<Trial> {
  let [perplexity, coherent, agreement] = [0, 0, 0];
  const mains: Uint16Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = selectDocuments(documents, (d) => d % 5 !== fold);
    const unseen = selectDocuments(documents, (d) => d % 5 === fold);
    const model = await fitLda(seen, { k, seed: seed + fold, ...QUICK, signal });
    perplexity += (await heldOutPerplexity(model, unseen, signal)) / FOLDS;
    coherent += coherence(model, documents) / FOLDS;
    const main = await mainTopics(model, documents, signal);
    for (const other of mains) agreement += mean(bestJaccard(main, other, k)) / ((FOLDS * (FOLDS - 1)) / 2);
    mains.push(main);
  }
  return { k, perplexity, coherent, agreement };
}

/**
 * A number of topics, 1 to 12, for documents whose order carries no meaning. The candidates are those that predict
 * held-out words as well as the best (perplexity within 1.5 %). Where themes stand apart so clearly that different
 * parts of the documents give the same topics, it is the number on which they agree most. Otherwise it is the largest
 * whose topics are about as coherent as the best (within .05): more topics say more, as long as they cost nothing.
 * Looks at no more than 1,000 of the documents, in three folds.
 */
export async function chooseCount(
  documents: Documents,
  { seed, signal, progress }: { seed: number; signal?: AbortSignal; progress?: (share: number) => void },
): Promise<number> {
  const count = documentCount(documents);
  const most = mostTopics(count);
  const candidates = CANDIDATES.filter((k) => k <= most);
  if (candidates.length < 2) return most;
  const step = Math.ceil(count / SAMPLE);
  const sample = selectDocuments(documents, (d) => d % step === 0);
  const trials: Trial[] = [];
  for (const k of candidates) {
    trials.push(await tryCount(sample, { k, seed, signal }));
    progress?.(trials.length / candidates.length);
  }
  const lowest = Math.min(...trials.map((trial) => trial.perplexity));
  const clearest = trials
    .filter((trial) => trial.perplexity <= lowest * EQUAL_PERPLEXITY)
    .reduce((best, trial) => (trial.agreement > best.agreement ? trial : best));
  if (clearest.agreement >= CLEAR) return clearest.k;

  const least = most === CANDIDATES.at(-1) ? LEAST_OF_MANY : 1;
  const many = trials.filter(({ k }) => k >= least);
  const lowestOfMany = Math.min(...many.map((trial) => trial.perplexity));
  const good = many.filter((trial) => trial.perplexity <= lowestOfMany * EQUAL_PERPLEXITY);
  const highest = Math.max(...good.map((trial) => trial.coherent));
  return Math.max(...good.filter((trial) => trial.coherent >= highest - EQUAL_COHERENCE).map(({ k }) => k));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
