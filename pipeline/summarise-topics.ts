/** Topics over all feedback: how much, in which mood, with the sentences that prove it. */

import { isUnsure } from "../models/attitude/unsure.ts";
import { lookBack } from "../models/days.ts";
import { courseCounter } from "../models/topics/course.ts";
import type { EmbeddingTopic } from "../models/topics/embedding/model.ts";
import type { TopicModel } from "../models/topics/lda/fit-topics.ts";
import { createTellingWords } from "../models/topics/telling-words.ts";
import type { TopicSummary } from "./store/results.ts";
import type { Attitude, Cleaned, Feedback, MoodLabel, Themed, Tokenised } from "./types.ts";

/** A piece of feedback that was read. */
export type ReadRow = Feedback & Cleaned & Pick<Tokenised, "terms"> & Attitude & Themed;

/** Raise it with every change of what is told of topics: results of before are made again. */
export const summaryVersion = 6;

const verbatimsPerTopic = 3;
const wordsPerTopic = 8;

interface Tally {
  label: string;
  texts: number;
  /** The sum of its shares of texts, and that of their moods, each weighed by its share. */
  share: number;
  moodSum: number;
  /** Of texts with a mood below 0 how far below, each weighed by its share. */
  unhappy: number;
  negative: number;
  verbatims: (TopicSummary["verbatims"][number] & { readonly weight: number })[];
}

const nothing = { texts: 0, share: 0, moodSum: 0, unhappy: 0, negative: 0, verbatims: [] };

/** What is told of a topic by its model, whichever method learned it. */
type SummedTopic = TopicModel["topics"][number] & Pick<EmbeddingTopic, "isPinned" | "isMade" | "formerly">;

function asLearned(topic: SummedTopic | undefined) {
  if (!topic) return {};
  const { stability, isPinned, isMade, formerly } = topic;
  return { stability, ...(isPinned && { isPinned }), ...(isMade && { isMade }), ...(formerly && { formerly }) };
}

/** The topic that a sentence is to prove: its share of the text, and its telling words. */
interface Proof {
  readonly share: number;
  readonly isTelling: (lemma: string) => boolean;
}

/** Of the sentences of a text that hold a telling word of the topic, the one that says most for or against. */
function strongest({ id, body, terms, sentenceMoods }: ReadRow, { share, isTelling }: Proof) {
  const proofs = terms.filter(({ lemma }) => isTelling(lemma));
  let best: Tally["verbatims"][number] | undefined;
  for (const { start, end, score, label } of sentenceMoods) {
    if (!proofs.some((term) => term.start >= start && term.end <= end)) continue;
    const weight = Math.abs(score) * share;
    if (best && weight <= best.weight) continue;
    best = { feedback: id, text: body.slice(start, end), start, end, score, label, weight };
  }
  return best;
}

/**
 * One pass over what was read. A text is quoted on its first topic, with a sentence that holds a telling word of it, or
 * not at all. The rows' order decides between verbatims of equal strength. Without `asOf` there is no day to look back from, and
 * nothing is told of what rises.
 */
export async function summariseTopics(
  rows: AsyncIterable<ReadRow>,
  model: unknown,
  { asOf }: { readonly asOf?: string } = {},
) {
  // What the stage `topics` learned, as it comes out of the store; nothing where it learned nothing.
  const { topics: learned = [] } = (model ?? {}) as { readonly topics?: readonly SummedTopic[] };
  const isTellingOf = createTellingWords(learned);
  const tallies = new Map<string, Tally>();
  const moods: Record<MoodLabel, number> = { negative: 0, neutral: 0, positive: 0 };
  const unsure: Record<MoodLabel, number> = { negative: 0, neutral: 0, positive: 0 };
  const { daysSince } = asOf === undefined ? { daysSince: () => Number.NaN } : lookBack(asOf);
  const counter = courseCounter();
  let read = 0;
  for await (const row of rows) {
    read++;
    moods[row.mood.label]++;
    if (isUnsure(row.mood)) unsure[row.mood.label]++;
    if (row.at !== undefined) counter.add(row.topics[0]?.id, daysSince(row.at));
    for (const [i, { id, label, share }] of row.topics.entries()) {
      const tally = tallies.get(id) ?? { label, ...nothing };
      tallies.set(id, tally);
      tally.share += share;
      tally.moodSum += share * row.mood.score;
      tally.unhappy += share * Math.max(0, -row.mood.score);
      if (i > 0) continue;
      tally.texts++;
      if (row.mood.label === "negative") tally.negative++;
      const verbatim = strongest(row, { share, isTelling: (lemma) => isTellingOf(id, lemma) });
      if (!verbatim || tally.verbatims.some(({ text }) => text === verbatim.text)) continue;
      tally.verbatims = [...tally.verbatims, verbatim].sort((a, b) => b.weight - a.weight).slice(0, verbatimsPerTopic);
    }
  }
  const words = new Map(learned.map(({ id, words }) => [id, words.slice(0, wordsPerTopic).map(({ word }) => word)]));
  const known = new Map(learned.map((topic) => [topic.id, topic]));
  // What people want to be there is shown, whether anybody writes of it or not.
  for (const { id, label, isPinned, isMade } of learned)
    if ((isPinned || isMade) && !tallies.has(id)) tallies.set(id, { label, ...nothing });
  const courses = counter.courses();
  const unhappiness = [...tallies.values()].reduce((sum, { unhappy }) => sum + unhappy, 0);
  const topics = [...tallies].map(
    ([id, { label, texts, share, moodSum, unhappy, negative, verbatims }]): TopicSummary => {
      const course = courses?.get(id);
      return {
        id,
        label,
        texts,
        share: read === 0 ? 0 : share / read,
        mood: share === 0 ? 0 : moodSum / share,
        negativeShare: texts === 0 ? 0 : negative / texts,
        unhappiness: unhappiness === 0 ? 0 : unhappy / unhappiness,
        ...(course && { course }),
        words: words.get(id) ?? [],
        ...asLearned(known.get(id)),
        verbatims: verbatims.map(({ weight: _weight, ...verbatim }) => verbatim),
      };
    },
  );
  return { topics: topics.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1)), moods, unsure, read };
}
