/** The condition that stands at a place of a question. */

import type { Fields } from "../fields.ts";
import { matchPhrase, type KnownNames, type Phrase, type PhraseMatch } from "../phrases.ts";
import type { PlainToken } from "../plain-tokens.ts";
import { printValue } from "../print.ts";
import { RuleError } from "../rule-error.ts";
import { readActivity, type Done } from "./activities.ts";
import { readAge } from "./ages.ts";
import { readItemBuyers } from "./items.ts";
import { readLikeness } from "./likeness.ts";
import { readMention } from "./mentions.ts";
import { readName, type SaidName } from "./names.ts";
import { readValues } from "./values.ts";
import { readWindow } from "./windows.ts";

/** A question, and what it is read with. */
export interface Question<Profile> {
  readonly text: string;
  readonly tokens: readonly PlainToken[];
  readonly fields: Fields<Profile>;
  readonly phrases: readonly Phrase[];
  readonly known: KnownNames;
  /** The day to look back from, ISO 8601. */
  readonly today?: string;
}

/** A condition found at a place. */
export interface Found {
  readonly means: string;
  readonly length: number;
  readonly form: Phrase["form"];
  readonly isFor?: boolean;
  readonly several?: SaidName;
  /** What was guessed, in a sentence. */
  readonly note?: string;
  /** Said in place of an answer. */
  readonly asks?: string;
  /** Something done, with nothing said of how often and when; or with a time. */
  readonly done?: Pick<Done, "isPlain" | "hasWindow" | "againIn">;
  /** The names that one more may be said of, and the condition with it. */
  readonly again?: {
    readonly field: string;
    readonly means: (name: SaidName, options: { readonly isNot: boolean }) => string;
  };
}

function longestPhrase<Profile>(
  { tokens, phrases, known, today }: Question<Profile>,
  { at, isNot = true }: { readonly at: number; readonly isNot?: boolean },
): PhraseMatch | undefined {
  let best: PhraseMatch | undefined;
  const place = { tokens, at, known, ...(today !== undefined && { today }) };
  for (const phrase of phrases) {
    const match = matchPhrase(phrase, { ...place, miss: () => undefined });
    if (
      match &&
      (isNot || !match.isFor || phrase.means.startsWith("not ") || phrase.means.includes(" not ")) &&
      (!best || match.length > best.length)
    )
      best = match;
  }
  return best;
}

/** Where a condition is looked for. */
export interface FindOptions {
  readonly at: number;
  readonly isNot: boolean;
  /** After "and" or "but". */
  readonly isAnd: boolean;
  /** Right after another condition: "about delivery" would be part of that. */
  readonly isAfterCondition: boolean;
  /** The condition before, where a joining word stands between. */
  readonly before?: Found;
}

/** The longest condition at a place, or one more name for the condition before. Throws where two fit that differ. */
export function findCondition<Profile>(
  question: Question<Profile>,
  { at, isNot, isAnd, isAfterCondition, before }: FindOptions,
): Found | undefined {
  const { tokens, fields, known, today } = question;
  const likeness = readLikeness(question.text, { tokens, at });
  const phrase = longestPhrase(question, { at });
  const done = readActivity({
    tokens,
    at,
    ...(today !== undefined && { today }),
    topics: known.topic ?? [],
    items: known.item ?? [],
    phraseAt: (place) => longestPhrase(question, { at: place })?.length ?? 0,
    miss: () => undefined,
  });
  const values =
    readAge(tokens, { at, fields, ...(today !== undefined && { today }) }) ?? readValues(tokens, { at, fields });
  const buyers = readItemBuyers(tokens, { at, items: known.item ?? [] });
  const more = before && anotherName(question, { at, isNot, isAnd, before });
  const isAttached = phrase?.phrase.says.includes("about {topic}") && tokens[at]!.text === "about" && isAfterCondition;
  const segment = segmentAt(question, at);
  const all: Found[] = [
    // Segments are called as phrases are, "big spenders": those mean what they always mean.
    ...(segment && !phrase && !done ? [segment] : []),
    ...(more ? [more] : []),
    ...(phrase && !isAttached ? [foundPhrase(phrase, known)] : []),
    ...(done ? [foundDone(done)] : []),
    ...(likeness ? [{ ...likeness, form: "noun" as const }] : []),
    ...(buyers ? [{ means: buyers.means, length: buyers.length, form: "noun" as const }] : []),
    ...(values ? [{ ...values, form: "clause" as const }] : []),
  ];
  if (all.length === 0) {
    const said = readMention(tokens, { at, ...(today !== undefined && { today }), topics: known.topic ?? [] });
    if (said) all.push({ ...said, form: "clause" });
  }
  const length = all.reduce((most, one) => Math.max(most, one.length), 0);
  const [best, rival] = all.filter((one) => one.length === length);
  if (!best) return undefined;
  const { text, start } = tokens[at]!;
  if (
    rival &&
    rival.means !== best.means &&
    !(best === more && ["about", "with", "over"].includes(text)) &&
    !(phrase && best.means === phrase.means && done && rival.means === done.means)
  ) {
    const both = `"${text}" can mean ${best.means}, or ${rival.means}`;
    throw new RuleError(`${both}: say which, in other words or as a rule`, { column: start + 1 });
  }
  if (best.asks !== undefined)
    throw new RuleError(`"${shownOf(question, { at, length })}": ${best.asks}`, { column: start + 1 });
  if (best.several) {
    const names = best.several.named.map(({ name }) => JSON.stringify(name)).join(" or ");
    throw new RuleError(`${best.several.value} may be ${names}: say which`, { column: start + 1 });
  }
  if (segment && best !== segment && best.length <= segment.length) {
    const note = `There is a segment of that name as well, ${segment.means}: "in segment …" asks for it`;
    return { ...best, note: best.note === undefined ? note : `${best.note}. ${note}` };
  }
  if (best.isFor && !isNot && !/(?:^| )not /.test(best.means))
    throw new RuleError('"for" and a length of time goes with what did not happen; wanted "in the last …"', {
      column: start + 1,
    });
  return best;
}

