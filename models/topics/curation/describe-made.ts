/** What there is to say of topics that a person made: how large, which words, which texts are typical. */

import { addressedNames } from "../embedding/addressed-names.ts";
import type { TextToCollect } from "../embedding/collect.ts";
import { phrasesIn, typicalOf, wordsOf } from "../embedding/describe-topics.ts";
import { createComparison } from "../embedding/likeness.ts";
import type { EmbeddingTopic, EmbeddingTopicModel } from "../embedding/model.ts";
import { nameTopics } from "../embedding/name-topics.ts";
import { createEmbeddingTopicReader } from "../embedding/read-topics.ts";
import { tellTopics, type Passage } from "../embedding/topic-words.ts";

export interface MadeTopics {
  /** The model with the topics in it. */
  readonly model: EmbeddingTopicModel;
  readonly ids: readonly string[];
  /** So many texts stand for one of those given. */
  readonly scale: number;
}

/**
 * What texts tell of made topics, by their ids: words tell them from all other texts, a name from each other. A topic that no
 * text is mostly on has no words, and no name but "Topic".
 */
export async function describeMade(
  texts: readonly TextToCollect[],
  { model, ids, scale }: MadeTopics,
): Promise<ReadonlyMap<string, Omit<EmbeddingTopic, "id" | "stability">>> {
  const read = createEmbeddingTopicReader(model);
  const compare = createComparison(model);
  const idle = addressedNames(texts);
  const placed = texts.map((text) => ({ text, topic: ids.indexOf(read(text)[0]?.id ?? "") }));
  const passages = placed.map(({ text, topic }): Passage => {
    return { topic: topic < 0 ? ids.length : topic, weight: 1, text, idle };
  });
  const told = await tellTopics(passages, ids.length + 1);
  const apart = await tellTopics(
    passages.filter(({ topic }) => topic < ids.length),
    ids.length,
  );
  const labels = nameTopics(apart);
  return new Map(
    ids.map((id, number) => {
      const own = placed.filter(({ topic }) => topic === number);
      const centres = [...model.curation!.topicOf.entries()].filter(([, place]) => model.topics[place]?.id === id);
      const near = own.map(({ text }) => {
        const { whole } = compare(text);
        return { text, cosine: Math.max(...centres.map(([t]) => whole[t]!)) };
      });
      const about = {
        label: labels[number]!,
        words: wordsOf(told[number]!),
        phrases: phrasesIn(told[number]!),
        size: Math.round(own.length * scale),
        share: texts.length === 0 ? 0 : own.length / texts.length,
        typical: typicalOf(near),
      };
      return [id, about] as const;
    }),
  );
}
