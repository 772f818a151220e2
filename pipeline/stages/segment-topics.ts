/** What a segment writes about, counted in texts. */

import type { Described, Member } from "../types.ts";

/** Topics by their share of all that the members write, largest first, each with the mean mood of the texts on it. */
export function topicsWrittenAbout(members: readonly Member[]): Described["topics"] {
  const texts = members.reduce((sum, { voice }) => sum + voice.texts, 0);
  const found = new Map<string, { label: string; texts: number; mood: number }>();
  for (const { voice } of members) {
    for (const { id, label, share, mood } of voice.topics) {
      const sum = found.get(id) ?? { label, texts: 0, mood: 0 };
      // As many texts as the customer's parts of texts on the topic come to.
      const own = share * voice.texts;
      found.set(id, { label, texts: sum.texts + own, mood: sum.mood + own * mood });
    }
  }
  return [...found]
    .map(([id, sum]) => ({ id, label: sum.label, share: sum.texts / texts, mood: sum.mood / sum.texts }))
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}
