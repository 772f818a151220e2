/** A question in plain words as tokens. */

import { currencyOfSign, unitDays } from "./parse-value.ts";
import { RuleError } from "./rule-error.ts";

/** A word in lower case, a quoted name, a number, or a sign of punctuation; `[start, end)` in the question. */
export interface PlainToken {
  readonly kind: "word" | "quoted" | "number" | "sign";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a number: its value, and what is written with it. */
  readonly value?: number;
  readonly isPercent?: boolean;
  readonly currency?: string;
  /** Days in a unit that is written with it: 30 of "30d". */
  readonly days?: number;
}

const LONGEST = 20_000;

/** "haven't" is "have not". Longer ones first. */
const contracted: Readonly<Record<string, readonly string[]>> = {
  "can't": ["can", "not"],
  "won't": ["will", "not"],
  cannot: ["can", "not"],
};

const small = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const numbers = new Map<string, number>([
  ...small.map((word, value) => [word, value] as const),
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
]);

const pattern =
  /"([^"]*)"|“([^”]*)”|([€$£¥])?\s?(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(%|[€$£¥])?(?:(?<=\d)(k|d|w|m|y)(?![\p{L}\p{N}]))?(?![\p{L}\p{N}])|([\p{L}\p{N}_]+(?:['’][\p{L}]+)?)|([,;.!?:&/()-])|(\S)/gu;

/** Tokens of a question. Hyphens part words. Throws a RuleError at signs that words do not have. */
export function plainTokens(question: string): PlainToken[] {
  if (question.length > LONGEST) {
    throw new RuleError(`The question has ${question.length} characters, more than ${LONGEST}`, { column: LONGEST });
  }
  const tokens: PlainToken[] = [];
  for (const match of question.matchAll(pattern)) {
    const [whole, straight, curly, before, digits, after, suffix, word, sign] = match;
    const [start, end] = [match.index, match.index + whole.length];
    const quoted = straight ?? curly;
    if (quoted !== undefined) tokens.push({ kind: "quoted", text: quoted, start, end });
    else if (digits !== undefined) tokens.push(numberToken(digits, { before, after, suffix, start, end }));
    else if (word !== undefined) tokens.push(...wordTokens(word, { start, end }));
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, start, end });
    else throw new RuleError(`${JSON.stringify(whole)} is no word`, { column: start + 1 });
  }
  return tokens;
}

interface NumberParts {
  readonly before?: string;
  readonly after?: string;
  readonly suffix?: string;
  readonly start: number;
  readonly end: number;
}

function numberToken(digits: string, { before, after, suffix, start, end }: NumberParts): PlainToken {
  const value = Number(digits.replaceAll(",", "")) * (suffix === "k" ? 1000 : 1);
  const currency = currencyOfSign(before ?? after ?? "");
  const days = suffix === undefined || suffix === "k" ? undefined : unitDays(suffix);
  return { kind: "number", text: digits, value, isPercent: after === "%", currency, days, start, end };
}

function wordTokens(word: string, { start, end }: { start: number; end: number }): PlainToken[] {
  const lower = word.toLowerCase().replaceAll("’", "'");
  const value = numbers.get(lower);
  if (value !== undefined) return [{ kind: "number", text: lower, value, start, end }];
  const parts = contracted[lower] ?? (lower.endsWith("n't") ? [lower.slice(0, -3), "not"] : [lower.replace(/'.*/, "")]);
  return parts.map((text) => ({ kind: "word", text, start, end }));
}
