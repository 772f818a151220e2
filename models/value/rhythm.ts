/** Whether a customer buys regularly, and at what time of the year. */

import { mean, standardDeviation } from "../statistics/moments.ts";

/** Fewer intervals than this do not tell how regular they are. */
const leastIntervals = 4;
const yearDays = 365.25;

/** How evenly purchases follow each other. */
export interface Regularity {
  readonly meanDays: number;
  /** Standard deviation of the intervals (divisor n − 1) over their mean: 0 as by the clock, about 1 at random, above 1 in bursts. */
  readonly variation: number;
}

/** Regularity of purchases on these days (numbers of days, in any order); undefined below 5 different days. */
export function regularity(days: readonly number[]): Regularity | undefined {
  const different = [...new Set(days)].sort((a, b) => a - b);
  const intervals = different.slice(1).map((day, i) => day - different[i]!);
  if (intervals.length < leastIntervals) return undefined;
  const n = intervals.length;
  const deviation = standardDeviation(intervals) * Math.sqrt(n / (n - 1));
  return { meanDays: mean(intervals), variation: deviation / mean(intervals) };
}

/** When in the year purchases lie. */
export interface Season {
  /** The month around which they lie, 1 to 12. */
  readonly month: number;
  /** Length of their mean direction around the year: 0 evenly spread, 1 all on one day. */
  readonly strength: number;
  /** Probability of at least that strength if the time of the year made no difference (Rayleigh's test). */
  readonly chance: number;
}

export interface SeasonOptions {
  /** The last day that was seen, and the first. */
  readonly today: number;
  readonly since: number;
}

/**
 * The time of the year that purchases lie around, by Rayleigh's test for directions (Mardia & Jupp 2000, §6.3.1, with
 * Wilkie's correction). Only whole years are looked at, so that no month was seen more often than another; undefined
 * below two of them or below 8 different days in them. Days are numbers of days since 1970.
 */
export function season(days: readonly number[], { today, since }: SeasonOptions): Season | undefined {
  const years = Math.floor((today - since + 1) / yearDays);
  if (years < 2) return undefined;
  const from = today - years * yearDays;
  const seen = [...new Set(days)].filter((day) => day > from && day <= today).sort((a, b) => a - b);
  const n = seen.length;
  if (n < 8) return undefined;
  const angles = seen.map((day) => (2 * Math.PI * dayOfYear(day)) / yearDays);
  const [x, y] = [mean(angles.map(Math.cos)), mean(angles.map(Math.sin))];
  const strength = Math.hypot(x, y);
  const total = n * strength;
  const chance = Math.exp(Math.sqrt(1 + 4 * n + 4 * (n * n - total * total)) - (1 + 2 * n));
  const middle = ((Math.atan2(y, x) / (2 * Math.PI) + 1) % 1) * yearDays;
  return { month: monthOf(Math.floor(middle)), strength, chance: Math.min(1, chance) };
}

function dayOfYear(day: number): number {
  const date = new Date(day * 86_400_000);
  return day - Date.UTC(date.getUTCFullYear(), 0, 1) / 86_400_000 + 0.5;
}

/** The month that a day of a leap year lies in. */
function monthOf(day: number): number {
  return new Date(Date.UTC(2000, 0, 1) + day * 86_400_000).getUTCMonth() + 1;
}
