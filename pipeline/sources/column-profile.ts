/** What the values of a column look like, over the rows that were looked at. */

import { isBlank, isEmail } from "./cells.ts";
import { channelOf } from "./channel.ts";
import { conversationStateOf } from "./conversation-state.ts";
import { currencyCode } from "./currencies.ts";
import { dateParts } from "./date-parts.ts";
import { dateParser, isSerial } from "./dates.ts";
import { languageCode } from "./languages.ts";
import { parseAmount } from "./money.ts";
import { plainName } from "./plain-name.ts";
import { consentOf, orderStatusOf } from "./order-status.ts";
import { readRating } from "./ratings.ts";
import { speakerOf } from "./speaker.ts";

/** One column as recognition sees it. Shares are of the values that are not blank, 0 to 1; 0 without any. */
export interface ColumnProfile {
  readonly index: number;
  readonly name: string;
  /** The question that stands for the name, in exports that keep it in a row of its own. */
  readonly label?: string;
  /** `plainName` of the label or the name. */
  readonly plain: string;
  /** Values that are not blank, as they stand. */
  readonly values: readonly string[];
  /** Rows looked at, blank or not. */
  readonly rows: number;
  /** Different values over values. */
  readonly distinctShare: number;
  readonly distinct: number;
  readonly meanWords: number;
  /** How much the values read like sentences that people wrote. */
  readonly proseShare: number;
  readonly share: (look: Look) => number;
}

const FUNCTION_WORDS = new RegExp(
  "(?:^|[^\\p{L}])(?:the|and|was|is|are|it|my|i|you|your|not|but|for|to|this|very|with|of|have|in|no|" +
    "der|die|das|und|ist|war|ich|nicht|sehr|mit|ein|eine|mein|zu|auf|aber|es|den|" +
    "le|la|les|est|je|et|pas|mais|un|une|tres|que|pour|de|du|mon|ma|" +
    "el|los|es|muy|y|pero|con|por|mi|en|lo|il|e|di|che|non|per|molto|het|een|en|van|niet|o|um|uma|muito)(?=$|[^\\p{L}])",
  "iu",
);
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}]{2}/u;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const anyDay = dateParser({ order: "day-first" });
const anyMonth = dateParser({ order: "month-first" });

/** A date, or what is written like one although it cannot be. */
function isDate(value: string): boolean {
  if (typeof anyDay(value) === "string" || typeof anyMonth(value) === "string") return true;
  const year = dateParts(value.trim())?.year ?? 0;
  return year > 1000 || value.startsWith("0000-00-00");
}

const LOOKS = {
  email: isEmail,
  date: isDate,
  serial: isSerial,
  time: (value: string) => /^\d{1,2}[:.]\d{2}([:.]\d{2})?( ?[ap]\.?m\.?)?$/i.test(value.trim()),
  amount: (value: string) => !("wrong" in parseAmount(value, ".")) || !("wrong" in parseAmount(value, ",")),
  number: (value: string) => /^[-+]?\d+(?:[.,]\d+)?$/.test(value.trim()),
  whole: (value: string) => /^-?\d{1,9}(?:[.,]0+)?$/.test(value.trim()),
  rating: (value: string) => readRating(value) !== undefined,
  signs: (value: string) =>
    /^[★⭐✭🌟☆✩\ufe0f]+$|^\d(?:[.,]\d)? ?(?:\/ ?(?:5|10)|stars?|out of \d+|von \d+|sterne?)$/iu.test(value.trim()),
  speaker: (value: string) => speakerOf(value) !== undefined,
  customer: (value: string) => speakerOf(value) === "customer",
  channel: (value: string) => channelOf(value) !== undefined,
  language: (value: string) => languageCode(value) !== undefined,
  currency: (value: string) => currencyCode(value) !== undefined,
  state: (value: string) => conversationStateOf(value) !== undefined,
  status: (value: string) => orderStatusOf(value) !== undefined,
  consent: (value: string) => consentOf(value) !== undefined,
  list: (value: string) => /^\s*\[|[|;]|\d ?[x×] |\n/.test(value),
  // Not the time of a turn in brackets.
  markup: (value: string) =>
    /^\s*(?:\{|\[(?!\d{1,2}:\d\d|\d{4}-\d\d|\d{1,2}[./]\d{1,2})|https?:\/\/\S+$|[\w.-]+\/[\w./-]+$)/.test(value),
} satisfies Record<string, (value: string) => boolean>;

/** A way of looking at a value. */
export type Look = keyof typeof LOOKS;

/** Words of a text; in scripts without spaces two signs count as one word. */
function wordsOf(text: string): number {
  const start = text.slice(0, 2000);
  const spaceless = start.match(SPACELESS)?.length ?? 0;
  const words = start.match(/\p{L}+(?:['’]\p{L}+)?/gu)?.length ?? 0;
  return spaceless > 0 ? words + Math.floor(spaceless / 2) : words;
}

function isProse(text: string): boolean {
  const start = text.slice(0, 500);
  return OTHER_SCRIPT.test(start) || (wordsOf(start) > 2 && FUNCTION_WORDS.test(start));
}

function profile(
  values: readonly string[],
  { index, name, label, rows }: { index: number; name: string; label?: string; rows: number },
): ColumnProfile {
  const known = new Map<Look, number>();
  const distinct = new Set(values).size;
  const count = Math.max(1, values.length);
  const words = values.reduce((sum, value) => sum + wordsOf(value), 0);
  const prose = values.filter(isProse).length;
  return {
    index,
    name,
    label,
    plain: plainName((label ?? name).slice(0, 200)),
    values,
    rows,
    distinct,
    distinctShare: distinct / count,
    meanWords: words / count,
    proseShare: prose / count,
    share: (look) => {
      let share = known.get(look);
      if (share === undefined) {
        share = values.filter(LOOKS[look]).length / count;
        known.set(look, share);
      }
      return share;
    },
  };
}

/** Columns beyond this many are kept as they are, without a look at what they might be. */
const COLUMNS_LOOKED_AT = 1000;

/** Profiles of the columns of a table. `labels` are what stands for a column's name (the question of a survey). */
export function profileColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  labels: readonly (string | undefined)[] = [],
): readonly ColumnProfile[] {
  return headers.slice(0, COLUMNS_LOOKED_AT).map((name, index) => {
    const values: string[] = [];
    for (const row of rows) {
      const value = row[index];
      if (value !== undefined && !isBlank(value)) values.push(value);
    }
    return profile(values, { index, name, label: labels[index], rows: rows.length });
  });
}
