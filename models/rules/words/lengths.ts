/** Lengths of time as people say them: "90 days", "three months", "a week", "half a year". */

import { unitDays } from "../parse-value.ts";
import type { PlainToken } from "../plain-tokens.ts";

/** Days that some tokens say. */
export interface SaidLength {
  readonly days: number;
  readonly length: number;
  /** One of a unit, without a number: "month". */
  readonly isOne: boolean;
}

const daysOf = (token: PlainToken | undefined) => {
  if (token?.kind !== "word" || token.text.length < 2) return undefined;
  return /^fortnights?$/.test(token.text) ? 14 : unitDays(token.text);
};

/** The length of time that is said at a place. */
export function readLength(tokens: readonly PlainToken[], at: number): SaidLength | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === "number" && token.days !== undefined)
    return { days: token.value! * token.days, length: 1, isOne: false };
  const textOf = (ahead: number) => tokens[at + ahead]?.text ?? "";
  if (token.text === "half" && /^an?$/.test(textOf(1))) {
    // Half of 365 days is no number of months of 30 days.
    if (textOf(2) === "year") return { days: 180, length: 3, isOne: false };
    return undefined;
  }
  const isCounted =
    token.kind === "number" &&
    !token.isPercent &&
    token.currency === undefined &&
    token.days === undefined &&
    !token.isOrMore;
  if (isCounted) {
    const hyphen = textOf(1) === "-" ? 1 : 0;
    const unit = daysOf(tokens[at + 1 + hyphen]);
    return unit === undefined ? undefined : { days: token.value! * unit, length: 2 + hyphen, isOne: false };
  }
  const isArticle = token.kind === "word" && /^an?$/.test(token.text);
  const unit = daysOf(tokens[isArticle ? at + 1 : at]);
  return unit === undefined ? undefined : { days: unit, length: isArticle ? 2 : 1, isOne: true };
}
