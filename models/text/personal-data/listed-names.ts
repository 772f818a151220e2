/** Names in lists: a name beside names needs no other sign. */

import type { Span } from "../span.ts";
import { isBrand } from "./brands.ts";
import type { Found } from "./found.ts";
import { notFamily } from "./name-cues.ts";
import { anyGiven, anyName, isCommonWord, kindsOf, wordKinds } from "./name-list.ts";
import { standsFree } from "./names-beside.ts";
import type { Hit } from "./word-scan.ts";
import { isLetterAt, isTitlecase, nameEnd } from "./words-around.ts";

/** "Smith, Lee and Hill": a name behind a name. */
export function isListed(text: string, { from, hit }: { from: number; hit: Hit }): boolean {
  const between = text.slice(from, Math.min(hit.start, from + 8));
  return (
    /^(?:, | and |, and | & )$/.test(between) &&
    isTitlecase(text, hit) &&
    !isCommonWord(text.slice(hit.start, hit.end).toLowerCase())
  );
}

/** "Kovalev, Lee and Hill": a family name before a name. */
export function startsList(text: string, { end }: Span): boolean {
  const link = /^(?:, | and | & )(?=\p{Lu})/u.exec(text.slice(end, end + 6))?.[0];
  if (link === undefined) return false;
  const next = text.slice(end + link.length, nameEnd(text, end + link.length)).toLowerCase();
  return (kindsOf(next) & anyName) !== 0 && !isCommonWord(next);
}

/** Between the names of a list; the last one may have "and" too. */
const linkAhead = /^(?:,? and |,? & |, )(?=\p{Lu})/u;
const linkBehind = /(?<=\p{L})(?:,? and |,? & |, )$/u;
const months = new Set(["april", "may", "june"]);

/** What was found, in order, with the words beside it that are names in a list of names only: "Sarah, Mark and April". */
export function withListed(text: string, found: readonly Found[]): Found[] {
  const all: Found[] = [];
  /** How many names stand in the list that the last of `all` belongs to. */
  let chain = 0;
  for (const [index, name] of found.entries()) {
    const last = all.at(-1);
    const isLinked =
      last !== undefined && linkAhead.exec(text.slice(last.end, name.start + 1))?.[0].length === name.start - last.end;
    if (!isLinked) {
      const isListAhead = isLinkedTo(text, { from: name.end, to: found[index + 1] });
      const first = isListAhead ? wordBehind(text, name.start) : undefined;
      const isFirst = first !== undefined && first.start >= (last?.end ?? 0) && isNameInList(text, first, 1);
      if (isFirst) all.push({ kind: "name", ...first });
      chain = isFirst ? 1 : 0;
    }
    all.push(name);
    chain++;
    for (;;) {
      const { end } = all.at(-1)!;
      const next = wordAhead(text, end);
      if (!next || (found[index + 1]?.start ?? text.length) < next.end) break;
      // "Thanks Sarah, Will do": behind a comma the list has to go on.
      const isClosing = text.slice(end, next.start) !== ", ";
      const isOpen = linkAhead.test(text.slice(next.end, next.end + 7));
      if (!(isClosing || isOpen) || !isNameInList(text, next, chain)) break;
      all.push({ kind: "name", ...next });
      chain++;
    }
  }
  return all;
}

function isLinkedTo(text: string, { from, to }: { from: number; to: Found | undefined }): boolean {
  return to !== undefined && linkAhead.exec(text.slice(from, from + 7))?.[0].length === to.start - from;
}

function wordAhead(text: string, end: number): Span | undefined {
  const link = linkAhead.exec(text.slice(end, end + 7))?.[0];
  if (link === undefined) return undefined;
  return { start: end + link.length, end: nameEnd(text, end + link.length) };
}

function wordBehind(text: string, start: number): Span | undefined {
  const link = linkBehind.exec(text.slice(Math.max(0, start - 7), start))?.[0];
  if (link === undefined) return undefined;
  const end = start - link.length;
  let at = end;
  while (end - at < 24 && isLetterAt(text, at - 1)) at--;
  // "In Victoria, Sarah and Tom": what a preposition stands before is no part of the list.
  return at < end && text[at - 1] !== " "
    ? { start: at, end }
    : /[:,;.!?–-] $/.test(text.slice(at - 2, at))
      ? { start: at, end }
      : undefined;
}

/** Whether a word in a list with `chain` names is one: words that are names too, places and months beside two and more. */
function isNameInList(text: string, word: Span, chain: number): boolean {
  if (!isTitlecase(text, word) || !standsFree(text, word) || isBrand(text, word)) return false;
  const lower = text.slice(word.start, word.end).toLowerCase();
  if (chain > 1 && months.has(lower)) return true;
  const kinds = kindsOf(lower);
  if (notFamily.has(lower) || (kinds & anyName) === 0) return false;
  return (
    (kinds & (anyGiven & ~wordKinds.doubtful)) !== 0 || (chain > 1 && (kinds & anyGiven) !== 0) || !isCommonWord(lower)
  );
}
