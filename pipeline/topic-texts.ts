/** Topics of texts that come and go, without a store: the flow's first stages, then the model of all of them. */

import { unpackVectors } from "../models/encoder/packed-vectors.ts";
import type { GivenTopic } from "../models/topics/taxonomy/fit-taxonomy.ts";
import { topicTexts, type TopicMethod, type TopicText, type TopicsOfTexts } from "../models/topics/topic-texts.ts";
import { perform } from "./perform.ts";
import type { TextToRead } from "./read-texts.ts";
import { ownWords } from "./sources/transcript.ts";
import { isRejection } from "./stage.ts";
import type { StageInstances } from "./stages.ts";
import type { Attitude, Cleaned, Tokenised } from "./types.ts";
import { witnessFor } from "./witness.ts";

/** Topics, the shares of each text, and which texts have no words to go by. */
export interface TopicsOfFile extends TopicsOfTexts {
  readonly rejected: readonly { readonly id: string; readonly rejected: string }[];
}

/** Texts that come and go, as far as they could be read. */
interface ReadTexts {
  readonly texts: readonly TopicText[];
  readonly rejected: TopicsOfFile["rejected"];
}

/** The flow's first stages over texts: with vectors, unless only their words are wanted. */
export async function readTopicTexts(
  stages: StageInstances,
  { texts, wantsVectors = true }: { readonly texts: readonly TextToRead[]; readonly wantsVectors?: boolean },
): Promise<ReadTexts> {
  const context = { model: undefined, asOf: "" };
  const rejected: { id: string; rejected: string }[] = [];
  /** A stage's answers joined to their rows; rows that it rejects leave with their reason. */
  const fill = async <Row extends { id: string }>(stage: "clean" | "tokens" | "attitude", rows: readonly Row[]) => {
    const answers = await perform(stages.get(stage), rows, { ...context, others: () => witnessFor(stages, stage) });
    return rows.flatMap((row, i) => {
      const answer = answers[i]!;
      if (!isRejection(answer)) return [{ ...row, ...answer }];
      rejected.push({ id: row.id, rejected: answer.rejected });
      return [];
    });
  };
  const cleaned = await fill(
    "clean",
    texts.map((text) => ({ ...text, text: ownWords(text.text), speaker: "customer" })),
  );
  const tokenised = (await fill("tokens", cleaned)) as unknown as (TextToRead & Cleaned & Tokenised)[];
  if (!wantsVectors) return { texts: tokenised, rejected };
  // Other languages are read too: their vectors are poor, but texts of one of them lie together.
  const readable = tokenised.map((row) => ({
    ...row,
    nouns: row.chunks,
    detectedLanguage: "und",
    chunks: [],
  }));
  const read = (await fill("attitude", readable)) as unknown as ((typeof readable)[number] & Attitude)[];
  const found = read.map(({ id, terms, body, nouns, sentenceMoods, meanings }): TopicText => {
    const [vector, ...sentenceVectors] = unpackVectors(meanings!);
    return { id, terms, body, chunks: nouns, vectors: { vector: vector!, sentences: sentenceMoods, sentenceVectors } };
  });
  return { texts: found, rejected };
}

/** Finds topics in texts, or tells those of a taxonomy. Throws a RangeError when `k` is more than the number of distinct texts. */
export async function topicsOfTexts(
  stages: StageInstances,
  {
    texts,
    ...options
  }: {
    readonly texts: readonly TextToRead[];
    readonly k: number | "auto";
    readonly method: TopicMethod;
    readonly taxonomy?: readonly GivenTopic[];
    readonly seed: number;
    readonly progress?: (share: number) => void;
  },
): Promise<TopicsOfFile> {
  const { texts: read, rejected } = await readTopicTexts(stages, { texts, wantsVectors: options.method !== "lda" });
  return { ...(await topicTexts(read, options)), rejected };
}
