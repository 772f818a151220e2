/** Fills what people read of a segment: its name, what sets it apart in numbers, and the words that prove it. */

import { moodLabel } from "../../models/attitude/mood.ts";
import { nameSegments, type NamingFacts } from "../../models/segments/names.ts";
import { differences, smallEffect, type Difference } from "../../models/segments/traits.ts";
import { cohensD, effectInErrors, type Moments } from "../../models/statistics/moments.ts";
import type { Stage } from "../stage.ts";
import type { Described, SegmentMembers, Trait } from "../types.ts";
import { describeInWords } from "./segment-words.ts";
import { countSegment, currencyOf, figuresIn, mergeSegments, type SegmentFigures } from "./segment-figures.ts";
import { verbatimsOf } from "./segment-verbatims.ts";

/** What is learned of all segments together. */
export interface SegmentModel {
  readonly id: string;
  readonly name: string;
  /** Of all customers, 0 to 1. */
  readonly share: number;
  readonly traits: readonly Trait[];
  /** Topics that it writes about more than the others do, most distinctive first. */
  readonly ownTopics: readonly string[];
  /** Means over all other customers; absent where there are none. */
  readonly others?: {
    readonly mood?: number;
    readonly spend: readonly { readonly currency: string; readonly averageCents: number }[];
  };
}

/** The least share of what a segment writes that makes a topic its own. */
const leastTopicShare = 0.1;
const mostTopics = 5;

/**
 * Name, figures, traits by effect, a paragraph, and verbatims. Learns from all segments, so that each is compared with
 * the customers of the others, and no two have one name. Money of several currencies is never added: figures are in the
 * currency that most of the segment's customers buy in.
 */
export function describe(): Stage<SegmentMembers, Described, readonly SegmentModel[]> {
  return {
    name: "describe",
    version: "1",
    needs: ["id", "members"],
    fit: async (rows, { signal }) => {
      const counted: { readonly id: string; readonly figures: SegmentFigures }[] = [];
      for await (const row of rows) {
        signal?.throwIfAborted();
        counted.push({ id: row.id, figures: countSegment(row) });
      }
      counted.sort((a, b) => compareIds(a.id, b.id));
      return learn(counted);
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

/** By number: s2 before s10. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function learn(counted: readonly { readonly id: string; readonly figures: SegmentFigures }[]): SegmentModel[] {
  const all = mergeSegments(counted.map(({ figures }) => figures));
  const currency = currencyOf(all);
  const compared = counted.map(({ id, figures }) => {
    const others = mergeSegments(counted.filter((one) => one.id !== id).map((one) => one.figures));
    const found = differences(figuresIn(figures, currency), figuresIn(others, currency));
    return { id, figures, others, found, topics: ownTopics(figures, others) };
  });
  const names = nameSegments(compared.map(toFacts));
  return compared.map(({ id, figures, others, found, topics }, i) => ({
    id,
    name: names[i]!,
    share: figures.size / all.size,
    traits: found.map((difference) => toTrait(difference, { figures, currency })),
    ownTopics: topics.map((topic) => topic.id),
    ...(others.size > 0 && {
      others: {
        mood: meanOf(others.mood),
        spend: others.spend.map((one) => ({ currency: one.currency, averageCents: one.cents.mean })),
      },
    }),
  }));
}

interface Compared {
  readonly figures: SegmentFigures;
  readonly others: SegmentFigures;
  readonly found: readonly Difference[];
  readonly topics: NamingFacts["topics"];
}

function toFacts({ figures, others, found, topics }: Compared): NamingFacts {
  return {
    differences: found,
    mood: meanOf(figures.mood),
    negativeShare: meanOf(figures.negativeShare),
    anger: meanOf(figures.anger) ?? 0,
    writers: figures.writers / figures.size,
    otherWriters: others.size > 0 ? others.writers / others.size : 0,
    buyers: figures.buyers / figures.size,
    otherBuyers: others.size > 0 ? others.buyers / others.size : 0,
    topics,
  };
}

function ownTopics(own: SegmentFigures, others: SegmentFigures) {
  return own.topics
    .flatMap(({ id, label, share, mood }) => {
      const other = others.topics.find((topic) => topic.id === id);
      // Where no other customer writes of it, their mood on it is their mood.
      const rest = other ?? { share: { count: others.writers, mean: 0, squares: 0 }, mood: others.mood.mean };
      const effect = cohensD(share, rest.share);
      const errors = effectInErrors(effect, share, rest.share);
      return effect >= smallEffect && errors >= 2 && share.mean >= leastTopicShare
        ? [{ id, label, mood, othersMood: rest.mood, effect }]
        : [];
    })
    .sort((a, b) => b.effect - a.effect || (a.id < b.id ? -1 : 1));
}

function toTrait(
  { feature, mean, othersMean, effect }: Difference,
  { figures, currency }: { readonly figures: SegmentFigures; readonly currency?: string },
): Trait {
  const { group, unit, topic } = figures.features.find(({ name }) => name === feature)!;
  return { feature, group, unit, topic, currency: unit === "cents" ? currency : undefined, mean, othersMean, effect };
}

function meanOf(moments: Moments): number | undefined {
  return moments.count > 0 ? moments.mean : undefined;
}

function describeSegment({ members }: SegmentMembers, known: SegmentModel): Described {
  const figures = countSegment({ members });
  const currency = currencyOf(figures);
  const spend = figures.spend.find((one) => one.currency === currency)?.cents;
  const mood = meanOf(figures.mood);
  const topics = figures.topics
    .map(({ id, label, share, mood }) => ({ id, label, share: share.mean, mood }))
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
    .slice(0, mostTopics);
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
    topics,
    verbatims: verbatimsOf(members, { mood, ownTopics: known.ownTopics }),
  };
  return { ...described, description: describeInWords(described, { figures, others: known.others }) };
}
