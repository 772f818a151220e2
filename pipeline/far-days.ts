/** Days in an import that nothing else comes near, or that have not come yet: slips of the pen. */

import { latestDay } from "../models/latest-day.ts";

/** Counts moments by their days. */
export interface Days {
  readonly add: (at: string, line: number) => void;
  /**
   * What is to be told of the days: those that lie far beyond all others (see `latestDay`), and those after `today` where
   * most are not; undefined where there are none.
   */
  readonly told: (today?: string) => string | undefined;
}

const shownLines = 5;

/** Counts the days of a file's rows. Memory grows with the days, not with the rows. */
export function countDays(): Days {
  const days = new Map<string, { moments: number; readonly lines: number[] }>();
  let all = 0;
  return {
    add(at, line) {
      const day = at.slice(0, 10);
      const seen = days.get(day) ?? { moments: 0, lines: [] };
      days.set(day, seen);
      seen.moments += 1;
      if (seen.lines.length < shownLines) seen.lines.push(line);
      all += 1;
    },
    told(today) {
      const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
      const last = latestDay(sorted.map(([day, { moments }]) => ({ day, moments })));
      const isFar = (day: string) => last !== undefined && day > last;
      const isToCome = (day: string) => today !== undefined && day > today.slice(0, 10);
      const far = sorted.filter(([day]) => isFar(day));
      const after = sorted.filter(([day]) => isToCome(day));
      const inFuture = after.reduce((sum, [, { moments }]) => sum + moments, 0);
      // Where most of a file lies ahead, it is the clock that is wrong.
      const found = far.length > 0 ? far : inFuture < all / 2 ? after : [];
      if (found.length === 0) return undefined;
      const lines = found.flatMap(([, seen]) => seen.lines).sort((a, b) => a - b);
      const count = found.reduce((sum, [, { moments }]) => sum + moments, 0);
      const where = `${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, shownLines).join(", ")}${count > Math.min(lines.length, shownLines) ? " …" : ""}`;
      const [first] = found[0]!;
      const to = found.length > 1 ? ` to ${found.at(-1)![0]}` : "";
      const rows = count === 1 ? "1 row is" : `${count} rows are`;
      return far.length > 0
        ? `${rows} dated ${first}${to}, far after all others, which end ${last} (${where}): kept, and counted in nothing that looks back from there`
        : `${rows} dated after today, ${first}${to} (${where}): where that is a slip, "the last days" are looked back at from a day that has not come`;
    },
  };
}
