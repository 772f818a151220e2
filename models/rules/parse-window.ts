/** Reads days that narrow a quantity, an event or a count. */

import type { Cursor } from "./cursor.ts";
import type { Window } from "./grammar.ts";
import { readDays } from "./parse-value.ts";
import { RuleError } from "./rule-error.ts";

/** The window that stands here, if one does. Throws a RuleError where it has no days or no day. */
export function readWindow(cursor: Cursor): Window | undefined {
  if (cursor.takeWord("within")) return { kind: "within", days: readDays(cursor) };
  if (cursor.takeWord("since")) return { kind: "since", day: readDay(cursor, "since") };
  if (cursor.takeWord("before")) return { kind: "before", day: readDay(cursor, "before") };
  if (!cursor.takeWord("between")) return undefined;
  const from = readDay(cursor, "between");
  const { column } = cursor.peek();
  if (!cursor.takeWord("and"))
    throw new RuleError(`Wanted "and" and a second day, as in between ${from} and ${from}`, { column });
  const { column: last } = cursor.peek();
  const to = readDay(cursor, "and");
  if (to < from) throw new RuleError(`The second day is before the first, ${from}`, { column: last });
  return { kind: "between", from, to };
}

/** Whether a text is a day that the calendar has, as ISO 8601 writes it: 2026-05-01. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readDay(cursor: Cursor, after: string): string {
  const { column, kind, text } = cursor.peek();
  if ((kind === "word" || kind === "quoted") && isDay(text)) return cursor.take().text;
  const found = kind === "end" ? "found the end" : `not ${JSON.stringify(text)}`;
  throw new RuleError(`Wanted a day after "${after}", as in 2026-05-01, ${found}`, { column });
}
