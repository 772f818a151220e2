/** The purchases of 2,357 buyers of CDs in 1997 and 1998 (Fader & Hardie), in weeks, as the publications cut them. */

import { readFileSync } from "node:fs";
import { dayNumber } from "../../../models/days.ts";
import type { RepeatPurchases } from "../../../models/value/repeat-purchases.ts";

/** A customer until the end of September 1997, and the 39 weeks after. */
export interface CdnowCustomer extends RepeatPurchases {
  /** Mean dollars of a day with purchases after the first. */
  readonly repeatAverage: number;
  readonly later: number;
}

const lastDay = dayNumber("1997-09-30");

/** Reads CDNOW_sample.txt: ids, date, number of CDs and dollars, parted by spaces. */
export function readCdnow(path: string): readonly CdnowCustomer[] {
  const customers = new Map<string, Map<number, number>>();
  for (const line of readFileSync(path, "utf8").trim().split("\n")) {
    const [, id = "", date = "", , dollars] = line.trim().split(/\s+/);
    const day = dayNumber(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
    const days = customers.get(id) ?? new Map<number, number>();
    customers.set(id, days.set(day, (days.get(day) ?? 0) + Number(dollars)));
  }
  return [...customers.values()].map((days) => {
    const [first = NaN, ...others] = [...days.keys()].sort((a, b) => a - b);
    const repeats = others.filter((day) => day <= lastDay);
    const total = repeats.reduce((sum, day) => sum + days.get(day)!, 0);
    return {
      repeats: repeats.length,
      firstToLast: ((repeats.at(-1) ?? first) - first) / 7,
      firstToNow: (lastDay - first) / 7,
      repeatAverage: repeats.length > 0 ? total / repeats.length : 0,
      later: others.length - repeats.length,
    };
  });
}
