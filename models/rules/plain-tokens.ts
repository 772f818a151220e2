/** A question in plain words as tokens. */

import { decimalOf, splitDecimals } from "../text/written-number.ts";
import { dayOf, monthOf } from "./words/calendar.ts";
import { currencyOfSign, unitDays } from "./parse-value.ts";
import { RuleError } from "./rule-error.ts";

/** A word in lower case, a quoted name, a number, or a sign of punctuation; `[start, end)` in the question. */
export interface PlainToken {
  readonly kind: "word" | "quoted" | "number" | "date" | "sign";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A word in capitals only: "US". */
  readonly isCapital?: boolean;
  /** Of a number: its value, and what is written with it. */
  readonly value?: number;
  readonly isPercent?: boolean;
  readonly currency?: string;
  /** Days in a unit that is written with it: 30 of "30d". */
  readonly days?: number;
  /** Written with a plus: "3+". */
  readonly isOrMore?: boolean;
  /** Of a date, its first and last day: 2026-05 is a month. */
  readonly from?: string;
  readonly to?: string;
}

const LONGEST = 20_000;

/** "haven't" is "have not". Longer ones first. */
const contracted: Readonly<Record<string, readonly string[]>> = {
  "can't": ["can", "not"],
  "won't": ["will", "not"],
  cannot: ["can", "not"],
  avg: ["average"],
  "w/": ["with"],
  "w/o": ["without"],
};

const small = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const numbers = new Map<string, number>([
  ...small.map((word, value) => [word, value] as const),
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
]);

/** Currencies by the words for them. */
export const currencyWords: ReadonlyMap<string, string> = new Map([
  ...["eur", "euro", "euros"].map((word) => [word, "EUR"] as const),
  ...["usd", "dollar", "dollars"].map((word) => [word, "USD"] as const),
  ...["gbp", "pound", "pounds", "quid"].map((word) => [word, "GBP"] as const),
  ...["chf", "franc", "francs"].map((word) => [word, "CHF"] as const),
]);

/** "1 000" and "1'000", with decimals; or any digits with dots and commas between them. */
const digits = /\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*/.source;

const pattern = new RegExp(
  [
    /"([^"]*)"|“([^”]*)”/,
    /(\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\/\d{1,2}\/\d{4})(?![\p{L}\p{N}]|-\d)/u,
    new RegExp(
      `((?<![^\\s(])-)?(?:([€$£¥])\\s?)?(${digits})(?:(k|d|w|m|y)(?![\\p{L}\\p{N}]))?(\\+)?(?:\\s?(%|[€$£¥]))?(?![\\p{L}\\p{N}])`,
      "u",
    ),
    /(w\/o(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])w\/|[\p{L}\p{N}_]+(?:['’][\p{L}]+)?)|([,;.!?:&/()-])|(\S)/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

/** Tokens of a question. Hyphens part words. Throws a RuleError at signs that words do not have, and at unclear numbers:
 * a blank joins thousands beside a currency only. */
export function plainTokens(question: string): PlainToken[] {
  if (question.length > LONGEST) {
    throw new RuleError(`The question has ${question.length} characters, more than ${LONGEST}`, { column: LONGEST });
  }
  const tokens: PlainToken[] = [];
  for (const match of question.matchAll(pattern)) {
    const [whole, straight, curly, date, minus, before, number, suffix, plus, after, word, sign] = match;
    const [start, end] = [match.index, match.index + whole.length];
    const quoted = straight ?? curly;
    if (quoted !== undefined) tokens.push({ kind: "quoted", text: quoted, start, end });
    else if (date !== undefined) tokens.push(dateToken(date, { start, end }));
    else if (number !== undefined) {
      const isPriced = currencyWords.has(tokens.at(-1)?.text ?? "") || currencyWords.has(wordAfter(question, end));
      tokens.push(numberToken(number, { minus, before, after, suffix, plus, isPriced, start, end }));
    } else if (word !== undefined) tokens.push(...wordTokens(word, { start, end }));
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, start, end });
    else throw new RuleError(`${JSON.stringify(whole)} is no word`, { column: start + 1 });
  }
  return tokens;
}

function wordAfter(question: string, end: number): string {
  return /^\s*(\p{L}+)/u.exec(question.slice(end, end + 20))?.[1]?.toLowerCase() ?? "";
}

