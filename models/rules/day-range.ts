/** Windows of rules as stretches of days. */

import { dayNumber } from "../days.ts";
import type { DayRange } from "./fields.ts";
import type { Window } from "./grammar.ts";

/**
 * The days of a window, looking back from the day `asOf` lies in (ISO 8601): "within 30d" is that day and the 30 before it.
 * Undefined where that needs a day to look back from and there is none.
 */
export function dayRange(window: Window, asOf: string | undefined): DayRange | undefined {
  switch (window.kind) {
    case "within": {
      if (asOf === undefined) return undefined;
      const today = dayNumber(asOf);
      return { from: today - window.days, to: today + 1 };
    }
    case "since":
      return { from: dayNumber(window.day), to: Infinity };
    case "before":
      return { from: -Infinity, to: dayNumber(window.day) };
    case "between":
      return { from: dayNumber(window.from), to: dayNumber(window.to) + 1 };
  }
}

/** Whether a day lies in a stretch; false of no day. */
export function isWithin(day: number | undefined, { from, to }: DayRange): boolean {
  return day !== undefined && day >= from && day < to;
}
