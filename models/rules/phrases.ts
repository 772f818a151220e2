/** Phrases of plain words, and how they are matched. */

import type { Named } from "./fields.ts";
import { currencyWords, type PlainToken } from "./plain-tokens.ts";
import { printValue } from "./print.ts";
import { dayNumber } from "../days.ts";
import { readComparison, type Measure, type SaidComparison } from "./words/comparisons.ts";
import { addDays } from "./words/calendar.ts";
import { readLength } from "./words/lengths.ts";
import { readName, type SaidName } from "./words/names.ts";
import { readWindow } from "./words/windows.ts";
import { printWindow } from "./print.ts";
import type { Window } from "./grammar.ts";

/**
 * A phrase and the rule it means. Ways to say it are words with, where they are wanted, alternatives (`bought|ordered`),
 * words that may be left out (`anything?`) and slots, which may be left out, too (`{window?}`): `{n}` a number, `{days}` a
 * length of time, `{window}` a time such as "since May" and `{since}` no other than that, `{percent}` and `{top}` a percentage (`{top}` gives 100 less it),
 * `{quote}` words in quotes, `{currency}` one such as "dollars",
 * `{is:money}`, `{is:n}`, `{is:percent}`, `{is:days}` a comparison with one, and `{topic}`, `{segment}` … a name of that field.
 */
export interface Phrase {
  readonly says: readonly string[];
  /** A rule with the same slots, and `{start}` for the first day of the window; "" of what is asked back. */
  readonly means: string;
  /** Of words that may mean several things, or what no data tell: what is said in place of an answer. */
  readonly asks?: string;
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
  /** A name in it means several things: which. */
  readonly several?: SaidName;
  /** It holds a time as in "for 90 days", which goes with "not" only. */
  readonly isFor?: boolean;
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
  readonly comparison?: SaidComparison;
  readonly name?: SaidName;
  readonly start?: string;
  readonly isFor?: boolean;
}

/** Where a phrase is looked for; `today` is the day to look back from, ISO 8601. */
export interface Place {
  readonly tokens: readonly PlainToken[];
  readonly at: number;
  readonly known: KnownNames;
  readonly today?: string;
}

const parts: Readonly<Record<string, number>> = {
  half: 50,
  third: 100 / 3,
  quarter: 25,
  fifth: 20,
  quintile: 20,
  tenth: 10,
  decile: 10,
};

function percent(tokens: readonly PlainToken[], at: number): { length: number; share: number } | undefined {
  const token = tokens[at]!;
  if (token.kind === "word" && parts[token.text] !== undefined) return { length: 1, share: parts[token.text]! };
  if (token.kind !== "number" || token.value! > 100 || token.value! < 0) return undefined;
  if (token.isPercent) return { length: 1, share: token.value! };
  const isSpoken = ["percent", "pct"].includes(tokens[at + 1]?.text ?? "");
  return isSpoken ? { length: 2, share: token.value! } : undefined;
}

/** The first day of a window, where it has one. */
function startOf(window: Window, today: string | undefined): string | undefined {
  if (window.kind === "since") return window.day;
  if (window.kind === "between") return window.from;
  if (window.kind === "before" || today === undefined || Number.isNaN(dayNumber(today))) return undefined;
  return addDays(today.slice(0, 10), -Math.floor(window.days));
}

function fillSlot(slot: string, { tokens, at, known, today }: Place): Slot | undefined {
  if (at >= tokens.length) return undefined;
  const token = tokens[at]!;
  const plain = (value: number) => printValue({ type: "number", value });
  const [kind, measure] = slot.split(":") as [string, Measure | undefined];
  switch (kind) {
    case "n": {
      const isPlain = token.kind === "number" && !token.isPercent && !token.currency && token.days === undefined;
      return isPlain && !token.isOrMore ? { length: 1, value: plain(token.value!) } : undefined;
    }
    case "is": {
      const comparison = readComparison(tokens, { at, measure: measure! });
      // Nobody spends, or waits, exactly so much.
      if (!comparison || (comparison.isBare && measure !== "n")) return undefined;
      return { length: comparison.length, value: "", comparison };
    }
    case "currency": {
      const code = currencyWords.get(token.text) ?? (/^[a-z]{3}$/.test(token.text) && token.isCapital ? token.text.toUpperCase() : undefined); // prettier-ignore
      return token.kind === "word" && code !== undefined ? { length: 1, value: code } : undefined;
    }
    case "quote":
      return token.kind === "quoted" && /[\p{L}\p{N}]/u.test(token.text)
        ? { length: 1, value: `"${token.text.replace(/["\\]/g, "\\$&")}"` }
        : undefined;
    case "days": {
      const length = readLength(tokens, at);
      return length && { length: length.length, value: `${plain(length.days)}d` };
    }
    case "since":
    case "window": {
      const said = readWindow({ tokens, at, today });
      if (!said || (kind === "since" && said.window.kind !== "since")) return undefined;
      const start = startOf(said.window, today);
      const value = printWindow(said.window).trim();
      return { length: said.length, value, isFor: said.isFor ?? false, ...(start !== undefined && { start }) };
    }
    case "percent":
    case "top": {
      const share = percent(tokens, at);
      if (!share) return undefined;
      const value = kind === "top" ? 100 - share.share : share.share;
      return { length: share.length, value: plain(Number(value.toPrecision(12))) };
    }
    default: {
      const name = readName(tokens, { at, known: known[slot] ?? [] });
      return name && { length: name.length, value: name.value, name };
    }
  }
}

