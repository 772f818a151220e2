/** Days of the calendar, by their ISO 8601 names. */

const dayMs = 86_400_000;

/** A stretch of days, both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const named = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The day so many days later; earlier where it is below 0. */
export function addDays(day: string, count: number): string {
  return named(Date.parse(day) + count * dayMs);
}

/** A day of a year; undefined where the calendar has none: 30 February. Months count from 1. */
export function dayOf(
  year: number,
  { month, date }: { readonly month: number; readonly date: number },
): string | undefined {
  const time = Date.UTC(year, month - 1, date);
  const fits = month >= 1 && month <= 12 && new Date(time).getUTCDate() === date && year >= 1000 && year < 10_000;
  return fits ? named(time) : undefined;
}

/** A month; 13 is January of the next year, 0 December of the last. */
export function monthOf(year: number, month: number): Days {
  return monthsOf(year, { month, count: 1 });
}

/** Several months on end. */
export function monthsOf(year: number, { month, count }: { readonly month: number; readonly count: number }): Days {
  return { from: named(Date.UTC(year, month - 1, 1)), to: named(Date.UTC(year, month - 1 + count, 0)) };
}

/** The year and month of a day. */
export function partsOf(day: string): { readonly year: number; readonly month: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

/** The calendar's week, month, quarter or year that a day lies in, or one of those before it. Weeks begin on Monday. */
export function periodOf(
  unit: "week" | "month" | "quarter" | "year",
  { day, ago }: { readonly day: string; readonly ago: number },
): Days {
  const { year, month } = partsOf(day);
  switch (unit) {
    case "week": {
      const monday = addDays(day, -((new Date(day).getUTCDay() + 6) % 7) - 7 * ago);
      return { from: monday, to: addDays(monday, 6) };
    }
    case "month":
      return monthOf(year, month - ago);
    case "quarter":
      return monthsOf(year, { month: month - ((month - 1) % 3) - 3 * ago, count: 3 });
    case "year":
      return monthsOf(year - ago, { month: 1, count: 12 });
  }
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8). */
function easterOf(year: number): string | undefined {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return dayOf(year, { month: Math.floor(days / 31), date: (days % 31) + 1 });
}

/** The day of a feast: Christmas, New Year, Halloween, Easter Sunday, and the Friday after the fourth Thursday of November. */
export function feastOf(name: string, year: number): string | undefined {
  if (name === "christmas") return dayOf(year, { month: 12, date: 25 });
  if (name === "halloween") return dayOf(year, { month: 10, date: 31 });
  if (name === "easter") return easterOf(year);
  if (name === "new year") return dayOf(year, { month: 1, date: 1 });
  if (name !== "black friday") return undefined;
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
  return dayOf(year, { month: 11, date: 1 + ((4 - first + 7) % 7) + 22 });
}
