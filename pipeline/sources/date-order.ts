/** Decides over all values of a column whether `03/04/2026` is March or April. */

import { dateParts } from "./date-parts.ts";
import type { DateOrder } from "./dates.ts";

/** Dates of a column that can only be read one way, and those that could be read both ways. */
export interface OrderVotes {
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly either: number;
}

/** No vote yet. */
export const NO_VOTES: OrderVotes = { dayFirst: 0, monthFirst: 0, either: 0 };

/**
 * What one value says about its column: `either` is a date that both orders can read differently, undefined one that
 * needs no order (ISO, a month by name, `05/05/2026`). Dots are day first in every locale of CLDR that writes them.
 */
export function voteOfDate(text: string): keyof OrderVotes | undefined {
  const parts = dateParts(text.trim());
  if (!parts || !("first" in parts)) return undefined;
  if (parts.first > 31 || parts.second > 31 || parts.first === 0 || parts.second === 0) return undefined;
  if (parts.first > 12) return parts.second > 12 ? undefined : "dayFirst";
  if (parts.second > 12) return "monthFirst";
  if (parts.dots) return "dayFirst";
  return parts.first === parts.second ? undefined : "either";
}

/** The votes with one value more. */
export function withVote(votes: OrderVotes, text: string): OrderVotes {
  const vote = voteOfDate(text);
  return vote === undefined ? votes : { ...votes, [vote]: votes[vote] + 1 };
}

/** What the votes decide. One date in ten the other way round is a mistake of its row, more are two conventions in one column. */
export function decideOrder({
  dayFirst,
  monthFirst,
  either,
}: OrderVotes): DateOrder | "undecided" | "mixed" | "not needed" {
  if (dayFirst === 0 && monthFirst === 0) return either === 0 ? "not needed" : "undecided";
  if (dayFirst >= 9 * monthFirst) return "day-first";
  if (monthFirst >= 9 * dayFirst) return "month-first";
  return "mixed";
}
