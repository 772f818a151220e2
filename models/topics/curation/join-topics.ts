/** What there is to say of topics that people made one. */

import type { TopicWord } from "../name-topics.ts";
import type { EmbeddingTopic } from "../embedding/model.ts";

const WORDS = 12;
const PHRASES = 8;
const TYPICAL = 5;

/** One topic of several, under the id and name of the first; it is known by the ids and names of the others too. */
export function joinTopics(into: EmbeddingTopic, others: readonly EmbeddingTopic[]): EmbeddingTopic {
  const all = [into, ...others];
  const size = all.reduce((sum, topic) => sum + topic.size, 0);
  /** How much each counts. */
  const parts = all.map((topic) => (size > 0 ? topic.size / size : 1 / all.length));
  const words = new Map<string, TopicWord>();
  for (const word of all.flatMap((topic) => topic.words)) {
    if (word.weight > (words.get(word.lemma)?.weight ?? -Infinity)) words.set(word.lemma, word);
  }
  const phrases = new Map<string, number>();
  for (const [i, topic] of all.entries()) {
    for (const { phrase, share } of topic.phrases) phrases.set(phrase, (phrases.get(phrase) ?? 0) + parts[i]! * share);
  }
  const typical = Array.from({ length: TYPICAL }, (_, rank) => all.flatMap((topic) => topic.typical[rank] ?? []));
  return {
    ...into,
    words: [...words.values()].sort((a, b) => b.weight - a.weight || (a.lemma < b.lemma ? -1 : 1)).slice(0, WORDS),
    phrases: [...phrases]
      .map(([phrase, share]) => ({ phrase, share }))
      .sort((a, b) => b.share - a.share || (a.phrase < b.phrase ? -1 : 1))
      .slice(0, PHRASES),
    size,
    share: all.reduce((sum, topic) => sum + topic.share, 0),
    stability: all.reduce((sum, topic, i) => sum + parts[i]! * topic.stability, 0),
    typical: typical.flat().slice(0, TYPICAL),
    formerly: namesOf(
      into,
      others.flatMap(({ id, label, formerly = [] }) => [id, label, ...formerly]),
    ),
  };
}

/** What else a topic is known by, when it is known by some more names. */
export function namesOf({ formerly = [] }: Pick<EmbeddingTopic, "formerly">, more: readonly string[]): string[] {
  return [...new Set([...formerly, ...more])];
}
