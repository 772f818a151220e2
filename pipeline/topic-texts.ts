/** Topics of texts that come and go, without a store: the flow's first stages, then the model of all of them. */

import { topicTexts, type TopicMethod, type TopicsOfTexts } from "../models/topics/topic-texts.ts";
import { perform } from "./perform.ts";
import type { TextToRead } from "./read-texts.ts";
import { ownWords } from "./sources/transcript.ts";
import { isRejection } from "./stage.ts";
import type { StageInstances } from "./stages.ts";
import type { Cleaned, Tokenised } from "./types.ts";
import { witnessFor } from "./witness.ts";

/** Topics, the shares of each text, and which texts have no words to go by. */
export interface TopicsOfFile extends TopicsOfTexts {
  readonly rejected: readonly { readonly id: string; readonly rejected: string }[];
}

/** Finds topics in texts. Throws a RangeError when `k` is more than the number of distinct texts. */
export async function topicsOfTexts(
  stages: StageInstances,
  {
    texts,
    ...options
  }: {
    readonly texts: readonly TextToRead[];
    readonly k: number | "auto";
    readonly method: TopicMethod;
    readonly seed: number;
    readonly progress?: (share: number) => void;
  },
): Promise<TopicsOfFile> {
  const context = { model: undefined, asOf: "" };
  const rejected: { id: string; rejected: string }[] = [];
  /** A stage's answers joined to their rows; rows that it rejects leave with their reason. */
  const fill = async <Row extends { id: string }>(stage: "clean" | "tokens", rows: readonly Row[]) => {
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
  const tokenised = await fill("tokens", cleaned);
  const found = await topicTexts(
    tokenised.map((row) => {
      const { body, terms } = row as unknown as Cleaned & Tokenised;
      return { id: row.id, body, terms };
    }),
    options,
  );
  return { ...found, rejected };
}
