/** Whether topics would be found again. */

import { createBreath } from "../../breathe.ts";
import { bestJaccard } from "../agreement.ts";
import { documentAt, documentCount, selectDocuments, type Documents } from "../documents.ts";
import { inferShares } from "./infer.ts";
import { fitLda, type LdaModel } from "./lda.ts";

const SAMPLE = 3_000;
/** A quick fit will do for a comparison. */
const QUICK = { sweeps: 40, chains: 3 };

/** The topic with the largest share of every document. */
export async function mainTopics(model: LdaModel, documents: Documents, signal?: AbortSignal): Promise<Uint16Array> {
  const breathe = createBreath({ signal });
  const mains = new Uint16Array(documentCount(documents));
  for (let d = 0; d < mains.length; d++) {
    await breathe();
    const shares = inferShares(model, documentAt(documents, d));
    for (let t = 1; t < model.k; t++) if (shares[t]! > shares[mains[d]!]!) mains[d] = t;
  }
  return mains;
}

/**
 * How much of each topic is found again when topics are fitted to 80 % of the documents, 0 to 1: the mean over two
 * such fits of the best match's Jaccard coefficient over the documents whose main topic it is. Hennig 2007,
 * "Cluster-wise assessment of cluster stability". Fits and compares on at most 3,000 documents, so that with many
 * the figure is a lower bound.
 */
export async function topicStability(
  model: LdaModel,
  documents: Documents,
  { seed, signal }: { seed: number; signal?: AbortSignal },
): Promise<number[]> {
  const step = Math.ceil(documentCount(documents) / SAMPLE);
  const sample = selectDocuments(documents, (d) => d % step === 0);
  const found = await mainTopics(model, sample, signal);
  const matches: number[][] = [];
  for (const fold of [0, 1]) {
    const kept = selectDocuments(sample, (d) => d % 5 !== fold);
    const again = await fitLda(kept, { k: model.k, seed: seed + 1 + fold, ...QUICK, signal });
    matches.push(bestJaccard(found, await mainTopics(again, sample, signal), model.k));
  }
  return matches[0]!.map((match, t) => (match + matches[1]![t]!) / 2);
}