interface NumberParts {
  readonly minus?: string;
  readonly plus?: string;
  readonly before?: string;
  readonly after?: string;
  readonly suffix?: string;
  /** A word for a currency stands beside it. */
  readonly isPriced: boolean;
  readonly start: number;
  readonly end: number;
}

function numberToken(
  text: string,
  { minus, before, after, suffix, plus, isPriced, start, end }: NumberParts,
): PlainToken {
  const currency = currencyOfSign(before ?? after ?? "");
  const isMoney = isPriced || currency !== undefined;
  if (!isMoney && text.includes(" ")) {
    const both = `${JSON.stringify(text)} may be ${text.replaceAll(" ", "")} or several numbers`;
    throw new RuleError(`${both}: wanted it without the blank, or with its currency`, { column: start + 1 });
  }
  const sign = minus === undefined ? 1 : -1;
  const amount = valueOf(text, { isMoney, isPercent: after === "%", column: start + 1 });
  const value = sign * amount * (suffix === "k" ? 1000 : 1);
  const days = suffix === undefined || suffix === "k" ? undefined : unitDays(suffix);
  const isOrMore = plus !== undefined;
  return { kind: "number", text, value, isPercent: after === "%", currency, days, isOrMore, start, end };
}

/**
 * The value of a number as it is written. "1,000" is a thousand, as English has it; so is "1.000" where it is money, which
 * has two decimals or none. Throws a RuleError at what is no number, and at a "1.000" that may be either.
 */
function valueOf(
  text: string,
  { isMoney, isPercent, column }: { readonly isMoney: boolean; readonly isPercent: boolean; readonly column: number },
): number {
  const number = text.replace(/[^\d.,]/g, "");
  const shown = decimalOf(number);
  const parts = splitDecimals(number, shown ?? (isMoney && number.includes(".") ? "," : "."));
  if (!parts) throw new RuleError(`${JSON.stringify(text)} is no number: wanted one such as 1000 or 12.50`, { column });
  const value = Number(`${parts[0]}.${parts[1] || "0"}`);
  if (shown === undefined && number.includes(".") && !isMoney && !isPercent) {
    const [thousands, units] = [number.replace(".", ""), String(value)];
    const both = `${JSON.stringify(text)} may be ${thousands} or ${units}`;
    throw new RuleError(`${both}: wanted it without the dot, or with its currency`, { column });
  }
  return value;
}

/** Throws a RuleError at a day that the calendar has not, and at 5/6/2026, which may be in May or in June. */
function dateToken(text: string, { start, end }: { start: number; end: number }): PlainToken {
  const column = start + 1;
  const [a, b, c] = text.split(/[-./]\s?/).map(Number) as [number, number, number | undefined];
  if (text.includes("/") && a <= 12 && b <= 12 && a !== b) {
    const both = `${JSON.stringify(text)} may be day ${a} of month ${b} or day ${b} of month ${a}`;
    throw new RuleError(`${both}: wanted it as 2026-05-01`, { column });
  }
  if (c === undefined) {
    if (b < 1 || b > 12) throw new RuleError(`"${text}" is no month`, { column });
    return { kind: "date", text, ...monthOf(a, b), start, end };
  }
  const [year, month, date] = text.includes("-") ? [a, b, c] : text.includes(".") || a > 12 ? [c, b, a] : [c, a, b];
  const day = dayOf(year, { month, date });
  if (day === undefined) throw new RuleError(`"${text}" is no day`, { column });
  return { kind: "date", text, from: day, to: day, start, end };
}

function wordTokens(word: string, { start, end }: { start: number; end: number }): PlainToken[] {
  const lower = word.toLowerCase().replaceAll("’", "'");
  const value = numbers.get(lower);
  if (value !== undefined) return [{ kind: "number", text: lower, value, start, end }];
  const parts = contracted[lower] ?? (lower.endsWith("n't") ? [lower.slice(0, -3), "not"] : [lower.replace(/'.*/, "")]);
  const isCapital = word.length > 1 && word === word.toUpperCase() && word !== lower;
  return parts.map((text) => ({ kind: "word", text, start, end, ...(isCapital && { isCapital }) }));
}
