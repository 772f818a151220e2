/** Whether what people said of topics changes more than their names. */

import type { EmbeddingTopicModel } from "../embedding/model.ts";

/** Whether two models made of one that was learned may tell other shares of a text: by other topics, centres or told texts. */
export function sharesDiffer(before: EmbeddingTopicModel, now: EmbeddingTopicModel): boolean {
  const [one, other] = [before, now].map(({ centres }) => centres) as [Float32Array, Float32Array];
  if (one.length !== other.length || one.some((value, i) => value !== other[i])) return true;
  return asTold(before) !== asTold(now);
}

/** What decides on shares beside the centres: the topic of each, whether it is shown, and the texts that people told of. */
function asTold({ k, topics, curation }: EmbeddingTopicModel): string {
  const { topicOf = Array.from({ length: k }, (_, t) => t), hidden = [], told = {} } = curation ?? {};
  const ids = [...topics.map(({ id }) => id), ...hidden.map(({ id }) => `hidden ${id}`)];
  const texts = Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([topicOf.map((place) => ids[place]), texts.map(([text, { is, not }]) => [text, is, not])]);
}
