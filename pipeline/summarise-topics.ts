/** Topics over all feedback: how much, in which mood, with the sentences that prove it. */

import type { TopicSummary } from "./store/results.ts";
import type { Attitude, Cleaned, Feedback, MoodLabel, Themed } from "./types.ts";

/** A piece of feedback that was read. */
export type ReadRow = Feedback & Cleaned & Attitude & Themed;

const verbatimsPerTopic = 3;

interface Tally {
  label: string;
  texts: number;
  share: number;
  moodSum: number;
  negative: number;
  verbatims: { feedback: string; text: string; start: number; end: number; score: number; weight: number }[];
}

/** The sentence of a text that says most for or against. */
function strongest({ id, body, sentenceMoods }: ReadRow, share: number) {
  let best: Tally["verbatims"][number] | undefined;
  for (const { start, end, score } of sentenceMoods) {
    const weight = Math.abs(score) * share;
    if (!best || weight > best.weight) best = { feedback: id, text: body.slice(start, end), start, end, score, weight };
  }
  return best;
}

function wordsOf(model: unknown): ReadonlyMap<string, readonly string[]> {
  const topics = (model as { topics?: readonly { id: string; words: readonly (string | { word: string })[] }[] })
    ?.topics;
  return new Map(
    (topics ?? []).map(({ id, words }) => [
      id,
      words.slice(0, 8).map((word) => (typeof word === "string" ? word : word.word)),
    ]),
  );
}

/** One pass over what was read. The rows' order decides between verbatims of equal strength. */
export async function summariseTopics(rows: AsyncIterable<ReadRow>, model: unknown) {
  const tallies = new Map<string, Tally>();
  const moods: Record<MoodLabel, number> = { negative: 0, neutral: 0, positive: 0 };
  let read = 0;
  for await (const row of rows) {
    read++;
    moods[row.mood.label]++;
    for (const [i, { id, label, share }] of row.topics.entries()) {
      const tally = tallies.get(id) ?? { label, texts: 0, share: 0, moodSum: 0, negative: 0, verbatims: [] };
      tallies.set(id, tally);
      tally.share += share;
      if (i > 0) continue;
      tally.texts++;
      tally.moodSum += row.mood.score;
      if (row.mood.label === "negative") tally.negative++;
      const verbatim = strongest(row, share);
      if (!verbatim || tally.verbatims.some(({ text }) => text === verbatim.text)) continue;
      tally.verbatims = [...tally.verbatims, verbatim].sort((a, b) => b.weight - a.weight).slice(0, verbatimsPerTopic);
    }
  }
  const words = wordsOf(model);
  const topics: TopicSummary[] = [...tallies].map(([id, { label, texts, share, moodSum, negative, verbatims }]) => ({
    id,
    label,
    texts,
    share: share / read,
    mood: texts === 0 ? 0 : moodSum / texts,
    negativeShare: texts === 0 ? 0 : negative / texts,
    words: words.get(id) ?? [],
    verbatims: verbatims.map(({ weight: _weight, ...verbatim }) => verbatim),
  }));
  return { topics: topics.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1)), moods, read };
}
