/** Times as people say them: "since May", "in the last 60 days", "between 1 June and 15 July". */

import type { Window } from "../grammar.ts";
import { RuleError } from "../rule-error.ts";
import { addDays } from "./calendar.ts";
import { readDays, todayOf, type Place, type SaidDays } from "./days.ts";
import { readLength } from "./lengths.ts";

/** A window that some tokens say. */
export interface SaidWindow {
  readonly window: Window;
  readonly length: number;
  /** "for 90 days": goes with what did not happen only. */
  readonly isFor?: boolean;
}

const inWords = new Set(["in", "within", "during", "over", "for", "throughout"]);
const lastWords = new Set(["last", "past", "previous", "recent"]);

/** The window that is said at a place. Throws a RuleError where it may be two. */
export function readWindow(place: Place): SaidWindow | undefined {
  const { tokens, at, today } = place;
  const token = tokens[at];
  if (!token || token.kind === "quoted") return undefined;
  const word = (ahead: number) => (tokens[at + ahead]?.kind === "word" ? tokens[at + ahead]!.text : "");
  const daysFrom = (ahead: number) => readDays({ tokens, at: at + ahead, today });
  const first = word(0);
  if (first === "since") return since(place, daysFrom) ?? ago(place);
  if (first === "before" || (first === "prior" && word(1) === "to")) {
    const skip = first === "prior" ? 2 : 1;
    const days = daysFrom(skip);
    return days && { window: { kind: "before", day: days.from }, length: days.length + skip };
  }
  if (first === "after") {
    const days = daysFrom(1);
    return days && { window: { kind: "since", day: addDays(days.to, 1) }, length: days.length + 1 };
  }
  if (first === "between" || first === "from")
    return stretch(place, { first, daysFrom }) ?? (first === "from" ? last(place, 1) : undefined);
  if (first === "ytd") return { window: { kind: "since", day: `${todayOf(place).slice(0, 4)}-01-01` }, length: 1 };
  if (first === "year" && word(1) === "to" && word(2) === "date")
    return { window: { kind: "since", day: `${todayOf(place).slice(0, 4)}-01-01` }, length: 3 };
  const isIn = inWords.has(first);
  if (isIn || lastWords.has(first) || (first === "the" && lastWords.has(word(1)))) {
    const lasting = last(place, isIn ? 1 : 0);
    if (lasting) return lasting;
  }
  if (first === "for" || (isIn && first !== "over" && first !== "during")) {
    const more =
      first === "for" && (word(1) === "over" || (word(1) === "more" && word(2) === "than"))
        ? word(1) === "over"
          ? 1
          : 2
        : 0;
    const length = readLength(tokens, at + 1 + more);
    if (length) {
      const window: Window = { kind: "within", days: length.days };
      return { window, length: 1 + more + length.length, ...(first === "for" && { isFor: true }) };
    }
  }
  const skip = isIn || first === "on" ? 1 : 0;
  const days = first === "for" ? undefined : daysFrom(skip);
  // "in the last month", "bought last month"; a bare "May" or "2025" says no time.
  const isBare = skip === 0 && !["last", "this", "previous", "current", "today", "yesterday"].includes(first);
  if (!days || isBare) return undefined;
  return { window: between(days, today), length: days.length + skip };
}

function between({ from, to }: SaidDays, today: string | undefined): Window {
  // What lasts to this day or on: since its first day.
  return today !== undefined && to >= today.slice(0, 10) ? { kind: "since", day: from } : { kind: "between", from, to };
}

function since(place: Place, daysFrom: (ahead: number) => SaidDays | undefined): SaidWindow | undefined {
  const days = daysFrom(1);
  return days && { window: { kind: "since", day: days.from }, length: days.length + 1 };
}

/** "since 3 months": as people say whose language has it. */
function ago({ tokens, at }: Place): SaidWindow | undefined {
  const over = ["over", "the"].includes(tokens[at + 1]?.text ?? "") ? 1 : 0;
  const length = readLength(tokens, at + 1 + over);
  return length && { window: { kind: "within", days: length.days }, length: 1 + over + length.length, isFor: true };
}

/** "the last 60 days", "past month"; "in the last quarter" may be 90 days or a quarter of the calendar. */
function last({ tokens, at }: Place, skip: number): SaidWindow | undefined {
  const isThe = tokens[at + skip]?.text === "the" ? 1 : 0;
  const word = tokens[at + skip + isThe];
  if (!word || !lastWords.has(word.text)) return undefined;
  const unit = tokens[at + skip + isThe + 1];
  if (unit?.text === "quarter" && skip + isThe > 0) {
    const both = `"${word.text} quarter" may be the last 90 days or the quarter of the calendar`;
    throw new RuleError(`${both}: say "in the last 90 days", or the quarter, as "in Q2"`, { column: word.start + 1 });
  }
  const length = readLength(tokens, at + skip + isThe + 1);
  if (!length) return undefined;
  // "last month" without an article is that of the calendar; "in the last month" and "last 3 months" are days.
  if (length.isOne && isThe === 0) return undefined;
  return { window: { kind: "within", days: length.days }, length: skip + isThe + 1 + length.length };
}

/** "between 1 June and 15 July", "from May to July", "from May on". */
function stretch(
  { tokens, at, today }: Place,
  { first, daysFrom }: { readonly first: string; readonly daysFrom: (ahead: number) => SaidDays | undefined },
): SaidWindow | undefined {
  const from = daysFrom(1);
  if (!from) return undefined;
  const joint = tokens[at + 1 + from.length];
  if (first === "from" && (joint?.text === "on" || joint?.text === "onwards"))
    return { window: { kind: "since", day: from.from }, length: from.length + 2 };
  const fits =
    first === "between" ? joint?.text === "and" : ["to", "until", "till", "through", "-"].includes(joint?.text ?? "");
  const to = fits ? daysFrom(2 + from.length) : undefined;
  if (!to) return undefined;
  const length = 2 + from.length + to.length;
  if (from.from <= to.to) return { window: { kind: "between", from: from.from, to: to.to }, length };
  // "between October and March": the October before it.
  const earlier = `${Number(from.from.slice(0, 4)) - 1}${from.from.slice(4)}`;
  if (from.isYearly && to.isYearly && today !== undefined && !from.from.endsWith("02-29"))
    return { window: { kind: "between", from: earlier, to: to.to }, length };
  throw new RuleError(`${to.to} is before ${from.from}`, { column: tokens[at]!.start + 1 });
}
