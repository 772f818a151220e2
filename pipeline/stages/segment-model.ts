/** What describing a segment needs to know of all the others. */

import { candidateNames, nameSegments } from "../../models/segments/names.ts";
import type { NamingFacts, TopicFacts } from "../../models/segments/naming-facts.ts";
import { differencesOfAll, smallEffect, type Difference } from "../../models/segments/traits.ts";
import { cohensD, effectInErrors, type Moments } from "../../models/statistics/moments.ts";
import type { CountedSegment, Trait } from "../types.ts";
import { mergeSegments } from "./merge-segments.ts";
import { currencyOf, figuresIn, type SegmentFigures } from "./segment-figures.ts";

/** A segment beside the others. */
export interface SegmentModel {
  readonly id: string;
  readonly name: string;
  /** All names that its numbers allow, the most telling first. */
  readonly names: readonly string[];
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

/** Compares each segment with the customers of all others, and names them, so that no two have one name. */
export function learnSegments(segments: readonly Pick<CountedSegment, "id" | "figures">[]): SegmentModel[] {
  // By number, s2 before s10, so that the order they came in does not matter.
  const counted = [...segments].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  const all = mergeSegments(counted.map(({ figures }) => figures));
  const currency = currencyOf(all);
  const beside = counted.map(({ id, figures }) => {
    const others = mergeSegments(counted.filter((one) => one.id !== id).map((one) => one.figures));
    return { id, figures, others, topics: ownTopics(figures, others) };
  });
  const found = differencesOfAll(
    beside.map(({ figures, others }) => ({ own: figuresIn(figures, currency), others: figuresIn(others, currency) })),
  );
  const compared = beside.map((one, i) => ({ ...one, found: found[i]! }));
  const facts = compared.map(toFacts);
  const names = nameSegments(facts);
  return compared.map(({ id, figures, others, found, topics }, i) => ({
    id,
    name: names[i]!,
    names: compared.length === 1 ? [names[i]!] : candidateNames(facts[i]!),
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
  readonly topics: readonly (TopicFacts & { readonly id: string })[];
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
        ? [{ id, label, share: share.mean, othersShare: rest.share.mean, mood, othersMood: rest.mood, effect }]
        : [];
    })
    .sort((a, b) => b.effect - a.effect || (a.id < b.id ? -1 : 1));
}

function toTrait(
  { feature, mean, othersMean, effect, low, high }: Difference,
  { figures, currency }: { readonly figures: SegmentFigures; readonly currency?: string },
): Trait {
  const { group, unit, topic } = figures.features.find(({ name }) => name === feature)!;
  return {
    feature,
    group,
    unit,
    topic,
    currency: unit === "cents" ? currency : undefined,
    mean,
    othersMean,
    effect,
    low,
    high,
  };
}

/** The mean; undefined of nothing. */
export function meanOf(moments: Moments): number | undefined {
  return moments.count > 0 ? moments.mean : undefined;
}
