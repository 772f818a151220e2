/** A customer's mood, from the moods of what they wrote. */

import { dayNumber } from "../days.ts";
import { mean, weightedMean } from "../statistics/moments.ts";
import { slope } from "../statistics/trend.ts";

/** From this mean score on, moods are called positive; from its negative down, negative. */
export const moodThreshold = 0.15;

/** What a mean mood score in [-1, 1] is called: negative up to -0.15, positive from 0.15 on. */
export function moodLabel(score: number): "negative" | "neutral" | "positive" {
  return score <= -moodThreshold ? "negative" : score >= moodThreshold ? "positive" : "neutral";
}

/** The borders of `moodLabel` in words, for whoever reads a mean. */
export const moodBorders = `negative up to -${moodThreshold}, positive from +${moodThreshold} on`;

/** How many of some customers are in each mood. */
export interface MoodCounts {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** Of each side so many at least make moods divided. */
const leastSide = 0.25;

/** Whether many are unhappy and many are happy: then their mean mood is hardly anybody's. */
export function areDivided({ negative, neutral, positive }: MoodCounts): boolean {
  return Math.min(negative, positive) > leastSide * (negative + neutral + positive);
}

/** When a text was written (ISO 8601, absent if unknown) and its mood score in [-1, 1]. */
export interface MoodPoint {
  readonly at?: string;
  readonly score: number;
}

/**
 * Weights in (0, 1] that halve with every `halfLifeDays` of age against the latest text. A text without a date weighs
 * as much as the oldest with one; all weigh 1 where none has a date.
 */
export function recencyWeights(points: readonly Pick<MoodPoint, "at">[], halfLifeDays = 90): number[] {
  const days = points.map(({ at }) => (at === undefined ? NaN : dayNumber(at)));
  const dated = days.filter((day) => !Number.isNaN(day));
  const latest = dated.reduce((a, b) => Math.max(a, b), -Infinity);
  const oldest = dated.reduce((a, b) => Math.min(a, b), Infinity);
  if (dated.length === 0) return points.map(() => 1);
  return days.map((day) => 2 ** -((latest - (Number.isNaN(day) ? oldest : day)) / halfLifeDays));
}

/** Mean score, later texts weighing more (`recencyWeights`); undefined of no texts. */
export function meanMood(points: readonly MoodPoint[], halfLifeDays = 90): number | undefined {
  if (points.length === 0) return undefined;
  return weightedMean(
    points.map((point) => point.score),
    recencyWeights(points, halfLifeDays),
  );
}

/** Below this many days, a line through moods says more of the hour than of the customer. */
const shortestTrendDays = 14;

/**
 * Change of the score per 30 days by least squares, held within ±2, the width of the scale. Undefined below three dated
 * texts, or when they lie within less than 14 days.
 */
export function moodTrend(points: readonly MoodPoint[]): number | undefined {
  const dated = points.filter((point) => point.at !== undefined && !Number.isNaN(dayNumber(point.at)));
  const days = dated.map((point) => dayNumber(point.at!));
  const span = days.reduce((a, b) => Math.max(a, b), -Infinity) - days.reduce((a, b) => Math.min(a, b), Infinity);
  if (dated.length < 3 || span < shortestTrendDays) return undefined;
  const perDay = slope(
    days,
    dated.map((point) => point.score),
  )!;
  return Math.max(-2, Math.min(2, perDay * 30));
}

/** Mean scores by month (YYYY-MM in UTC), oldest first; texts without a date are in none. */
export function moodByMonth(
  points: readonly MoodPoint[],
): { readonly month: string; readonly mood: number; readonly texts: number }[] {
  const months = new Map<string, number[]>();
  for (const { at, score } of points) {
    if (at === undefined || Number.isNaN(Date.parse(at))) continue;
    const month = new Date(at).toISOString().slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), score]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, scores]) => ({ month, mood: mean(scores), texts: scores.length }));
}
