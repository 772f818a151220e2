/** Comparisons as people say them: "at least 3", "over €500", "between 100 and 500 €", "3 or more". */

import type { Operator } from "../grammar.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { printValue } from "../print.ts";
import { readLength } from "./lengths.ts";
import { readMoney } from "./money.ts";

/** What is compared with. */
export type Measure = "n" | "money" | "price" | "percent" | "days";

/** A comparison that some tokens say; one between two values is two. */
export interface SaidComparison {
  readonly comparisons: readonly { readonly operator: Operator; readonly value: string }[];
  readonly length: number;
  /** Nothing but the value: "3". */
  readonly isBare: boolean;
}

const ways: readonly (readonly [string, Operator])[] = [
  ["at least", ">="],
  ["a minimum of", ">="],
  ["minimum", ">="],
  ["no less than", ">="],
  ["not less than", ">="],
  ["no fewer than", ">="],
  ["more than", ">"],
  ["greater than", ">"],
  ["higher than", ">"],
  ["larger than", ">"],
  ["bigger than", ">"],
  ["better than", ">"],
  ["exceeding", ">"],
  ["over", ">"],
  ["above", ">"],
  ["at most", "<="],
  ["up to", "<="],
  ["a maximum of", "<="],
  ["maximum", "<="],
  ["no more than", "<="],
  ["not more than", "<="],
  ["less than", "<"],
  ["fewer than", "<"],
  ["lower than", "<"],
  ["smaller than", "<"],
  ["worse than", "<"],
  ["under", "<"],
  ["below", "<"],
  ["exactly", "="],
  ["precisely", "="],
  ["only", "="],
  ["just", "="],
];

const sayings = ways.map(([words, operator]) => ({ words: words.split(" "), operator }));
const higher = new Set(["more", "higher", "above", "over", "greater", "better", "larger"]);
const lower = new Set(["less", "fewer", "lower", "below", "under", "smaller", "worse"]);

/** The comparison that is said at a place. */
export function readComparison(
  tokens: readonly PlainToken[],
  { at, measure }: { readonly at: number; readonly measure: Measure },
): SaidComparison | undefined {
  const textOf = (place: number) => tokens[place]?.text ?? "";
  if (textOf(at) === "between" || textOf(at) === "from") return readBoth(tokens, { at, measure });
  if (
    measure === "n" &&
    tokens[at]?.kind === "number" &&
    tokens[at + 1]?.text === "-" &&
    tokens[at + 2]?.kind === "number"
  )
    return readBoth(tokens, { at: at - 1, measure, joint: "-" });
  const way = sayings.find(({ words }) => words.every((word, i) => textOf(at + i) === word));
  const start = at + (way?.words.length ?? 0);
  const value = readValue(tokens, { at: start, measure });
  if (!value) return undefined;
  const end = start + value.length;
  if (way) {
    if (value.isOrMore) return undefined;
    return { comparisons: [{ operator: way.operator, value: value.text }], length: end - at, isBare: false };
  }
  if (value.isOrMore) return { comparisons: [{ operator: ">=", value: value.text }], length: end - at, isBare: false };
  const times = measure === "n" && /^times?$/.test(textOf(end)) ? 1 : 0;
  const word = textOf(end + times + 1);
  if (
    /^(?:or|and)$/.test(textOf(end + times)) &&
    (higher.has(word) || (lower.has(word) && textOf(end + times) === "or"))
  ) {
    const operator = higher.has(word) ? ">=" : "<=";
    return { comparisons: [{ operator, value: value.text }], length: end + times + 2 - at, isBare: false };
  }
  return { comparisons: [{ operator: "=", value: value.text }], length: end - at, isBare: true };
}

/** "between 2 and 5", "from 100 to 500 €": both included. */
function readBoth(
  tokens: readonly PlainToken[],
  {
    at,
    measure,
    joint = tokens[at]!.text === "between" ? "and" : "to",
  }: { readonly at: number; readonly measure: Measure; readonly joint?: string },
): SaidComparison | undefined {
  // "between 30 and 50 %"
  const isBorrowed = measure === "percent" && tokens[at + 1]?.kind === "number" && tokens[at + 1]!.days === undefined;
  const plain = isBorrowed ? readValue(tokens, { at: at + 1, measure: "n" }) : undefined;
  const first = readValue(tokens, { at: at + 1, measure }) ?? (plain && { ...plain, text: `${plain.text}%` });
  if (!first || tokens[at + 1 + first.length]?.text !== joint) return undefined;
  const second = readValue(tokens, { at: at + 2 + first.length, measure });
  if (!second || first.isOrMore || second.isOrMore) return undefined;
  const unit = / [A-Z]{3}$/.exec(second.text)?.[0] ?? "";
  const from = / [A-Z]{3}$/.test(first.text) ? first.text : first.text + unit;
  const to = unit === "" ? second.text + (/ [A-Z]{3}$/.exec(first.text)?.[0] ?? "") : second.text;
  return {
    comparisons: [
      { operator: ">=", value: from },
      { operator: "<=", value: to },
    ],
    length: (joint === "-" ? 1 : 2) + first.length + second.length,
    isBare: false,
  };
}

interface SaidValue {
  readonly text: string;
  readonly length: number;
  readonly isOrMore?: boolean;
}

function readValue(
  tokens: readonly PlainToken[],
  { at, measure }: { readonly at: number; readonly measure: Measure },
): SaidValue | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const plain = (value: number) => printValue({ type: "number", value });
  switch (measure) {
    case "money":
      return readMoney(tokens, at);
    case "price": {
      // With its currency: "orders over 100" may be their number.
      const money = readMoney(tokens, at);
      return money && / [A-Z]{3}$/.test(money.text) ? money : undefined;
    }
    case "days": {
      const length = readLength(tokens, at);
      return length && { text: `${plain(length.days)}d`, length: length.length };
    }
    case "percent": {
      const isShare = token.kind === "number" && !token.currency && token.days === undefined && token.value! >= 0;
      const isSpoken = ["percent", "pct"].includes(tokens[at + 1]?.text ?? "");
      if (!isShare || token.value! > 100 || !(token.isPercent || isSpoken)) return undefined;
      return { text: `${plain(token.value!)}%`, length: isSpoken ? 2 : 1 };
    }
    case "n": {
      const isPlain = token.kind === "number" && !token.isPercent && !token.currency && token.days === undefined;
      return isPlain ? { text: plain(token.value!), length: 1, ...(token.isOrMore && { isOrMore: true }) } : undefined;
    }
  }
}

const several = (length: number): SaidComparison => ({
  comparisons: [{ operator: ">=", value: "2" }],
  length,
  isBare: false,
});

/** "multiple complaints". */
export function severalAt(tokens: readonly PlainToken[], at: number): SaidComparison | undefined {
  return ["multiple", "repeated"].includes(tokens[at]?.text ?? "") ? several(1) : undefined;
}

/** "complained repeatedly", "multiple times". */
export function severalTimes(tokens: readonly PlainToken[], at: number): SaidComparison | undefined {
  if (tokens[at]?.text === "repeatedly") return several(1);
  return tokens[at]?.text === "multiple" && tokens[at + 1]?.text === "times" ? several(2) : undefined;
}
