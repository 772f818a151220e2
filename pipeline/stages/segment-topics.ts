/** What a segment writes about, counted in texts. */

import type { Described, Member } from "../types.ts";

/** A topic of some customers: as many texts as their parts of texts on it come to, and the sum of the moods on it. */
export interface TopicTexts {
  readonly id: string;
  readonly label: string;
  readonly texts: number;
  readonly mood: number;
}

/** The topics that some members write about, by id. */
export function countTopicTexts(members: readonly Member[]): TopicTexts[] {
  return mergeTopicTexts(
    members.flatMap(({ voice }) =>
      voice.topics.map(({ id, label, share, mood }) => {
        const texts = share * voice.texts;
        return { id, label, texts, mood: texts * mood };
      }),
    ),
  );
}

/** The topics of several counts together, by id. */
export function mergeTopicTexts(counts: readonly TopicTexts[]): TopicTexts[] {
  const found = new Map<string, TopicTexts>();
  for (const one of counts) {
    const sum = found.get(one.id) ?? { ...one, texts: 0, mood: 0 };
    found.set(one.id, { ...sum, texts: sum.texts + one.texts, mood: sum.mood + one.mood });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Topics by their share of all that is written, largest first, each with the mean mood of the texts on it. */
export function topicsWrittenAbout(counts: readonly TopicTexts[], texts: number): Described["topics"] {
  return counts
    .map((sum) => ({ id: sum.id, label: sum.label, share: sum.texts / texts, mood: sum.mood / sum.texts }))
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}
