/** Fills `topics`: what a text is about, as shares of topics learned from all texts. */

import { createBreath } from "../../models/breathe.ts";
import { createCorpus } from "../../models/topics/corpus.ts";
import { createTopicReader, fitTopics, type TopicModel } from "../../models/topics/lda/fit-topics.ts";
import { parseTopicMethod, type TopicMethod } from "../../models/topics/topic-texts.ts";
import { PermanentError, type Stage } from "../stage.ts";
import type { Cleaned, Feedback, Themed, Tokenised } from "../types.ts";

type Needs = Pick<Tokenised, "terms"> & Pick<Cleaned, "body"> & Pick<Feedback, "speaker">;

export interface TopicsOptions {
  /** A number of topics, or "auto": chosen from the texts, 2 to 12. */
  readonly k?: number | "auto";
  readonly method?: TopicMethod;
}

/**
 * Topics are learned from what customers wrote, and told of every text. Throws a RangeError for a `k` that is no number
 * of topics and for an unknown method; learning ends in a PermanentError when k is more than the distinct texts.
 */
export function topics({ k = "auto", method = "lda" }: TopicsOptions = {}): Stage<Needs, Themed, TopicModel> {
  parseTopicMethod(method);
  if (k !== "auto" && !(Number.isInteger(k) && k >= 1)) {
    throw new RangeError(`Cannot find ${k} topics: a whole number from 1 on, or "auto", was wanted`);
  }
  return {
    name: "topics",
    version: `4 ${JSON.stringify({ k, method })}`,
    options: { k, method },
    needs: ["terms", "body", "speaker"],
    keepsModel: true,
    fit: async (rows, { seed, signal, progress }) => {
      const collected = createCorpus();
      const breathe = createBreath({ signal });
      for await (const { terms, body, speaker } of rows) {
        await breathe();
        if (speaker === "customer") collected.add(terms, body);
      }
      try {
        return await fitTopics(collected.corpus(), { k, seed, signal, progress });
      } catch (cause) {
        if (cause instanceof RangeError) throw new PermanentError(cause.message, { cause });
        throw cause;
      }
    },
    run: async (batch, { model }) => {
      const read = createTopicReader(model);
      return batch.map(({ terms }) => ({ topics: read(terms) }));
    },
  };
}
