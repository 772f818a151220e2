/** Which texts of a result no topic fits, noted as they go by. */

import { unhidden } from "../models/topics/curation/mark.ts";
import { newTopicsCounter, type NewTopics } from "../models/topics/embedding/propose-topics.ts";
import { createEmbeddingTopicReader } from "../models/topics/embedding/read-topics.ts";
import { embedded, type LearnedTopics } from "./stages/topics.ts";
import type { ReadRow } from "./summarise-topics.ts";
import type { Tokenised } from "./types.ts";

/** What notes the rows of a result. */
export interface UnplacedTexts {
  /** The same rows. */
  noted(rows: AsyncIterable<ReadRow>): AsyncIterable<ReadRow>;
  /** What no topic fits; undefined of topics by words, which know texts by their words alone, and of given ones, which stay so. */
  found(signal?: AbortSignal): Promise<NewTopics | undefined>;
}

/** `model`: what the stage `topics` learned, as it comes out of the store. */
export function unplacedTexts(model: unknown, seed: number): UnplacedTexts {
  const learned = model as LearnedTopics | undefined;
  if (learned?.method !== "embedding" || learned.k === 0 || learned.highestId === 0) {
    return { noted: (rows) => rows, found: () => Promise.resolve(undefined) };
  }
  const counter = newTopicsCounter({ seed });
  // What is on a topic that people hid is nothing new.
  const isAnyHidden = (learned.curation?.hidden.length ?? 0) > 0;
  const readAll = isAnyHidden ? createEmbeddingTopicReader(unhidden(learned)) : () => [];
  return {
    async *noted(rows) {
      for await (const row of rows) {
        if (row.speaker === "customer") {
          const text = () => ({ ...embedded(row as ReadRow & Tokenised), id: row.id });
          counter.add(row.topics.length > 0 || readAll(text()).length > 0, text);
        }
        yield row;
      }
    },
    found: (signal) => counter.found(signal),
  };
}
