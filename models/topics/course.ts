/** Which topics people write of more than they did: two periods of equal length beside each other. */

import { probit } from "../statistics/normal.ts";
import { shareDifference, type ShareDifference } from "../statistics/wilson.ts";

/** Lengths of a period that are tried, in days: the first in which both periods have enough texts. */
const PERIODS = [7, 28, 91];
const LONGEST = Math.max(...PERIODS);
/** Texts that each of the two periods must have. */
export const leastOfPeriod = 30;
/** What all intervals together miss in one of twenty cases. */
const MISSED = 0.05;

/** A topic in the last days, beside as many days before. */
export interface TopicCourse {
  /** Length of each period. */
  readonly days: number;
  /** Texts of the last days, and those of them that are mostly about it. */
  readonly of: number;
  readonly texts: number;
  readonly ofBefore: number;
  readonly textsBefore: number;
  /** Difference of the two shares, with a 95 % interval that holds for all topics together (Bonferroni). */
  readonly change: ShareDifference;
}

/** Counts texts by topic and by the days since they were written. */
export interface CourseCounter {
  /** A text, by its main topic, if it has one; `daysAgo` below 0 or beyond half a year counts nowhere. */
  add(topic: string | undefined, daysAgo: number): void;
  /** The course of every topic that was written of in either period; undefined where no period has texts enough. */
  courses(): ReadonlyMap<string, TopicCourse> | undefined;
}

/** A counter for texts that stream by in any order. */
export function courseCounter(): CourseCounter {
  const all = new Int32Array(2 * LONGEST);
  const byTopic = new Map<string, Int32Array>();
  const sum = (days: Int32Array, from: number, to: number) => days.subarray(from, to).reduce((a, b) => a + b, 0);
  return {
    add(topic, daysAgo) {
      if (!(daysAgo >= 0 && daysAgo < all.length)) return;
      all[daysAgo]! += 1;
      if (topic === undefined) return;
      const days = byTopic.get(topic) ?? new Int32Array(all.length);
      byTopic.set(topic, days);
      days[daysAgo]! += 1;
    },
    courses() {
      const days = PERIODS.find(
        (length) => Math.min(sum(all, 0, length), sum(all, length, 2 * length)) >= leastOfPeriod,
      );
      if (days === undefined) return undefined;
      const [of, ofBefore] = [sum(all, 0, days), sum(all, days, 2 * days)];
      const counted = [...byTopic]
        .map(([topic, on]) => ({ topic, texts: sum(on, 0, days), textsBefore: sum(on, days, 2 * days) }))
        .filter(({ texts, textsBefore }) => texts + textsBefore > 0);
      const quantile = probit(1 - MISSED / 2 / Math.max(1, counted.length));
      return new Map(
        counted.map(({ topic, texts, textsBefore }) => {
          const change = shareDifference({ count: texts, of }, { count: textsBefore, of: ofBefore }, { quantile });
          return [topic, { days, of, texts, ofBefore, textsBefore, change }];
        }),
      );
    },
  };
}

/** Which way a topic goes; undefined where it may be chance. */
export function directionOf({ change }: Pick<TopicCourse, "change">): "rises" | "falls" | undefined {
  return change.low > 0 ? "rises" : change.high < 0 ? "falls" : undefined;
}
