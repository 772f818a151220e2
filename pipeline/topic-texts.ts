/** Topics of texts that come and go, without a store: the flow's first stages, then the model of all of them. */

import { topicTexts, type TopicMethod, type TopicsOfTexts } from "../models/topics/topic-texts.ts";
import { perform } from "./perform.ts";
import type { TextToRead } from "./read-texts.ts";
import { isRejection } from "./stage.ts";
import type { StageInstances } from "./stages.ts";
import type { Cleaned, Tokenised } from "./types.ts";

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
  const rows = texts.map((text) => ({ ...text, speaker: "customer" }));
  const cleaned = await perform(stages.get("clean"), rows, context);
  const rejected = cleaned.flatMap((answer, i) => (isRejection(answer) ? [{ id: texts[i]!.id, ...answer }] : []));
  const kept = cleaned.flatMap((answer, i) => (isRejection(answer) ? [] : [{ ...rows[i]!, ...answer }]));
  const tokenised = await perform(stages.get("tokens"), kept, context);
  const found = await topicTexts(
    kept.map((row, i) => {
      const { body } = row as unknown as Cleaned;
      return { id: row.id, body, terms: (tokenised[i] as unknown as Tokenised).terms };
    }),
    options,
  );
  return { ...found, rejected };
}
