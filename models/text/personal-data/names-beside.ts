/** Names beside names: in lists, told again, with a given name that no list has. */

import type { Span } from "../span.ts";
import { englishWords } from "../english-words.ts";
import { isBrand } from "./brands.ts";
import { type Found, isDigit, isWordAt } from "./found.ts";
import { notAfter, notFamily, placeAfter } from "./name-cues.ts";
import { isCommonWord, kindsOf, wordKinds } from "./name-list.ts";
import { placeholders } from "./placeholders.ts";
import { isCapitalAt, isLetterAt, isTitlecase, wordAfter } from "./words-around.ts";

/** Whether a word is no part of an address, a handle, a hashtag or a code. */
export function standsFree(text: string, { start, end }: Span): boolean {
  const before = text.charCodeAt(start - 1);
  // @ # \ and digits.
  if (before === 64 || before === 35 || before === 92 || isDigit(before)) return false;
  if (before === 95 && isSpelledAt(text, start - 2)) return false;
  if (before === 47 && isPathBefore(text, start - 1)) return false;
  const after = text.charCodeAt(end);
  if (after === 64 || isDigit(after) || (after === 95 && isSpelledAt(text, end + 1))) return false;
  if (after === 47 && isWordAt(text, end + 1) && !isCapitalAt(text, end + 1)) return false;
  // "." where a host goes on.
  if (after === 46 && isLetterAt(text, end + 1) && !isCapitalAt(text, end + 1)) return false;
  return before !== 91 || !placeholderAhead.test(text.slice(start - 1, start + 15));
}

const placeholderAhead = new RegExp(`^(?:${placeholders.source})`);

/** Whether a letter or a digit stands at `index`: "_" beside "_" is markup. */
function isSpelledAt(text: string, index: number): boolean {
  return text[index] !== "_" && isWordAt(text, index);
}

/** Whether the "/" at `slash` is one of a path, an address or a code, "shop.example/Sarah", and not one between names. */
function isPathBefore(text: string, slash: number): boolean {
  let start = slash;
  while (slash - start < 80 && start > 0 && !/[\s,;()[\]*]/.test(text[start - 1]!)) start--;
  const last = text.slice(start, slash).split("/").at(-1)!;
  return /[.:\\\d]/.test(text.slice(start, slash)) || (start < slash ? !/^_?\p{Lu}/u.test(last) : false);
}

/** Where the given name before a family name starts, one that no list has: "Thabo Ndlela". */
export function givenBefore(text: string, family: Span): number | undefined {
  if (!isTitlecase(text, family) || text[family.start - 1] !== " ") return undefined;
  const end = family.start - 1;
  let start = end;
  while (isLetterAt(text, start - 1) && end - start < 24) start--;
  const lower = text.slice(start, end).toLowerCase();
  if (end - start < 3 || !isTitlecase(text, { start, end }) || !standsFree(text, { start, end })) return undefined;
  const isOther = isCommonWord(lower) || notFamily.has(lower) || notAfter.has(lower) || placeAfter.has(lower);
  return isOther || (kindsOf(lower) & wordKinds.title) !== 0 || isBrand(text, { start, end }) ? undefined : start;
}

/** Where the words of names stand again: a customer tells the name once in full. */
export function withMentions(
  text: string,
  { found, learned }: { found: readonly Found[]; learned: readonly string[] },
): Found[] {
  const words = new Set(learned.flatMap((name) => name.match(/\p{Lu}[\p{L}\p{M}]{3,}/gu) ?? []));
  const all = [...found];
  for (const word of words) {
    const lower = word.toLowerCase();
    if (englishWords.has(lower) || notFamily.has(lower)) continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const span = { start: at, end: at + word.length };
      if (isLetterAt(text, at - 1) || isLetterAt(text, span.end) || !standsFree(text, span)) continue;
      const next = wordAfter(text, span.end);
      if (isBrand(text, span) || (next && placeAfter.has(text.slice(next.start, next.end).toLowerCase()))) continue;
      if (!isWithin(found, at)) all.push({ kind: "name", ...span });
    }
  }
  return joined(
    text,
    all.sort((a, b) => a.start - b.start),
  );
}

/** Names that only a blank stands between are one: "Marcus" and "Hill", told before as "Marcus Hill". */
function joined(text: string, names: readonly Found[]): Found[] {
  const all: Found[] = [];
  for (const name of names) {
    const last = all.at(-1);
    if (last && text.slice(last.end, name.start) === " ") all[all.length - 1] = { ...last, end: name.end };
    else all.push(name);
  }
  return all;
}

/** Whether `at` lies in one of what was found, which is in order: by halving. */
function isWithin(found: readonly Found[], at: number): boolean {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low < found.length && found[low]!.start <= at;
}

/** What was found, in order, without what overlaps something before it. */
export function apart(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}
