/** What a customer writes about. */

/** A text's topics, shares summing to at most 1, and its mood score. */
export interface ThemedText {
  readonly topics: readonly { readonly id: string; readonly label: string; readonly share: number }[];
  readonly score: number;
}

/** A topic over several texts: its share of them, 0 to 1, and the mean score of those on it, weighed by their shares. */
export interface TopicShare {
  readonly id: string;
  readonly label: string;
  readonly share: number;
  readonly texts: number;
  readonly mood: number;
}

/** Topics by share over all texts, largest first, equals by id. What is on no topic is the rest up to 1. */
export function topicShares(texts: readonly ThemedText[]): TopicShare[] {
  const sums = new Map<string, { label: string; share: number; mood: number; texts: number }>();
  for (const { topics, score } of texts) {
    for (const { id, label, share } of topics) {
      if (!(share > 0)) continue;
      const sum = sums.get(id) ?? { label, share: 0, mood: 0, texts: 0 };
      sums.set(id, { label, share: sum.share + share, mood: sum.mood + share * score, texts: sum.texts + 1 });
    }
  }
  return [...sums]
    .map(([id, sum]) => ({ ...sum, id, share: sum.share / texts.length, mood: sum.mood / sum.share }))
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}
