/** How many topics texts hold. */

import { documentCount, selectDocuments, type Documents } from "./documents.ts";
import { coherence, heldOutPerplexity } from "./judge.ts";
import { fitLda } from "./lda.ts";

const CANDIDATES = [2, 3, 4, 5, 6, 8, 10, 12];
/** Distinct texts that a topic needs to be more than a guess. */
const TEXTS_PER_TOPIC = 40;
const SAMPLE = 3_000;
const SWEEPS = 60;
/** Perplexities this close to the lowest count as equal; coherence decides among them. */
const EQUAL = 1.03;

/** The most topics that so many distinct texts can carry: 1 below 10, 2 below 25, 3 below 160, then one for every 40. */
export function mostTopics(distinct: number): number {
  if (distinct < 10) return Math.min(1, distinct);
  if (distinct < 25) return 2;
  return Math.max(3, Math.min(CANDIDATES.at(-1)!, Math.floor(distinct / TEXTS_PER_TOPIC)));
}

/**
 * A number of topics for documents (whose order must carry no meaning): of the candidates from 2 to 12 those with the
 * lowest held-out perplexity (within 3 %), and of these the one with the most coherent topics. Looks at no more than
 * 3,000 of the documents.
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
  const trials: { k: number; perplexity: number; coherent: number }[] = [];
  for (const k of candidates) {
    let perplexity = 0;
    let coherent = 0;
    for (const fold of [0, 1]) {
      const seen = selectDocuments(sample, (d) => d % 5 !== fold);
      const unseen = selectDocuments(sample, (d) => d % 5 === fold);
      const model = await fitLda(seen, { k, seed: seed + fold, sweeps: SWEEPS, signal });
      perplexity += (await heldOutPerplexity(model, unseen, signal)) / 2;
      coherent += coherence(model, sample) / 2;
    }
    trials.push({ k, perplexity, coherent });
    progress?.(trials.length / candidates.length);
  }
  const lowest = Math.min(...trials.map((trial) => trial.perplexity));
  const good = trials.filter((trial) => trial.perplexity <= lowest * EQUAL);
  return good.reduce((best, trial) => (trial.coherent > best.coherent ? trial : best)).k;
}
