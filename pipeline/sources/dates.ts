/** Dates and times of exports to ISO 8601 in UTC. */

import { dateParts, type DateParts } from "./date-parts.ts";
import { zoneMinutes } from "./month-names.ts";
import { toUtcIn, type ToUtc } from "./time-zones.ts";

/** Which of the two small numbers of `03/04/2026` comes first. */
export type DateOrder = "day-first" | "month-first";

/** How the dates of a column are read. `order` is needed only for dates such as `03/04/2026`. */
export interface DateStyle {
  readonly order?: DateOrder;
  /** The zone of times that name none. */
  readonly timezone?: string;
  /** Whether plain numbers from 20,000 to 80,000 are days of a spreadsheet (1 is 1 January 1900): most dates of the column, or some. */
  readonly serials?: "all" | "some";
}

/** A date that cannot be read, and why: "February 2026 has 28 days". */
export interface WrongDate {
  readonly wrong: string;
}

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2101, 0, 1);
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const TIME =
  /^[T\s,]*(?:at |um |à |- )?(\d{1,2})(?:[:.hH](\d{2}))?(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([ap])\.?m\.?)?(?:\s?Uhr)?\s?([A-Za-z]{1,4}|(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d{2})?)?(?:\s?[([][^()[\]]*[)\]])?$/i;

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : LENGTHS[month - 1]!;
}

function wrongDay(year: number, month: number, day: number): WrongDate | undefined {
  if (month < 1 || month > 12) return { wrong: `there is no month ${month}` };
  if (day < 1 || day > daysIn(year, month))
    return { wrong: `${MONTHS[month - 1]} ${year} has ${daysIn(year, month)} days` };
  return undefined;
}

/** ISO text of an instant, or why it cannot be when something was bought or written. */
function inRange(ms: number): string | WrongDate {
  if (ms < EARLIEST) return { wrong: "it is before 1990" };
  if (ms >= LATEST) return { wrong: "it is after 2100" };
  return new Date(ms).toISOString();
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** `2026-03-04`, `2026-03-04 10:22:05`, `2026-03-04T10:22:05.123Z`: most exports, so without a regular expression. */
function fastIso(text: string, toUtc: ToUtc | undefined): string | WrongDate | undefined {
  const length = text.length;
  if (length !== 10 && length !== 19 && length !== 20 && length !== 24) return undefined;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year < 0 || month < 0 || day < 0) return undefined;
  let ms = Date.UTC(year, month - 1, day);
  if (length > 10) {
    const separator = text.charCodeAt(10);
    if ((separator !== 84 && separator !== 32) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58)
      return undefined;
    const hour = digits(text, 11, 13);
    const minute = digits(text, 14, 16);
    const second = digits(text, 17, 19);
    const fraction = length === 24 ? digits(text, 20, 23) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || fraction < 0)
      return undefined;
    ms += hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction;
    if (length > 19 && text.charCodeAt(length - 1) !== 90) return undefined;
  }
  const wrong = wrongDay(year, month, day);
  if (wrong) return wrong;
  if (toUtc && length < 20) return inRange(toUtc(ms));
  if (year < 1990 || year > 2100) return inRange(ms);
  return `${text.slice(0, 10)}T${length > 10 ? text.slice(11, 19) : "00:00:00"}.${length === 24 ? text.slice(20, 23) : "000"}Z`;
}

const SERIAL = /^\d{5}(?:[.,]\d{1,12})?$/;

/** Whether a cell may be a day of a spreadsheet, from 1954 to 2119. */
export function isSerial(text: string): boolean {
  return SERIAL.test(text) && Number(text.slice(0, 5)) >= 20_000 && Number(text.slice(0, 5)) < 80_000;
}

/** Milliseconds since 1970 of a day of a spreadsheet. Day 25,569 is 1 January 1970; the 1900 leap-year mistake lies before that. */
export function serialMoment(text: string): number {
  return Math.round((Number(text.replace(",", ".")) - 25_569) * 86_400) * 1000;
}

/** Seconds, milliseconds or microseconds since 1970, `20260304`, and days of a spreadsheet. */
function fromNumber(
  text: string,
  { serials, toUtc }: { serials: boolean; toUtc: ToUtc },
): string | WrongDate | undefined {
  if (serials && isSerial(text)) return inRange(toUtc(serialMoment(text)));
  const match = /^(\d{5,16})(?:\.(\d{1,12}))?$/.exec(text);
  if (!match) return undefined;
  const whole = match[1]!.length;
  const value = Number(text);
  if (whole >= 15) return inRange(value / 1000);
  if (whole >= 12) return inRange(value);
  if (whole >= 9 && whole <= 10) return inRange(value * 1000);
  if (whole === 8 && match[2] === undefined) {
    const [year, month, day] = [digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8)];
    return wrongDay(year, month, day) ?? inRange(toUtc(Date.UTC(year, month - 1, day)));
  }
  return undefined;
}

function fromWords(
  text: string,
  { order, toUtc }: { order?: DateOrder; toUtc: ToUtc },
): string | WrongDate | undefined {
  const parts = dateParts(text);
  if (!parts) return undefined;
  const [month, day] = monthAndDay(parts, order);
  if (month === undefined) return { wrong: "day and month cannot be told apart: add --day-first or --month-first" };
  const wrong = wrongDay(parts.year, month, day);
  if (wrong) return month > 12 && order ? { wrong: `${wrong.wrong}: the dates of this column are ${order}` } : wrong;
  const date = Date.UTC(parts.year, month - 1, day);
  const rest = parts.rest.trim();
  if (rest === "") return inRange(toUtc(date));
  const time = timeOf(rest);
  if (!time) return undefined;
  if ("wrong" in time) return time;
  return inRange(time.zone === undefined ? toUtc(date + time.ms) : date + time.ms - time.zone * 60_000);
}

/** Month and day of the parts; no month where both readings can be and differ, and no order is given. */
function monthAndDay(parts: DateParts, order: DateOrder | undefined): readonly [number | undefined, number] {
  if ("month" in parts) return [parts.month, parts.day];
  const { first, second, dots } = parts;
  const isDayFirst = order ? order === "day-first" : dots || first > 12;
  if (!order && !dots && first <= 12 && second <= 12 && first !== second) return [undefined, first];
  return isDayFirst ? [second, first] : [first, second];
}

function timeOf(text: string): { readonly ms: number; readonly zone: number | undefined } | WrongDate | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hours, minutes = "0", seconds = "0", fraction = "", half, zoneName] = match;
  let hour = Number(hours);
  if (half !== undefined && hour > 12) return { wrong: `there is no hour ${hour} ${half}m` };
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return { wrong: "there is no such time of day" };
  const zone = zoneName === undefined ? undefined : zoneMinutes(zoneName);
  if (zoneName !== undefined && zone === undefined) return { wrong: `the time zone ${zoneName} is not known` };
  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return { ms: hour * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + ms, zone };
}

/** A parser for the dates of one column: ISO 8601 in UTC with milliseconds, or why a text is no date. */
export function dateParser({ order, timezone = "UTC", serials }: DateStyle): (text: string) => string | WrongDate {
  const toUtc = toUtcIn(timezone);
  const fromIso = timezone === "UTC" ? undefined : toUtc;
  return (text) => {
    const fast = fastIso(text, fromIso);
    if (fast !== undefined) return fast;
    const plain = text.normalize("NFC").replace(/\s+/g, " ").trim();
    return (
      fastIso(plain, fromIso) ??
      fromNumber(plain, { serials: serials !== undefined, toUtc }) ??
      fromWords(plain, { order, toUtc }) ?? { wrong: "it is not a date" }
    );
  };
}
