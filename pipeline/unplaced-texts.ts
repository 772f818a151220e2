/** Which texts of a result no topic fits, noted as they go by. */

import { newTopicsCounter, type NewTopics } from "../models/topics/embedding/propose-topics.ts";
import { embedded, type LearnedTopics } from "./stages/topics.ts";
import type { ReadRow } from "./summarise-topics.ts";
import type { Tokenised } from "./types.ts";

/** What notes the rows of a result. */
export interface UnplacedTexts {
  /** The same rows. */
  noted(rows: AsyncIterable<ReadRow>): AsyncIterable<ReadRow>;
  /** What no topic fits; undefined of topics by words, which know texts by their words alone. */
  found(signal?: AbortSignal): Promise<NewTopics | undefined>;
}

/** `model`: what the stage `topics` learned, as it comes out of the store. */
export function unplacedTexts(model: unknown, seed: number): UnplacedTexts {
  const learned = model as LearnedTopics | undefined;
  if (learned?.method !== "embedding" || learned.k === 0) {
    return { noted: (rows) => rows, found: () => Promise.resolve(undefined) };
  }
  const counter = newTopicsCounter({ seed });
  return {
    async *noted(rows) {
      for await (const row of rows) {
        if (row.speaker === "customer") {
          counter.add(row.topics.length > 0, () => ({ ...embedded(row as ReadRow & Tokenised), id: row.id }));
        }
        yield row;
      }
    },
    found: (signal) => counter.found(signal),
  };
}
