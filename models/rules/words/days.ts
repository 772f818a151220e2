/** Days as people say them: "May", "1 June 2026", "2025", "Christmas", "last month". */

import type { PlainToken } from "../plain-tokens.ts";
import { RuleError } from "../rule-error.ts";
import { dayOf, feastOf, monthOf, monthsOf, partsOf, periodOf, type Days } from "./calendar.ts";

/** Days that some tokens say. */
export interface SaidDays extends Days {
  readonly length: number;
  /** They come back every year, and the latest that has begun is meant. */
  readonly isYearly?: boolean;
}

/** Where something is read; `today` is the day to look back from, ISO 8601. */
export interface Place {
  readonly tokens: readonly PlainToken[];
  readonly at: number;
  readonly today: string | undefined;
}

const monthNames = "january february march april may june july august september october november december".split(" ");
const months = new Map(monthNames.flatMap((name, i) => [name, name.slice(0, 3)].map((one) => [one, i + 1] as const)));
months.set("sept", 9);

const units = ["week", "month", "quarter", "year"] as const;
const feasts = ["christmas", "xmas", "new year", "new years", "black friday", "easter", "halloween"];
const ordinals = ["first", "second", "third", "fourth"];

const textAt = (tokens: readonly PlainToken[], at: number) => {
  const token = tokens[at];
  return token?.kind === "word" ? token.text : "";
};

const numberAt = (tokens: readonly PlainToken[], at: number) => {
  const token = tokens[at];
  const isPlain = token?.kind === "number" && !token.isPercent && !token.currency && token.days === undefined;
  return isPlain && Number.isInteger(token.value) ? token.value! : undefined;
};

const yearAt = (tokens: readonly PlainToken[], at: number) => {
  const number = numberAt(tokens, at);
  return number !== undefined && number >= 1990 && number < 2100 && tokens[at]!.text.length === 4 ? number : undefined;
};

/** "1", "1st". */
function dateAt(tokens: readonly PlainToken[], at: number): number | undefined {
  const number = numberAt(tokens, at) ?? Number(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(textAt(tokens, at))?.[1] ?? NaN);
  return number >= 1 && number <= 31 ? number : undefined;
}

/** The days that are said at a place. Throws a RuleError where they need a day to look back from and there is none. */
export function readDays(place: Place): SaidDays | undefined {
  const { tokens, at, today } = place;
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === "date") return { from: token.from!, to: token.to!, length: 1 };
  const start = textAt(tokens, at) === "the" ? 1 : 0;
  const dated = readDate({ tokens, at: at + start, today });
  if (dated) return { ...dated, length: dated.length + start };
  const month = months.get(token.text);
  if (token.kind === "word" && month !== undefined) {
    const year = yearAt(tokens, at + 1);
    if (year !== undefined) return { ...monthOf(year, month), length: 2 };
    return { ...latest(place, (one) => monthOf(one, month)), length: 1, isYearly: true };
  }
  const year = yearAt(tokens, at);
  if (year !== undefined) return { ...monthsOf(year, { month: 1, count: 12 }), length: 1 };
  return readQuarter({ tokens, at: at + start, today }, start) ?? readNamed({ tokens, at: at + start, today }, start);
}

/** "1 May", "1st of May 2026", "May 1", "May 1st, 2026". */
function readDate(place: Place): SaidDays | undefined {
  const { tokens, at } = place;
  const first = dateAt(tokens, at);
  const of = first !== undefined && textAt(tokens, at + 1) === "of" ? 1 : 0;
  const monthPlace = first === undefined ? at : at + 1 + of;
  const month = months.get(textAt(tokens, monthPlace));
  const date = first ?? dateAt(tokens, at + 1);
  if (month === undefined || date === undefined) return undefined;
  let next = first === undefined ? at + 2 : monthPlace + 1;
  if (tokens[next]?.text === "," && yearAt(tokens, next + 1) !== undefined) next++;
  const year = yearAt(tokens, next);
  const days = (one: number) => {
    const day = dayOf(one, { month, date });
    if (day !== undefined) return { from: day, to: day };
    throw new RuleError(`${monthNames[month - 1]} has no day ${date}`, { column: tokens[at]!.start + 1 });
  };
  if (year !== undefined) return { ...days(year), length: next + 1 - at };
  return { ...latest(place, days), length: next - at, isYearly: true };
}

