/** How far a person's name goes on. */

import type { Span } from "../span.ts";
import { englishWords } from "../english-words.ts";
import { notFamily, particles, personAfter, suffixes } from "./name-cues.ts";
import { anyGiven, anyName, isCommonWord, kindsOf, wordKinds } from "./name-list.ts";
import { isCapitalAt, isTitlecase, lettersEnd, wordAfter } from "./words-around.ts";

const mostParts = 4;
/** Endings of family names of many countries that no English word has. */
const familyEnding =
  /(?:[oe]v(?:a|ová)?|ová|sk[aiyý]|sson|dóttir|dottir|ić|vić|[eo]nko|wicz|ez|szky|oğlu|oglu|yan|shvili|adze|inen|aitis|ellini|etti)$/;

/** Whether a word in lower case ends as family names do and words do not: "Horvatinčić". */
export function hasFamilyEnding(word: string): boolean {
  return word.length > 5 && familyEnding.test(word);
}

/** Endings of words that are none: what may follow a name in a text without capitals. */
const wordEnding = /^.{1,3}$|(?:ed|ing|ly|tion|ment|ful|less|ous|able|ness|ible|n't|nt|s)$/;

/** Where the name that starts with the word `[start, end)` ends, with middle names, family names, "Jr." and "PhD". */
export function nameRunEnd(text: string, first: Span): number {
  let { end } = first;
  const isCapital = isCapitalAt(text, first.start);
  const isShouted = isCapital && end - first.start > 1 && !isTitlecase(text, first);
  // Looked at near the name only: texts may be long.
  const isAllLower = !isCapital && !/\p{Lu}/u.test(text.slice(Math.max(0, first.start - 200), end + 200));
  for (let parts = 1; parts < mostParts; parts++) {
    const next = nextPart(text, end, { isCapital, isShouted, isAllLower });
    if (next === undefined) break;
    end = next;
  }
  const suffix = /^,? (\p{L}+)\.?(?!\p{L})/u.exec(text.slice(end, end + 8));
  return suffix && suffixes.has(suffix[1]!.toLowerCase()) ? end + suffix[0].length : end;
}

interface Writing {
  readonly isCapital: boolean;
  readonly isShouted: boolean;
  /** No letter of the text is a capital. */
  readonly isAllLower: boolean;
}

/** Where the next part of a name ends; undefined where the name is over. */
function nextPart(text: string, end: number, writing: Writing): number | undefined {
  const initial = /^ (?:\p{Lu}\.? ){1,2}(?=\p{Lu}\p{Ll})/u.exec(text.slice(end, end + 10));
  if (initial && writing.isCapital) {
    const start = end + initial[0].length;
    return isFamily(text, { start, end: lettersEnd(text, start) }, writing) ? lettersEnd(text, start) : undefined;
  }
  let word = wordAfter(text, end);
  // "van der Berg": small words count with the name behind them only.
  for (let count = 0; word && count < 2 && particles.has(text.slice(word.start, word.end).toLowerCase()); count++) {
    const after = wordAfter(text, word.end);
    if (!after || (writing.isCapital && !isCapitalAt(text, after.start) && count > 0)) break;
    word = after;
  }
  if (!word) return lastInitial(text, end, writing);
  return isFamily(text, word, writing) ? word.end : lastInitial(text, end, writing);
}

/** "Sarah K.": one letter that ends the name. */
function lastInitial(text: string, end: number, { isCapital }: Writing): number | undefined {
  const initial = /^ \p{Lu}(?:\.|(?=[\n,]|$))/u.exec(text.slice(end, end + 4));
  return initial && isCapital ? end + initial[0].length : undefined;
}

function isFamily(text: string, word: Span, { isCapital, isShouted, isAllLower }: Writing): boolean {
  const lower = text.slice(word.start, word.end).toLowerCase();
  const kinds = kindsOf(lower);
  if (word.end - word.start < 2 || notFamily.has(lower) || suffixes.has(lower)) return false;
  if (!isCapital) {
    if (isAllLower && (kinds & anyName) !== 0) return !englishWords.has(lower);
    if (isCommonWord(lower)) return false;
    return (
      (kinds & (anyGiven | wordKinds.family)) !== 0 || hasFamilyEnding(lower) || (isAllLower && !wordEnding.test(lower))
    );
  }
  if (!isCapitalAt(text, word.start)) return false;
  if (!isShouted && !isTitlecase(text, word) && !/^(?:O|D|Mc|Mac)/.test(text.slice(word.start))) return false;
  if (!englishWords.has(lower)) return (kinds & anyName) !== 0 || !isCommonWord(lower);
  // "Sarah Price was", "Anna Best." and not "Thanks Anna Best service".
  return (kinds & anyName) !== 0 && endsThere(text, word.end);
}

/** Whether a sentence, a phrase or the subject of one ends at `end`. */
function endsThere(text: string, end: number): boolean {
  const after = wordAfter(text, end);
  return after ? personAfter.has(text.slice(after.start, after.end)) : text[end] !== " ";
}
