/** Fills `voice`: a customer's attitude over all they wrote, and over time. */

import { meanMood, moodByMonth, moodLabel, moodTrend, recencyWeights } from "../../models/attitude/mood.ts";
import { bestQuote, latestQuote, worstQuote, type Quote } from "../../models/attitude/quotes.ts";
import { topicShares } from "../../models/attitude/topic-shares.ts";
import { lookBack } from "../../models/days.ts";
import { weightedMean } from "../../models/statistics/moments.ts";
import type { Stage } from "../stage.ts";
import type { History, ReadFeedback, Voiced } from "../types.ts";
import { conversationsOf } from "./conversations.ts";
import { quotable, verbatimOf } from "./verbatim-of.ts";

type Needs = Pick<History, "feedback" | "replies">;

/**
 * Attitude over time, from the customer's own words until the day the run looks back from. Texts lose half their weight
 * in mood, urgency, effort and churn risk every `halfLifeDays`; shares and counts weigh all texts alike.
 */
export function voice({ halfLifeDays = 90 }: { readonly halfLifeDays?: number } = {}): Stage<Needs, Voiced> {
  return {
    name: "voice",
    version: `5 ${JSON.stringify({ halfLifeDays })}`,
    options: { halfLifeDays },
    needs: ["feedback", "replies"],
    dated: true,
    run: async (batch, { asOf }) => batch.map((row) => ({ voice: voiceOf(row, { asOf, halfLifeDays }) })),
  };
}

function voiceOf(
  { feedback, replies }: Needs,
  { asOf, halfLifeDays }: { readonly asOf: string; readonly halfLifeDays: number },
): Voiced["voice"] {
  const { includes, daysSince } = lookBack(asOf);
  const own = feedback.filter(({ speaker }) => speaker === "customer");
  const isBefore = ({ at }: { readonly at?: string }) => at === undefined || includes(at);
  const texts = own.filter(isBefore);
  const points = texts.map(({ at, mood }) => ({ at, score: mood.score }));
  const mood = meanMood(points, halfLifeDays);
  const weights = recencyWeights(texts, halfLifeDays);
  const weigh = (level: (text: ReadFeedback) => number) =>
    texts.length > 0 ? weightedMean(texts.map(level), weights) : undefined;
  const negative = texts.filter((text) => text.mood.label === "negative").length;
  return {
    texts: texts.length,
    mood,
    label: mood === undefined ? undefined : moodLabel(mood),
    trend: moodTrend(points),
    negativeShare: texts.length > 0 ? negative / texts.length : undefined,
    urgency: weigh((text) => text.urgency),
    effort: weigh((text) => text.effort),
    churnRisk: weigh((text) => text.churnRisk),
    lastWroteDays: least(texts.flatMap(({ at }) => (at === undefined ? [] : daysSince(at)))),
    months: moodByMonth(points),
    topics: topicShares(texts.map(({ topics, mood: { score } }) => ({ topics, score }))),
    emotions: meanEmotions(texts),
    intents: countBy(texts.map((text) => text.intent.label)),
    channels: countBy(texts.flatMap((text) => text.channel ?? [])),
    conversations: conversationsOf(texts, replies.filter(isBefore)),
    ...quotes(texts),
    laterTexts: own.length - texts.length,
  };
}

function least(values: readonly number[]): number | undefined {
  return values.length > 0 ? values.reduce((a, b) => Math.min(a, b)) : undefined;
}

/** Mean strength of each emotion over all texts; a text without it counts as 0. By name. */
function meanEmotions(texts: readonly ReadFeedback[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { emotions } of texts) {
    for (const [name, strength] of Object.entries(emotions)) sums.set(name, (sums.get(name) ?? 0) + strength);
  }
  return Object.fromEntries([...sums].sort(byName).map(([name, sum]) => [name, sum / texts.length]));
}

function countBy<Name extends string>(names: readonly Name[]): Record<Name, number> {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(byName)) as Record<Name, number>;
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}

function quotes(texts: readonly ReadFeedback[]): Pick<Voiced["voice"], "worst" | "best" | "latest"> {
  const all = texts.map(quotable);
  const verbatim = (quote: Quote | undefined) => quote && verbatimOf(quote, texts);
  return {
    worst: verbatim(worstQuote(all)),
    best: verbatim(bestQuote(all)),
    latest: verbatim(latestQuote(all)),
  };
}
