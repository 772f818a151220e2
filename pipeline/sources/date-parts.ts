/** Takes a written date apart, without yet saying which of two numbers is the day. */

import { monthOf } from "./month-names.ts";

/** Year, month, day of a date, or the two numbers whose order the column decides. */
export type DateParts =
  | { readonly year: number; readonly month: number; readonly day: number; readonly rest: string }
  | {
      readonly year: number;
      readonly first: number;
      readonly second: number;
      readonly dots: boolean;
      readonly rest: string;
    };

const NUMERIC = /^(\d{1,4})([-/.])[ ]?(\d{1,2})\2[ ]?(\d{1,4})(?!\d)\.?/;
const YEAR_MONTH = /^(\d{4})[-/](\d{1,2})$/;
const EAST_ASIAN = /^(\d{4})[年년][ ]?(\d{1,2})[月월][ ]?(\d{1,2})[日일]/;
const WEEKDAY = /^\p{L}{2,10}\.?,?[ ]+/u;
const DAY_MONTH =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[- /]?[ ]?(?:of |de |d')?(\p{L}{3,10})\.?,?(?: de| del)?[- /,']{1,2}(\d{4}|\d{2})(?!\d|:)/u;
const MONTH_DAY = /^(\p{L}{3,10})\.?[- ](\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})(?!\d|:)/u;
const UNIX_DATE = /^(\p{L}{3})[ ]+(\d{1,2})[ ]+(\d{1,2}:\d{2}(?::\d{2})?(?:[ ]+[A-Z+-][A-Z\d:+-]*)?)[ ]+(\d{4})$/u;
const YEAR_NAME = /^(\d{4})[- ](\p{L}{3,10})\.?[- ](\d{1,2})(?!\d|:)/u;

/** Two digits of a year: 90 to 99 are of the last century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 90 ? 2000 + year : 1900 + year;
}

function numericParts(text: string): DateParts | undefined {
  const match = NUMERIC.exec(text);
  if (!match) return undefined;
  const [whole, first = "", separator, second = "", third = ""] = match;
  const rest = text.slice(whole.length);
  if (first.length === 4 || first.length === 3) {
    return third.length > 2 ? undefined : { year: Number(first), month: Number(second), day: Number(third), rest };
  }
  if (third.length === 1 || third.length === 3) return undefined;
  return { year: fullYear(third), first: Number(first), second: Number(second), dots: separator === ".", rest };
}

function named(text: string): DateParts | undefined {
  const unix = UNIX_DATE.exec(text);
  if (unix) return dated(unix[4]!, unix[1]!, { day: unix[2]!, rest: ` ${unix[3]!}` });
  const dayFirst = DAY_MONTH.exec(text);
  if (dayFirst) return dated(dayFirst[3]!, dayFirst[2]!, { day: dayFirst[1]!, rest: text.slice(dayFirst[0].length) });
  const monthFirst = MONTH_DAY.exec(text);
  if (monthFirst)
    return dated(monthFirst[3]!, monthFirst[1]!, { day: monthFirst[2]!, rest: text.slice(monthFirst[0].length) });
  const yearFirst = YEAR_NAME.exec(text);
  if (yearFirst)
    return dated(yearFirst[1]!, yearFirst[2]!, { day: yearFirst[3]!, rest: text.slice(yearFirst[0].length) });
  return undefined;
}

function dated(year: string, name: string, { day, rest }: { day: string; rest: string }): DateParts | undefined {
  const month = monthOf(name);
  return month === undefined ? undefined : { year: fullYear(year), month, day: Number(day), rest };
}

/**
 * The parts of `2025-12-31`, `31.12.2025`, `12/31/25`, `31 Dec 2025`, `Dec 31st, 2025`, `Wed, 31 Dec 2025`, `2025年12月31日`, `2025-12`,
 * with the time of day, if any, as `rest`; undefined for what is no date. Numbers are not checked.
 */
export function dateParts(text: string): DateParts | undefined {
  if (text.length > 80) return undefined;
  const numeric = numericParts(text);
  if (numeric) return numeric;
  const month = YEAR_MONTH.exec(text);
  if (month) return { year: Number(month[1]), month: Number(month[2]), day: 1, rest: "" };
  const asian = EAST_ASIAN.exec(text);
  if (asian) {
    return {
      year: Number(asian[1]),
      month: Number(asian[2]),
      day: Number(asian[3]),
      rest: text.slice(asian[0].length),
    };
  }
  if (!/\d/.test(text)) return undefined;
  const found = named(text);
  if (found) return found;
  const weekday = WEEKDAY.exec(text);
  if (!weekday) return undefined;
  const after = text.slice(weekday[0].length);
  return numericParts(after) ?? named(after);
}