/** Matches the ways to say a phrase at a place, the longest first; tells a name that is not known through `miss`. */
export function matchPhrase(
  phrase: Phrase,
  { miss, ...place }: Place & { miss: (near: NearMiss) => void },
): PhraseMatch | undefined {
  let best: PhraseMatch | undefined;
  for (const way of phrase.says) {
    const match = matchWay(way, { phrase, place, miss });
    if (match && (!best || match.length > best.length)) best = match;
  }
  return best;
}

/** A part of a way to say something: a slot, or words of which one is there. */
interface PatternPart {
  readonly slot?: string;
  readonly words: readonly string[];
  readonly isOptional: boolean;
}

const patterns = new Map<string, readonly PatternPart[]>();

function patternOf(way: string): readonly PatternPart[] {
  const known = patterns.get(way);
  if (known) return known;
  const made = way.split(" ").map((part): PatternPart => {
    const slot = /^\{([\w: ]+)\??\}$/.exec(part)?.[1];
    const isOptional = part.endsWith("?") || part.endsWith("?}");
    if (slot !== undefined) return { slot, words: [], isOptional };
    return { words: (isOptional ? part.slice(0, -1) : part).split("|"), isOptional };
  });
  patterns.set(way, made);
  return made;
}

function matchWay(
  way: string,
  { phrase, place: { at, ...around }, miss }: { phrase: Phrase; place: Place; miss: (near: NearMiss) => void },
): PhraseMatch | undefined {
  const { tokens, known } = around;
  let place = at;
  const slots = new Map<string, Slot>();
  for (const { slot, words, isOptional } of patternOf(way)) {
    // A hyphen parts words as a blank does.
    while (place > at && tokens[place]?.text === "-" && tokens[place]!.kind === "sign") place++;
    if (slot !== undefined) {
      const filled = fillSlot(slot, { ...around, at: place });
      if (filled) {
        place += filled.length;
        slots.set(slot === "since" ? "window" : slot, filled);
      } else if (!isOptional) {
        // "in", "from" and "by" stand before much else.
        if (slot in known && place > at && slot !== "channel") miss({ field: slot, place });
        return undefined;
      }
      continue;
    }
    const token = tokens[place];
    // "one" is a number, and a word of "one time buyers".
    const isThere =
      token !== undefined && (token.kind === "word" || token.kind === "number") && words.includes(token.text);
    if (isThere) place++;
    else if (!isOptional) return undefined;
  }
  while (place > at && tokens[place - 1]!.kind === "sign") place--;
  if (place === at) return undefined;
  const means = meaning(phrase.means, slots);
  if (means === undefined) return undefined;
  const several = [...slots.values()].find(({ name }) => name && name.named.length > 1)?.name;
  const isFor = [...slots.values()].some((slot) => slot.isFor);
  return { phrase, length: place - at, means, ...(several && { several }), ...(isFor && { isFor }) };
}

/** A rule with its slots filled; undefined where the window has no first day and one is wanted. */
function meaning(template: string, slots: ReadonlyMap<string, Slot>): string | undefined {
  const comparison = [...slots.values()].find((slot) => slot.comparison)?.comparison;
  const start = slots.get("window")?.start;
  if (template.includes("{start}") && start === undefined) return undefined;
  // "between 2 and 4 stars" is said of one text.
  const inside = (comparison?.comparisons ?? []).length > 1 ? /(\w+) \{is:\w+\}(?=[^()]*\))/ : undefined;
  const whole = inside
    ? template.replace(inside, (_, field: string) =>
        comparison!.comparisons.map(({ operator, value }) => `${field} ${operator} ${value}`).join(" and "),
      )
    : template;
  const fill = (compared?: { readonly operator: string; readonly value: string }) =>
    whole
      .replace(/\{([\w: ]+)\??\}/g, (_, slot: string) => {
        if (slot === "start") return start!;
        if (slot.startsWith("is:")) return `${compared!.operator} ${compared!.value}`;
        return slots.get(slot)?.value ?? "";
      })
      .replace(/ {2,}/g, " ");
  return comparison && /\{is:/.test(whole) ? comparison.comparisons.map(fill).join(" and ") : fill();
}
