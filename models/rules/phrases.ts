/** Phrases of plain words, and how they are matched. */

import { findNamed, type Named } from "./fields.ts";
import { unitDays } from "./parse-value.ts";
import { currencyWords, type PlainToken } from "./plain-tokens.ts";
import { printValue } from "./print.ts";

/**
 * A phrase and the rule it means. Ways to say it are words with, where they are wanted, alternatives (`bought|ordered`),
 * words that may be left out (`anything?`) and slots: `{n}` a number, `{days}` a length of time, `{money}` an amount,
 * `{percent}` and `{top}` a percentage (`{top}` gives 100 less it), and `{topic}`, `{segment}` … a name of that field.
 */
export interface Phrase {
  readonly says: readonly string[];
  /** A rule with the same slots. */
  readonly means: string;
  /** "adjective": unhappy; "noun": big spenders; "clause": bought at least 3 times. Decides what "or" joins. */
  readonly form: "adjective" | "noun" | "clause";
}

/** What a phrase was found to be at a place. */
export interface PhraseMatch {
  readonly phrase: Phrase;
  /** Tokens taken. */
  readonly length: number;
  /** The rule's text, slots filled. */
  readonly means: string;
}

/** A phrase that fitted until a name that is not known. */
export interface NearMiss {
  readonly field: string;
  readonly place: number;
}

export type KnownNames = Readonly<Record<string, readonly Named[]>>;

interface Slot {
  readonly length: number;
  readonly value: string;
}

const MOST_NAME_WORDS = 8;
/** "about the delivery": not part of a name, unless the name has it. */
const articles = new Set(["the", "a", "an", "our", "your", "my", "their", "its"]);
const breaks = new Set(["and", "or", "but", "who", "that", "which", "not", "except", "without"]);

function money(tokens: readonly PlainToken[], at: number): Slot | undefined {
  // "EUR 500", "500 euros", "€500".
  const before = currencyOfWord(tokens[at]);
  const token = tokens[before ? at + 1 : at];
  if (token?.kind !== "number" || token.isPercent || token.days !== undefined) return undefined;
  const after = before || token.currency ? undefined : currencyOfWord(tokens[at + 1]);
  const currency = token.currency ?? before ?? after;
  const value = printValue({ type: "number", value: token.value! });
  return { length: before || after ? 2 : 1, value: currency ? `${value} ${currency}` : value };
}

function currencyOfWord(token: PlainToken | undefined): string | undefined {
  return token?.kind === "word" ? currencyWords.get(token.text) : undefined;
}

function days(tokens: readonly PlainToken[], at: number): Slot | undefined {
  const token = tokens[at]!;
  if (token.kind === "number" && token.days !== undefined) return { length: 1, value: `${token.value! * token.days}d` };
  // "a week", "the last month": one of it.
  const isCounted = token.kind === "number" && !token.isPercent && token.currency === undefined;
  const unit = tokens[isCounted || token.text === "a" || token.text === "an" ? at + 1 : at];
  const each = unit?.kind === "word" ? unitDays(unit.text) : undefined;
  if (each === undefined || unit!.text.length < 2) return undefined;
  const count = isCounted ? token.value! : 1;
  return { length: unit === token ? 1 : 2, value: `${printValue({ type: "number", value: count * each })}d` };
}

function percent(tokens: readonly PlainToken[], at: number): { length: number; share: number } | undefined {
  const token = tokens[at]!;
  if (token.kind !== "number" || token.value! > 100) return undefined;
  if (token.isPercent) return { length: 1, share: token.value! };
  const isSpoken = ["percent", "pct"].includes(tokens[at + 1]?.text ?? "");
  return isSpoken ? { length: 2, share: token.value! } : undefined;
}

/** The longest run of words that names something known. */
function name(tokens: readonly PlainToken[], at: number, known: readonly Named[]): Slot | undefined {
  const quoted = tokens[at]!;
  if (quoted.kind === "quoted") {
    const isKnown = findNamed(quoted.text, known).length > 0;
    return isKnown ? { length: 1, value: printValue({ type: "text", value: quoted.text }) } : undefined;
  }
  let end = at;
  const isNameWord = (token: PlainToken) => token.kind !== "sign" || token.text === "-" || token.text === "&";
  while (
    end < tokens.length &&
    end - at < MOST_NAME_WORDS &&
    isNameWord(tokens[end]!) &&
    !breaks.has(tokens[end]!.text)
  )
    end++;
  for (; end > at; end--) {
    const words = tokens.slice(at, end).filter(({ kind }) => kind !== "sign");
    const text = words.map((token) => token.text).join(" ");
    if (findNamed(text, known).length > 0)
      return { length: end - at, value: printValue({ type: "text", value: text }) };
  }
  if (quoted.kind !== "word" || !articles.has(quoted.text) || at + 1 >= tokens.length) return undefined;
  const named = name(tokens, at + 1, known);
  return named && { ...named, length: named.length + 1 };
}

function fillSlot(slot: string, { tokens, at, known }: Place): Slot | undefined {
  if (at >= tokens.length) return undefined;
  const token = tokens[at]!;
  const share = slot === "percent" || slot === "top" ? percent(tokens, at) : undefined;
  switch (slot) {
    case "n": {
      const isPlain = token.kind === "number" && !token.isPercent && !token.currency && token.days === undefined;
      return isPlain ? { length: 1, value: printValue({ type: "number", value: token.value! }) } : undefined;
    }
    case "days":
      return days(tokens, at);
    case "money":
      return money(tokens, at);
    case "percent":
    case "top": {
      if (!share) return undefined;
      const value = slot === "top" ? 100 - share.share : share.share;
      return { length: share.length, value: printValue({ type: "number", value: Number(value.toPrecision(12)) }) };
    }
    default:
      return name(tokens, at, known[slot] ?? []);
  }
}

interface Place {
  readonly tokens: readonly PlainToken[];
  readonly at: number;
  readonly known: KnownNames;
}

/** Matches one way to say a phrase at a place; tells a name that is not known through `miss`. */
export function matchPhrase(
  phrase: Phrase,
  { tokens, at, known, miss }: Place & { miss: (near: NearMiss) => void },
): PhraseMatch | undefined {
  let best: PhraseMatch | undefined;
  for (const way of phrase.says) {
    let place = at;
    const slots = new Map<string, string>();
    const fits = way.split(" ").every((part) => {
      const slot = /^\{(\w+)\}$/.exec(part)?.[1];
      if (slot !== undefined) {
        const filled = fillSlot(slot, { tokens, at: place, known });
        if (!filled) {
          if (slot in known && place > at) miss({ field: slot, place });
          return false;
        }
        place += filled.length;
        slots.set(slot, filled.value);
        return true;
      }
      // A hyphen parts words as a blank does.
      while (place > at && tokens[place]?.text === "-") place++;
      const isOptional = part.endsWith("?");
      const words = (isOptional ? part.slice(0, -1) : part).split("|");
      const token = tokens[place];
      // "one" is a number, and a word of "one time buyers".
      const isThere = token !== undefined && /word|number/.test(token.kind) && words.includes(token.text);
      if (isThere) place++;
      return isThere || isOptional;
    });
    if (!fits || place === at || (best && place - at <= best.length)) continue;
    const means = phrase.means.replace(/\{(\w+)\}/g, (_, slot: string) => slots.get(slot)!);
    best = { phrase, length: place - at, means };
  }
  return best;
}
