/** Topics that are not there yet: what texts are about that no topic fits. */

import { plainLemma } from "../corpus.ts";
import { isIdleWord } from "../weak-words.ts";
import type { TextToCollect } from "./collect.ts";
import { fitEmbeddingTopics } from "./fit-topics.ts";

/** Texts without a topic that are looked at; of more, those whose ids come first. */
const MOST_TEXTS = 2_000;
/** Fewer texts without a topic are as many as are left over from any learning. */
const LEAST_TEXTS = 30;
const LEAST_SHARE = 0.02;
/** A proposal is as large as a topic must be, and as firm: half of it is found again in other parts of the texts. */
const LEAST_SIZE = 15;
const LEAST_STABILITY = 0.5;

/** A topic that texts without one would make. */
export interface ProposedTopic {
  readonly label: string;
  readonly words: readonly string[];
  /** Texts that are mostly about it, of those without a topic. */
  readonly texts: number;
  /** How much of it is found again in other parts of these texts, 0 to 1. */
  readonly stability: number;
  /** Ids of typical texts, the most typical first. */
  readonly typical: readonly string[];
}

/** What no topic fits. */
export interface NewTopics {
  /** Texts that say something and that no topic fits. */
  readonly texts: number;
  /** The same as a share of all texts that say something, 0 to 1. */
  readonly share: number;
  /** The largest first. */
  readonly proposals: readonly ProposedTopic[];
}

/** Collects texts that stream by, each with whether it has a topic. */
export function newTopicsCounter({ seed }: { readonly seed: number }) {
  const kept = new Map<string, TextToCollect>();
  let [saying, unplaced] = [0, 0];
  return {
    add(hasTopic: boolean, text: () => TextToCollect & { readonly id: string }): void {
      if (hasTopic) {
        saying++;
        return;
      }
      const found = text();
      if (found.terms.every(({ lemma }) => isIdleWord(plainLemma(lemma)))) return;
      saying++;
      unplaced++;
      if (kept.size < MOST_TEXTS) kept.set(found.id, found);
    },
    /** Proposals only where so many texts have no topic that chance does not explain them. */
    async found(signal?: AbortSignal): Promise<NewTopics> {
      const share = saying === 0 ? 0 : unplaced / saying;
      if (unplaced < LEAST_TEXTS || share < LEAST_SHARE) return { texts: unplaced, share, proposals: [] };
      const { topics } = await fitEmbeddingTopics(kept.values(), { k: "auto", seed, signal });
      const scale = unplaced / kept.size;
      const proposals = topics
        .filter(({ size, stability }) => size >= LEAST_SIZE && stability >= LEAST_STABILITY)
        .map(({ label, words, size, stability, typical }) => ({
          label,
          words: words.slice(0, 8).map(({ word }) => word),
          texts: Math.round(size * scale),
          stability,
          typical,
        }));
      return { texts: unplaced, share, proposals };
    },
  };
}
