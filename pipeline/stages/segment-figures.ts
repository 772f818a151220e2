/** What is counted of a segment's members: enough to compare segments without holding their members. */

import { moodLabel, type MoodCounts } from "../../models/attitude/mood.ts";
import type { FeatureFigures } from "../../models/segments/traits.ts";
import { momentsOf, type Moments } from "../../models/statistics/moments.ts";
import type { Feature, Member, Spend } from "../types.ts";
import { countTopicTexts, type TopicTexts } from "./segment-topics.ts";

/** A feature's figures with what people need to read it. Money in several currencies: one of figures each. */
export interface FeatureCount extends Pick<Feature, "name" | "group" | "unit" | "topic"> {
  readonly scaled: Moments;
  /** By currency for money, else under "". */
  readonly raw: readonly { readonly currency: string; readonly moments: Moments }[];
}

/** A topic within a segment. */
export interface TopicCount {
  readonly id: string;
  readonly label: string;
  /** Shares of it in what each of those who wrote writes. */
  readonly share: Moments;
  /** Mean mood on it, weighed by the shares. */
  readonly mood: number;
}

/** A segment, or several together. */
export interface SegmentFigures {
  readonly size: number;
  readonly writers: number;
  readonly buyers: number;
  /** All that they wrote, and how many of it are negative. */
  readonly texts: number;
  readonly negativeTexts: number;
  /** Of those who wrote. */
  readonly mood: Moments;
  /** How many of them are in each mood. */
  readonly moods: MoodCounts;
  readonly negativeShare: Moments;
  readonly anger: Moments;
  readonly spend: readonly { readonly currency: string; readonly cents: Moments }[];
  readonly features: readonly FeatureCount[];
  readonly topics: readonly TopicCount[];
  readonly topicTexts: readonly TopicTexts[];
  /** Of all members. */
  readonly silhouette: Moments;
}

/** Counts some members of a segment. */
export function countMembers(members: readonly Member[]): SegmentFigures {
  const writers = members.filter(({ voice }) => voice.texts > 0);
  const buyers = members.filter(({ value }) => value.orders > 0);
  return {
    size: members.length,
    writers: writers.length,
    buyers: buyers.length,
    texts: sumOf(writers, ({ voice }) => voice.texts),
    // Each is a whole number but for rounding.
    negativeTexts: sumOf(writers, ({ voice }) => Math.round((voice.negativeShare ?? 0) * voice.texts)),
    mood: momentsOf(writers.flatMap(({ voice }) => voice.mood ?? [])),
    moods: countMoods(writers),
    negativeShare: momentsOf(writers.flatMap(({ voice }) => voice.negativeShare ?? [])),
    anger: momentsOf(writers.map(({ voice }) => (voice.emotions.anger ?? 0) + (voice.emotions.annoyance ?? 0))),
    spend: byCurrency(buyers, ({ value }) => value.spendCents).map(({ currency, moments }) => ({
      currency,
      cents: moments,
    })),
    features: countFeatures(members),
    topics: countTopics(writers),
    topicTexts: countTopicTexts(writers),
    silhouette: momentsOf(members.map(({ segment }) => segment.silhouette)),
  };
}

function countMoods(writers: readonly Member[]): MoodCounts {
  const moods = { negative: 0, neutral: 0, positive: 0 };
  for (const { voice } of writers) if (voice.mood !== undefined) moods[moodLabel(voice.mood)]++;
  return moods;
}

function sumOf(members: readonly Member[], read: (member: Member) => number): number {
  return members.reduce((sum, member) => sum + read(member), 0);
}

function countFeatures(members: readonly Member[]): FeatureCount[] {
  return (members[0]?.features ?? []).map(({ name, group, unit, topic }, i) => {
    const known = members.filter((member) => member.features[i]!.raw !== undefined);
    const raw = (member: Member) => member.features[i]!.raw!;
    return {
      name,
      group,
      unit,
      topic,
      scaled: momentsOf(known.map((member) => member.features[i]!.scaled)),
      raw: unit === "cents" ? byCurrency(known, raw) : [{ currency: "", moments: momentsOf(known.map(raw)) }],
    };
  });
}

function byCurrency(members: readonly Member[], read: (member: Member) => number) {
  const currencies = [...new Set(members.map(({ value }) => value.currency ?? ""))].sort();
  return currencies.map((currency) => ({
    currency,
    moments: momentsOf(members.filter(({ value }) => (value.currency ?? "") === currency).map(read)),
  }));
}

function countTopics(writers: readonly Member[]): TopicCount[] {
  const found = new Map<string, { label: string; shares: number[]; mood: number }>();
  for (const { voice } of writers) {
    for (const { id, label, share, mood } of voice.topics) {
      const topic = found.get(id) ?? { label, shares: [], mood: 0 };
      topic.shares.push(share);
      topic.mood += share * mood;
      found.set(id, topic);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { label, shares, mood }]) => {
      const silent = new Array<number>(writers.length - shares.length).fill(0);
      const whole = shares.reduce((sum, share) => sum + share, 0);
      return { id, label, share: momentsOf([...shares, ...silent]), mood: mood / whole };
    });
}

/** Features as people read them, money in one currency alone. */
export function figuresIn(figures: SegmentFigures, currency: string | undefined): FeatureFigures[] {
  return figures.features.map(({ name, unit, scaled, raw }) => {
    const own = raw.find((one) => one.currency === (unit === "cents" ? (currency ?? "") : ""));
    return { name, scaled, raw: own?.moments ?? momentsOf([]) };
  });
}

/** The currency most customers buy in; of equals the first by alphabet. Undefined where nobody bought. */
export function currencyOf(figures: SegmentFigures): string | undefined {
  return spendsOf(figures)[0]?.currency;
}

/** What was spent by those who buy mostly in each currency; the one with most customers first, of equals by alphabet. */
export function spendsOf({ spend }: Pick<SegmentFigures, "spend">): Spend[] {
  return spend
    .map(({ currency, cents: { count, mean } }) => ({
      currency,
      customers: count,
      // Cents are whole: what a mean of them has lost is less than half of one.
      spendCents: Math.round(mean * count),
      averageSpendCents: mean,
    }))
    .sort((a, b) => b.customers - a.customers || (a.currency < b.currency ? -1 : 1));
}
