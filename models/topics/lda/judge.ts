/** How good topics are. */

import { createBreath } from "../../breathe.ts";
import { documentAt, documentCount, type Documents } from "../documents.ts";
import { inferShares } from "./infer.ts";
import type { LdaModel } from "./lda.ts";

/**
 * Perplexity per word of texts the model has not seen: half of a text's words tell its topics, the other half are
 * predicted. Document completion, Wallach et al. 2009. Lower is better; 1 when no text has two words.
 */
export async function heldOutPerplexity(model: LdaModel, documents: Documents, signal?: AbortSignal): Promise<number> {
  const breathe = createBreath({ signal });
  let logLikelihood = 0;
  let predicted = 0;
  for (let d = 0; d < documentCount(documents); d++) {
    await breathe();
    const words = documentAt(documents, d);
    const known = words.filter((_, i) => i % 2 === 0);
    const shares = inferShares(model, known);
    for (let i = 1; i < words.length; i += 2) {
      let probability = 0;
      for (let t = 0; t < model.k; t++) probability += shares[t]! * model.wordTopic[words[i]! * model.k + t]!;
      logLikelihood += Math.log(probability);
      predicted++;
    }
  }
  return predicted === 0 ? 1 : Math.exp(-logLikelihood / predicted);
}

/**
 * Coherence of a model's topics in documents, -1 to 1: mean normalised pointwise mutual information of the pairs of
 * each topic's 8 most probable words. Bouma 2009; Lau, Newman & Baldwin 2014.
 */
export function coherence({ k, wordTopic }: LdaModel, documents: Documents): number {
  const tops = Array.from({ length: k }, (_, t) =>
    Array.from({ length: documents.vocabularySize }, (_, word) => word)
      .sort((a, b) => wordTopic[b * k + t]! - wordTopic[a * k + t]! || a - b)
      .slice(0, 8),
  );
  // Words are numbered 0, 1, … as they appear in the lists: a small square of counts.
  const slotOf = new Map([...new Set(tops.flat())].map((word, slot) => [word, slot]));
  const size = slotOf.size;
  const together = new Int32Array(size * size);
  const count = documentCount(documents);
  for (let d = 0; d < count; d++) {
    const slots = [...new Set(documentAt(documents, d))].flatMap((word) => slotOf.get(word) ?? []);
    for (const a of slots) for (const b of slots) together[a * size + b]!++;
  }
  let sum = 0;
  let pairs = 0;
  for (const top of tops) {
    for (const [i, a] of top.entries()) {
      for (const b of top.slice(0, i)) {
        const [slotA, slotB] = [slotOf.get(a)!, slotOf.get(b)!];
        const both = together[slotA * size + slotB]! / count;
        const apart = (together[slotA * size + slotA]! * together[slotB * size + slotB]!) / (count * count);
        pairs++;
        // Words never met together have -1; both in every text, 1.
        if (both === 0) sum -= 1;
        else sum += both === 1 ? 1 : Math.log(both / apart) / -Math.log(both);
      }
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}
