/** The sentences that prove what is said of a segment. */

import { moodLabel } from "../../models/attitude/mood.ts";
import type { Described, Member, Verbatim } from "../types.ts";

type Quoted = Described["verbatims"][number];

const mostVerbatims = 6;
/** Shorter ones are quoted where there are no others. */
const tellingLength = 25;

export interface VerbatimOptions {
  /** The segment's mean mood; absent where nobody wrote. */
  readonly mood?: number;
  /** Topics that set the segment apart: quotes from texts on them come first, in their order. */
  readonly ownTopics: readonly string[];
}

/**
 * At most six sentences, each of another customer and no two in the same words: of a negative segment the worst, of a
 * positive one the best; of a neutral one the latest of its most typical customers, those nearest to its centre.
 */
export function verbatimsOf(members: readonly Member[], { mood, ownTopics }: VerbatimOptions): Quoted[] {
  if (mood === undefined) return [];
  const label = moodLabel(mood);
  const quotes = members.flatMap((member) => {
    const { worst, best, latest } = member.voice;
    const quote = label === "negative" ? worst : label === "positive" ? best : latest;
    if (!quote) return [];
    // Smaller is better.
    const rank = label === "negative" ? quote.score : label === "positive" ? -quote.score : member.segment.distance;
    return [{ quote, rank, customer: member.customer, topic: topicRank(quote, ownTopics), brevity: brevityOf(quote) }];
  });
  quotes.sort(
    (a, b) => a.brevity - b.brevity || a.topic - b.topic || a.rank - b.rank || (a.customer < b.customer ? -1 : 1),
  );
  const seen = new Set<string>();
  const chosen: Quoted[] = [];
  for (const { quote, customer } of quotes) {
    const words =
      quote.text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim() || quote.text;
    if (chosen.length === mostVerbatims) break;
    if (seen.has(words)) continue;
    seen.add(words);
    chosen.push({ ...quote, customer });
  }
  return chosen;
}

function topicRank({ topic }: Verbatim, ownTopics: readonly string[]): number {
  const rank = topic === undefined ? -1 : ownTopics.indexOf(topic);
  return rank < 0 ? ownTopics.length : rank;
}

function brevityOf({ start, end }: Verbatim): number {
  return end - start < tellingLength ? 1 : 0;
}
