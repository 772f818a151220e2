/** Fills `voice`: a customer's attitude over all they wrote, and over time. */

import { meanMood, moodByMonth, moodLabel, recencyWeights } from "../../models/attitude/mood.ts";
import { moodLevel, moodSwing, moodTrendBetween, turnOf } from "../../models/attitude/mood-course.ts";
import { bestQuote, latestQuote, worstQuote, type Quote } from "../../models/attitude/quotes.ts";
import { silenceOf } from "../../models/attitude/silence.ts";
import { topicShares } from "../../models/attitude/topic-shares.ts";
import { lookBack } from "../../models/days.ts";
import { mean, weightedMean } from "../../models/statistics/moments.ts";
import type { Stage } from "../stage.ts";
import type { History, MoodLabel, ReadFeedback, UnreadText, Voiced } from "../types.ts";
import { contactOf, responsesOf } from "./contacts.ts";
import { conversationsOf } from "./conversations.ts";
import { ratedWordsOf } from "./rated-words.ts";
import { quotable, verbatimOf } from "./verbatim-of.ts";

type Needs = Pick<History, "feedback" | "replies" | "unread">;

/** What was written within so many days is the mood now. */
const nowDays = 30;

/**
 * Attitude over time, from the customer's own words until the day the run looks back from. Texts lose half their weight
 * in mood, urgency, effort, churn risk and emotions every `halfLifeDays`; shares and counts weigh all texts alike.
 */
export function voice({ halfLifeDays = 90 }: { readonly halfLifeDays?: number } = {}): Stage<Needs, Voiced> {
  return {
    name: "voice",
    version: `9 ${JSON.stringify({ halfLifeDays })}`,
    options: { halfLifeDays },
    needs: ["feedback", "replies", "unread"],
    dated: true,
    run: async (batch, { asOf }) => batch.map((row) => ({ voice: voiceOf(row, { asOf, halfLifeDays }) })),
  };
}

function voiceOf(
  { feedback, replies, unread: allUnread = [] }: Needs,
  { asOf, halfLifeDays }: { readonly asOf: string; readonly halfLifeDays: number },
): Voiced["voice"] {
  const { includes, daysSince } = lookBack(asOf);
  const own = feedback.filter(({ speaker }) => speaker === "customer");
  const isBefore = ({ at }: { readonly at?: string }) => at === undefined || includes(at);
  const texts = own.filter(isBefore);
  const unread = allUnread.filter(isBefore);
  // What could not be read was written all the same.
  const written = [...texts, ...unread];
  const points = texts.map(({ at, mood }) => ({ at, score: mood.score }));
  const mood = meanMood(points, halfLifeDays);
  const weights = recencyWeights(texts, halfLifeDays);
  const weigh = (level: (text: ReadFeedback) => number) =>
    texts.length > 0 ? weightedMean(texts.map(level), weights) : undefined;
  const negative = texts.filter((text) => text.mood.label === "negative").length;
  const trend = moodTrendBetween(points);
  const pieces = new Set(responsesOf(written)).size;
  return {
    texts: texts.length,
    ...(pieces !== texts.length && { pieces }),
    ...(unread.length > 0 && { unread: unread.length }),
    halfLifeDays,
    mood,
    label: mood === undefined ? undefined : moodLabel(mood),
    now: moodNow(texts, daysSince),
    level: moodLevel(points),
    trend: trend?.value,
    trendBetween: trend,
    turned: turnOf(trend),
    swing: moodSwing(points),
    negativeShare: texts.length > 0 ? negative / texts.length : undefined,
    urgency: weigh((text) => text.urgency),
    effort: weigh((text) => text.effort),
    churnRisk: weigh((text) => text.churnRisk),
    silence: silenceOf(contactsOf(written).map(daysSince)),
    lastWroteDays: least(written.flatMap(({ at }) => (at === undefined ? [] : daysSince(at)))),
    months: moodByMonth(points),
    topics: topicShares(texts.map(({ topics, mood: { score } }) => ({ topics, score }))),
    emotions: meanEmotions(texts, weights),
    intents: countBy(texts.map((text) => text.intent.label)),
    channels: countBy(written.flatMap((text) => text.channel ?? [])),
    ...ratedWordsOf(texts, unread),
    conversations: conversationsOf(texts, replies.filter(isBefore), { unread }),
    ...quotes(texts),
    laterTexts: own.length - texts.length,
  };
}

function least(values: readonly number[]): number | undefined {
  return values.length > 0 ? values.reduce((a, b) => Math.min(a, b)) : undefined;
}

/** Mean of the texts of the last 30 days; undefined where there are none. */
function moodNow(
  texts: readonly ReadFeedback[],
  daysSince: (at: string) => number,
): { readonly score: number; readonly label: MoodLabel; readonly texts: number } | undefined {
  const recent = texts.filter(({ at }) => at !== undefined && daysSince(at) < nowDays);
  if (recent.length === 0) return undefined;
  const score = mean(recent.map(({ mood }) => mood.score));
  return { score, label: moodLabel(score), texts: recent.length };
}

/** When each of the customer's conversations began; a form with its answers, and a text of none, is one by itself. */
function contactsOf(texts: readonly (ReadFeedback | UnreadText)[]): readonly string[] {
  const first = new Map<string, string>();
  for (const text of texts) {
    const key = contactOf(text);
    const known = first.get(key);
    if (text.at !== undefined && (known === undefined || text.at < known)) first.set(key, text.at);
  }
  return [...first.values()];
}

/** Mean strength of each emotion over all texts, weighed; a text without it counts as 0. By name. */
function meanEmotions(texts: readonly ReadFeedback[], weights: readonly number[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [i, { emotions }] of texts.entries()) {
    for (const [name, strength] of Object.entries(emotions)) {
      sums.set(name, (sums.get(name) ?? 0) + weights[i]! * strength);
    }
  }
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries([...sums].sort(byName).map(([name, sum]) => [name, sum / whole]));
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
