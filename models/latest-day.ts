/** The day that data reaches to, told from the data alone: the same files tell the same in any year. */

import { dayNumber } from "./days.ts";

/** A UTC day, "2026-06-30", and how many moments lie in it. */
export interface Day {
  readonly day: string;
  readonly moments: number;
}

const leastPauseDays = 180;
const usualPauses = 3;
const fewestMoments = 10;
const mostSlips = 0.01;

/**
 * The last of some days, given in their order; undefined of none. What comes after a pause like no other is a slip of the
 * pen ("2062-03-01") and does not count: after more than 180 days and three times any pause since the median moment, and no
 * more than one moment in a hundred, or a single one of ten and more. A slip within the usual pauses cannot be told.
 */
export function latestDay(days: readonly Day[]): string | undefined {
  const all = days.reduce((sum, { moments }) => sum + moments, 0);
  const most = all < fewestMoments ? 0 : Math.max(1, Math.floor(all * mostSlips));
  let seen = 0;
  let longest = 0;
  let last: string | undefined;
  for (const { day, moments } of days) {
    const pause = last !== undefined && seen >= all / 2 ? dayNumber(day) - dayNumber(last) : 0;
    const isSlip = pause > Math.max(leastPauseDays, usualPauses * longest) && all - seen <= most;
    if (isSlip) return last;
    longest = Math.max(longest, pause);
    seen += moments;
    last = day;
  }
  return last;
}