/** "Q2", "Q2 2026", "the first quarter of 2026". */
function readQuarter(place: Place, before: number): SaidDays | undefined {
  const { tokens, at } = place;
  const word = textAt(tokens, at);
  const spoken = textAt(tokens, at + 1) === "quarter" ? ordinals.indexOf(word) + 1 : 0;
  const quarter = spoken > 0 ? spoken : Number(/^q([1-4])$/.exec(word)?.[1] ?? 0);
  if (quarter === 0) return undefined;
  let next = at + (spoken > 0 ? 2 : 1);
  if (textAt(tokens, next) === "of" && yearAt(tokens, next + 1) !== undefined) next++;
  const year = yearAt(tokens, next);
  const days = (one: number) => monthsOf(one, { month: 3 * quarter - 2, count: 3 });
  if (year !== undefined) return { ...days(year), length: next + 1 - at + before };
  return { ...latest(place, days), length: next - at + before, isYearly: true };
}

/** "last month", "this year", "yesterday", "Christmas", "the beginning of the year". */
function readNamed(place: Place, before: number): SaidDays | undefined {
  const { tokens, at } = place;
  const [word, next] = [textAt(tokens, at), textAt(tokens, at + 1)];
  if (word === "today" || word === "yesterday") {
    const day = periodDay(place, word === "today" ? 0 : 1);
    return { from: day, to: day, length: 1 + before };
  }
  const unit = units.find((one) => one === next);
  // "the last month" is the last 30 days, and no month of the calendar.
  if (unit && before === 0 && (word === "last" || word === "previous" || word === "this" || word === "current")) {
    const ago = word === "this" || word === "current" ? 0 : 1;
    return { ...periodOf(unit, { day: todayOf(place), ago }), length: 2 };
  }
  if (["beginning", "start"].includes(word) && next === "of") {
    const article = ["the", "this"].includes(textAt(tokens, at + 2)) ? 1 : 0;
    const whole = units.find((one) => one === textAt(tokens, at + 2 + article));
    const year = yearAt(tokens, at + 2);
    const from = whole
      ? periodOf(whole, { day: todayOf(place), ago: 0 }).from
      : year !== undefined
        ? dayOf(year, { month: 1, date: 1 })
        : undefined;
    return from === undefined ? undefined : { from, to: from, length: before + (whole ? 3 + article : 3) };
  }
  const feast = feasts.find((name) => name.split(" ").every((one, i) => textAt(tokens, at + i) === one));
  if (feast === undefined) return undefined;
  const name = feast === "xmas" ? "christmas" : feast.replace(/s$/, feast.startsWith("new") ? "" : "s");
  const length = feast.split(" ").length;
  const year = yearAt(tokens, at + length);
  const days = (one: number) => {
    const day = feastOf(name, one)!;
    return { from: day, to: day };
  };
  if (year !== undefined) return { ...days(year), length: length + 1 + before };
  return { ...latest(place, days), length: length + before, isYearly: true };
}

/** The latest of what comes every year that has begun by today. */
function latest(place: Place, days: (year: number) => Days): Days {
  const today = todayOf(place);
  const { year } = partsOf(today);
  const now = days(year);
  return now.from <= today ? now : days(year - 1);
}

function periodDay(place: Place, ago: number): string {
  return new Date(Date.parse(todayOf(place)) - ago * 86_400_000).toISOString().slice(0, 10);
}

/** The day to look back from. Throws a RuleError where there is none. */
export function todayOf({ tokens, at, today }: Place): string {
  if (today !== undefined) return today.slice(0, 10);
  const { start, text } = tokens[at]!;
  throw new RuleError(`Nothing here has a date, so "${text}" says no day`, { column: start + 1 });
}