/** The whole name of a segment, without a word for it: "Champions". */
function segmentAt<Profile>({ tokens, known }: Question<Profile>, at: number): Found | undefined {
  const name = tokens[at]!.kind === "word" ? readName(tokens, { at, known: known.segment ?? [] }) : undefined;
  const [one] = name?.named ?? [];
  if (!name || !one || name.named.length > 1) return undefined;
  const said = tokens.slice(at, at + name.length).map(({ text }) => text).join(" "); // prettier-ignore
  if (said !== one.name.toLowerCase() || said.length < 4) return undefined;
  const means = `segment = ${printValue({ type: "text", value: one.name })}`;
  return { means, length: name.length, form: "noun", note: `"${one.name}" was taken for the segment of that name` };
}

function shownOf<Profile>(
  { text, tokens }: Question<Profile>,
  { at, length }: { readonly at: number; readonly length: number },
): string {
  return text.slice(tokens[at]!.start, tokens[at + length - 1]!.end);
}

function foundPhrase({ phrase, means, length, isFor, several }: PhraseMatch, known: KnownNames): Found {
  const slots = phrase.means.match(/\{\w+\}/g) ?? [];
  const field = slots[0]?.slice(1, -1) ?? "";
  const isOne = slots.length === 1 && field in known;
  return {
    means,
    length,
    form: phrase.form,
    ...(isFor && { isFor }),
    ...(several && { several }),
    ...(phrase.asks !== undefined && { asks: phrase.asks }),
    ...(isOne && { again: { field, means: (name) => phrase.means.replace(slots[0]!, name.value) } }),
  };
}

function foundDone({ means, length, isFor, isPlain, hasWindow, againIn, several, again, field }: Done): Found {
  return {
    means,
    length,
    form: "clause",
    isFor,
    done: { isPlain, hasWindow, ...(againIn && { againIn }) },
    ...(several && { several }),
    ...(again && field && { again: { field, means: again } }),
  };
}

/** "complained about delivery but not refunds": a name after a joining word is one more for the condition before. */
function anotherName<Profile>(
  { tokens, known, today }: Question<Profile>,
  { at, isNot, isAnd, before }: Omit<FindOptions, "isAfterCondition"> & { readonly before: Found },
): Found | undefined {
  const { again, done } = before;
  const window = done?.againIn && readWindow({ tokens, at, today });
  // "bought in 2025 but not in 2026".
  if (window) return { ...before, means: done!.againIn!(window), length: window.length, isFor: window.isFor ?? false };
  if (!again) return undefined;
  const skip = ["about", "with", "over", "in"].includes(tokens[at]?.text ?? "") ? 1 : 0;
  const name = readName(tokens, { at: at + skip, known: known[again.field] ?? [] });
  if (!name) return undefined;
  if (again?.field === "segment" && !isNot && isAnd)
    throw new RuleError('Nobody is in two segments: wanted "or" between them', { column: tokens[at]!.start + 1 });
  const several = name.named.length > 1 ? { several: name } : {};
  return { ...before, ...several, means: again.means(name, { isNot }), length: name.length + skip, isFor: false };
}
