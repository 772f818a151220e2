/** Fills what people read of a segment: its name, what sets it apart in numbers, and the words that prove it. */

import { moodLabel } from "../../models/attitude/mood.ts";
import type { Stage } from "../stage.ts";
import type { Described, SegmentMembers } from "../types.ts";
import { describeInWords } from "./segment-words.ts";
import { countSegment, currencyOf } from "./segment-figures.ts";
import { learnSegments, meanOf, type CountedSegment, type SegmentModel } from "./segment-model.ts";
import { topicsWrittenAbout } from "./segment-topics.ts";
import { verbatimsOf } from "./segment-verbatims.ts";

const mostTopics = 5;

/**
 * Name, figures, traits by effect, a paragraph, and verbatims. Learns from all segments, so that each is compared with
 * the customers of the others, and no two have one name. Money of several currencies is never added: figures are in the
 * currency that most of the segment's customers buy in.
 */
export function describe(): Stage<SegmentMembers, Described, readonly SegmentModel[]> {
  return {
    name: "describe",
    version: "2",
    needs: ["id", "members"],
    fit: async (rows, { signal }) => {
      const counted: CountedSegment[] = [];
      for await (const row of rows) {
        signal?.throwIfAborted();
        counted.push({ id: row.id, figures: countSegment(row) });
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

function describeSegment({ members }: SegmentMembers, known: SegmentModel): Described {
  const figures = countSegment({ members });
  const currency = currencyOf(figures);
  const spend = figures.spend.find((one) => one.currency === currency)?.cents;
  const mood = meanOf(figures.mood);
  const silhouettes = members.map(({ segment }) => segment.silhouette);
  const described = {
    name: known.name,
    size: figures.size,
    share: known.share,
    mood,
    moodLabel: mood === undefined ? undefined : moodLabel(mood),
    spendCents: members.reduce((sum, { value }) => sum + (value.currency === currency ? value.spendCents : 0), 0),
    averageSpendCents: spend?.mean ?? 0,
    currency,
    silhouette: silhouettes.reduce((sum, one) => sum + one, 0) / Math.max(1, silhouettes.length),
    traits: known.traits,
    topics: topicsWrittenAbout(members).slice(0, mostTopics),
    verbatims: verbatimsOf(members, { mood, ownTopics: known.ownTopics }),
  };
  return { ...described, description: describeInWords(described, { figures, others: known.others }) };
}
