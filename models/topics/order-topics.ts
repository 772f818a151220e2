/** Which topics a fit keeps, in which order, under which ids. */

import { documentCount, type Documents } from "./documents.ts";
import type { LdaFit } from "./lda/lda.ts";

/**
 * Ids of topics from their sizes: "t1" is the first. Topics come largest first.
 * The ids are stable within one model; across refits they say nothing yet.
 */
export function assignIds(sizes: readonly number[]): string[] {
  return sizes.map((_, t) => `t${t + 1}`);
}

/**
 * The topics that are the main topic of some document, the largest first, and of how many texts. Words of the others
 * go to their document's main topic. `times` says how many texts each document stands for.
 */
export function keepLivingTopics(
  fit: LdaFit,
  { documents, times, main }: { documents: Documents; times: Int32Array; main: Uint16Array },
): { fit: LdaFit; sizes: number[] } {
  const size = new Int32Array(fit.k);
  for (const [d, topic] of main.entries()) size[topic]! += times[d]!;
  const order = Array.from(size.keys())
    .filter((t) => size[t]! > 0)
    .sort((a, b) => size[b]! - size[a]! || a - b);
  const k = order.length;
  const place = new Map(order.map((topic, at) => [topic, at]));

  const vocabularySize = documents.vocabularySize;
  const wordTopic = new Float32Array(vocabularySize * k);
  for (let word = 0; word < vocabularySize; word++) {
    for (const [at, topic] of order.entries()) wordTopic[word * k + at] = fit.wordTopic[word * fit.k + topic]!;
  }
  const assignments = new Uint16Array(fit.assignments.length);
  for (let d = 0; d < documentCount(documents); d++) {
    for (let i = documents.offsets[d]!; i < documents.offsets[d + 1]!; i++) {
      assignments[i] = place.get(fit.assignments[i]!) ?? place.get(main[d]!)!;
    }
  }
  const alpha = Float64Array.from(order, (topic) => fit.alpha[topic]!);
  return { fit: { k, alpha, wordTopic, assignments }, sizes: order.map((topic) => size[topic]!) };
}
