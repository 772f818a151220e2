/** Fills what people read of a segment: its name, what sets it apart in numbers, and the words that prove it. */

import { moodLabel } from "../../models/attitude/mood.ts";
import type { Stage } from "../stage.ts";
import type { CountedSegment, Described, Trait } from "../types.ts";
import { describeInWords } from "./segment-words.ts";
import { spendsOf } from "./segment-figures.ts";
import { learnSegments, meanOf, type SegmentModel } from "./segment-model.ts";
import { topicsWrittenAbout } from "./segment-topics.ts";
import { proofsOf, verbatimsOf } from "./segment-verbatims.ts";

const mostTopics = 5;

/**
 * Name, figures, traits by effect, a paragraph, and verbatims. Learns from all segments, so that each is compared with
 * the customers of the others, and no two have one name. Money of several currencies is never added: each has figures
 * of its own, and comparisons are in the currency that most customers buy in.
 */
export function describe(): Stage<CountedSegment, Described, readonly SegmentModel[]> {
  return {
    name: "describe",
    version: "12",
    needs: ["id", "figures", "quotes"],
    fit: async (rows, { signal }) => {
      const counted: Pick<CountedSegment, "id" | "figures">[] = [];
      for await (const { id, figures } of rows) {
        signal?.throwIfAborted();
        counted.push({ id, figures });
      }
      return learnSegments(counted);
    },
    run: async (batch, { model }) =>
      batch.map((row) => {
        const known = model.find(({ id }) => id === row.id);
        if (!known)
          throw new Error(`Segment ${row.id} is not among those learned: ${model.map(({ id }) => id).join(", ")}`);
        return describeSegment(row, known);
      }),
  };
}

/** A trait with the words that prove it, if it is of what they write. */
function withProofs(trait: Trait, quotes: CountedSegment["quotes"]): Trait {
  const verbatims = proofsOf(trait, quotes);
  return verbatims.length > 0 ? { ...trait, verbatims } : trait;
}

function describeSegment({ figures, quotes }: CountedSegment, known: SegmentModel): Described {
  const spends = spendsOf(figures);
  const [spend] = spends;
  const mood = meanOf(figures.mood);
  const described = {
    name: known.name,
    names: known.names,
    size: figures.size,
    share: known.share,
    mood,
    moodLabel: mood === undefined ? undefined : moodLabel(mood),
    moods: figures.moods,
    spendCents: spend?.spendCents ?? 0,
    averageSpendCents: spend?.averageSpendCents ?? 0,
    currency: spend?.currency,
    spends,
    silhouette: figures.silhouette.mean,
    traits: known.traits.map((trait) => withProofs(trait, quotes)),
    topics: topicsWrittenAbout(figures.topicTexts, figures.texts).slice(0, mostTopics),
    verbatims: verbatimsOf(quotes, { mood, ownTopics: known.ownTopics }),
  };
  return { ...described, description: describeInWords(described, { figures, others: known.others }) };
}
