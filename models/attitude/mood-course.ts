/** How a customer's mood lies and moves, with how sure that is: few texts say little. */

import { dayNumber } from "../days.ts";
import { mean } from "../statistics/moments.ts";
import { studentQuantile } from "../statistics/student.ts";
import { moodTrend, type MoodPoint } from "./mood.ts";

/** A value with its 95 % interval. */
export interface Between {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What is supposed of how far the moods of one customer's texts scatter before any is read: a standard deviation of 0.5, as
 * two texts would say it. Two texts that happen to score alike are no proof of a customer whose mood never moves.
 */
const supposed = { deviation: 0.5, texts: 2 };

/** Mean score of all texts alike, held with its interval within ±1; undefined of none. */
export function moodLevel(points: readonly MoodPoint[]): Between | undefined {
  if (points.length === 0) return undefined;
  const scores = points.map(({ score }) => score);
  const value = mean(scores);
  const rest = scores.map((score) => score - value);
  return around(value, { error: scatter(rest, 1) / Math.sqrt(points.length), degrees: degreesOf(rest, 1), most: 1 });
}

/**
 * The change of the score per 30 days (`moodTrend`) with its interval, held within ±2; undefined where there is no trend
 * to tell. Only where the interval lies on one side of 0 did the mood turn.
 */
export function moodTrendBetween(points: readonly MoodPoint[]): Between | undefined {
  const value = moodTrend(points);
  if (value === undefined) return undefined;
  const dated = points
    .map(({ at, score }) => ({ day: at === undefined ? NaN : dayNumber(at), score }))
    .filter(({ day }) => !Number.isNaN(day));
  const [middle, level] = [mean(dated.map(({ day }) => day)), mean(dated.map(({ score }) => score))];
  const rest = dated.map(({ day, score }) => score - level - (value / 30) * (day - middle));
  const spread = Math.sqrt(dated.reduce((sum, { day }) => sum + (day - middle) ** 2, 0));
  return around(value, { error: (30 * scatter(rest, 2)) / spread, degrees: degreesOf(rest, 2), most: 2 });
}

/** Which way the mood turned; undefined where nobody can tell. */
export function turnOf(trend: Between | undefined): "better" | "worse" | undefined {
  if (!trend) return undefined;
  return trend.low > 0 ? "better" : trend.high < 0 ? "worse" : undefined;
}

/**
 * How far the scores of texts that follow each other lie apart on average, 0 to 2: a steady mood, or one that swings.
 * Undefined below three dated texts.
 */
export function moodSwing(points: readonly MoodPoint[]): number | undefined {
  const dated = points
    .filter(({ at }) => at !== undefined && !Number.isNaN(Date.parse(at)))
    .sort((a, b) => Date.parse(a.at!) - Date.parse(b.at!));
  if (dated.length < 3) return undefined;
  return mean(dated.slice(1).map(({ score }, i) => Math.abs(score - dated[i]!.score)));
}

function degreesOf(rest: readonly number[], parameters: number): number {
  return rest.length - parameters + supposed.texts;
}

/** Standard deviation of what is left, with what was supposed (the mean of a scaled inverse chi-square's data and prior). */
function scatter(rest: readonly number[], parameters: number): number {
  const squares = rest.reduce((sum, one) => sum + one * one, 0) + supposed.texts * supposed.deviation ** 2;
  return Math.sqrt(squares / degreesOf(rest, parameters));
}

function around(
  value: number,
  { error, degrees, most }: { readonly error: number; readonly degrees: number; readonly most: number },
): Between {
  const reach = studentQuantile(degrees) * error;
  return { value, low: Math.max(-most, value - reach), high: Math.min(most, value + reach) };
}
