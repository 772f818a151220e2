/** Topics of one text under a fitted model. */

import { createCuratedShares } from "../curation/curated-shares.ts";
import { createComparison, sharesOf, type Likeness, type TextOfVectors } from "./likeness.ts";
import type { EmbeddingTopicModel } from "./model.ts";

/** The topics of one text: shares sum to 1, the largest first; empty when none fits. */
export type TextTopics = readonly { readonly id: string; readonly label: string; readonly share: number }[];

/** A smaller share is no topic of the text. */
const LEAST_SHARE = 0.15;

/**
 * A function that tells the topics of a text. The answer depends on the model and the text alone. No topic fits a text that is as
 * far from all of them as hardly any text was that they were learned from; and a text that is mostly on one that people hid has none.
 */
export function createEmbeddingTopicReader(model: EmbeddingTopicModel): (text: TextOfVectors) => TextTopics {
  const { k, topics, curation, leastFit } = model;
  if (k === 0) return () => [];
  const compare = createComparison(model);
  const plain = (likeness: Likeness) => (likeness.fit < leastFit ? undefined : sharesOf(likeness));
  const curated = curation && createCuratedShares(model, curation);
  return (text) => {
    const likeness = compare(text);
    const shares = curated ? curated(text.body, likeness) : plain(likeness);
    const largest = shares ? Math.max(...shares) : 0;
    // Beyond the topics are those that people hid.
    if (!shares || largest === 0 || shares.indexOf(largest) >= topics.length) return [];
    const kept = topics
      .map(({ id, label }, t) => ({ id, label, share: shares[t]! }))
      .filter(({ share }) => share >= LEAST_SHARE || share === largest);
    const sum = kept.reduce((total, { share }) => total + share, 0);
    return kept.map((topic) => ({ ...topic, share: topic.share / sum })).sort((a, b) => b.share - a.share);
  };
}
