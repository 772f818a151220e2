/** Which words prove that something is about a topic. */

import { plainLemma } from "./corpus.ts";
import type { Topic } from "./lda/fit-topics.ts";
import { isWeakWord } from "./weak-words.ts";

/**
 * A function that tells whether a lemma is a telling word of a topic: one of the topic's words, not too general to name
 * it, and in no other topic more probable than in this.
 */
export function createTellingWords(
  topics: readonly Pick<Topic, "id" | "words">[],
): (topic: string, lemma: string) => boolean {
  const most = new Map<string, number>();
  for (const { lemma, weight } of topics.flatMap(({ words }) => words)) {
    most.set(lemma, Math.max(weight, most.get(lemma) ?? 0));
  }
  const telling = new Map(
    topics.map(({ id, words }) => [
      id,
      new Set(
        words.filter(({ lemma, weight }) => !isWeakWord(lemma) && weight === most.get(lemma)).map(({ lemma }) => lemma),
      ),
    ]),
  );
  return (topic, lemma) => telling.get(topic)?.has(plainLemma(lemma)) ?? false;
}
