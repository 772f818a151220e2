/** Fills `topics`: what a text is about, as shares of topics learned from all texts. */

import { createBreath } from "../../models/breathe.ts";
import { unpackVectors } from "../../models/encoder/packed-vectors.ts";
import { createCorpus } from "../../models/topics/corpus.ts";
import { curate } from "../../models/topics/curation/curate.ts";
import type { NumberedEdit } from "../../models/topics/curation/edits.ts";
import { sharesDiffer } from "../../models/topics/curation/shares-differ.ts";
import type { EmbeddedText } from "../../models/topics/embedding/embedded-text.ts";
import { fitEmbeddingTopics } from "../../models/topics/embedding/fit-topics.ts";
import type { EmbeddingTopicModel } from "../../models/topics/embedding/model.ts";
import { createEmbeddingTopicReader } from "../../models/topics/embedding/read-topics.ts";
import { createTopicReader, fitTopics, type TopicModel } from "../../models/topics/lda/fit-topics.ts";
import { fitTaxonomy, type GivenTopic } from "../../models/topics/taxonomy/fit-taxonomy.ts";
import { parseTopicMethod, type TopicMethod } from "../../models/topics/topic-texts.ts";
import { encode, fingerprint } from "../answer.ts";
import { PermanentError, type FitContext, type Stage } from "../stage.ts";
import type { Attitude, Cleaned, Feedback, Themed, Tokenised } from "../types.ts";

type Needs = Pick<Feedback, "speaker"> &
  Pick<Cleaned, "body"> &
  Pick<Tokenised, "terms" | "chunks"> &
  Pick<Attitude, "sentenceMoods" | "meanings">;

type Rows = AsyncIterable<Needs>;

/** What the stage learned, and by which method. */
export type LearnedTopics =
  ({ readonly method: "embedding" } & EmbeddingTopicModel) | ({ readonly method: "lda" } & TopicModel);

export interface TopicsOptions {
  /** A number of topics, or "auto": chosen from the texts. */
  readonly k?: number | "auto";
  readonly method?: TopicMethod;
  /** What people said of topics. */
  readonly edits?: readonly NumberedEdit[];
  /** Topics that are given: none is looked for, whatever `k` is. Without `topics` it answers by a model, and learns none. */
  readonly taxonomy?: { readonly name: string; readonly topics?: readonly GivenTopic[] };
}

/** Raised where the same edits make another model of a learned one: it is made again then, and nothing is learned anew. */
const curationVersion = 2;

/**
 * Topics are learned from what customers wrote, and told of every text. Throws a RangeError for a `k` that is no number
 * of topics and for an unknown method; learning ends in a PermanentError when k is more than the distinct texts.
 */
export function topics({ k = "auto", method = "embedding", edits = [], taxonomy }: TopicsOptions = {}): Stage<
  Needs,
  Themed,
  LearnedTopics
> {
  parseTopicMethod(method);
  if (k !== "auto" && !(Number.isInteger(k) && k >= 1)) {
    throw new RangeError(`Cannot find ${k} topics: a whole number from 1 on, or "auto", was wanted`);
  }
  return {
    name: "topics",
    version: `13 ${JSON.stringify({ k, method, taxonomy: taxonomy?.name })}`,
    // Workers elsewhere have the topics in the model.
    options: { k, method, ...(taxonomy && { taxonomy: { name: taxonomy.name } }) },
    needs: ["terms", "chunks", "body", "speaker", "sentenceMoods", "meanings"],
    keepsModel: true,
    followsModel: true,
    fit: async (rows, context) => {
      try {
        if (taxonomy?.topics) return await learnGiven(rows, taxonomy.topics, context);
        return method === "lda" ? await learnByWords(rows, k, context) : await learnByVectors(rows, k, context);
      } catch (cause) {
        if (cause instanceof RangeError) throw new PermanentError(cause.message, { cause });
        throw cause;
      }
    },
    ...(edits.length > 0 && {
      edits: { name: fingerprint(encode([curationVersion, edits])), apply: (model) => edited(model, edits) },
    }),
    differ: (before, now) =>
      before.method !== now.method || (now.method === "embedding" && sharesDiffer(before as typeof now, now)),
    run: async (batch, { model }) => {
      if (model.method === "lda") {
        const read = createTopicReader(model);
        return batch.map(({ terms }) => ({ topics: read(terms) }));
      }
      const read = createEmbeddingTopicReader(model);
      return batch.map((row) => ({ topics: read(embedded(row)) }));
    },
  };
}

/** Topics by words are told as they were learned: people speak of those that analyses find. */
function edited(model: LearnedTopics, edits: readonly NumberedEdit[]): LearnedTopics {
  if (model.method === "lda") return model;
  const { model: curated } = curate(model, edits);
  return curated === model ? model : { ...curated, method: "embedding" };
}

async function learnByWords(
  rows: Rows,
  k: number | "auto",
  { seed, signal, progress }: FitContext,
): Promise<LearnedTopics> {
  const collected = createCorpus();
  const breathe = createBreath({ signal });
  for await (const { terms, body, speaker } of rows) {
    await breathe();
    if (speaker === "customer") collected.add(terms, body);
  }
  return { method: "lda", ...(await fitTopics(collected.corpus(), { k, seed, signal, progress })) };
}

async function learnByVectors(
  rows: Rows,
  k: number | "auto",
  { seed, previous, signal, progress }: FitContext,
): Promise<LearnedTopics> {
  // Learned by the same version of the stage, and so by the same method.
  const before = previous as EmbeddingTopicModel | undefined;
  const texts = async function* () {
    for await (const row of rows) if (row.speaker === "customer") yield embedded(row);
  };
  return {
    method: "embedding",
    ...(await fitEmbeddingTopics(texts(), { k, seed, signal, progress, previous: before })),
  };
}

async function learnGiven(
  rows: Rows,
  taxonomy: readonly GivenTopic[],
  { signal, progress }: FitContext,
): Promise<LearnedTopics> {
  const texts = async function* () {
    for await (const row of rows) if (row.speaker === "customer") yield embedded(row);
  };
  return { method: "embedding", ...(await fitTaxonomy(texts(), { taxonomy, signal, progress })) };
}

/** A row with its vectors. Throws where it was read by a version that kept none. */
export function embedded({ body, terms, chunks, sentenceMoods, meanings }: Omit<Needs, "speaker">): EmbeddedText {
  if (meanings === undefined)
    throw new PermanentError("Texts were read by a version before this one: attune analyse reads them anew");
  const [vector, ...sentenceVectors] = unpackVectors(meanings);
  return { body, terms, chunks, vector: vector!, sentences: sentenceMoods, sentenceVectors };
}
