/** The words beside a word, as long as nothing but a blank stands between. */

import type { Span } from "../span.ts";
import { capitals, foldedLetters } from "./name-list.ts";

/** Whether the unit at `at` is a letter. */
export function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x1f00 && foldedLetters[code] !== 0;
}

/** Whether the unit at `at` is a capital letter. */
export function isCapitalAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x1f00 && capitals[code] === 1;
}

/** Whether a word is written "Like", not "LIKE" or "like". */
export function isTitlecase(text: string, { start, end }: Span): boolean {
  return isCapitalAt(text, start) && end - start > 1 && !isCapitalAt(text, end - 1);
}

/** Where the letters that start at `at` end, at most 40 further on. */
export function lettersEnd(text: string, at: number): number {
  let end = at;
  while (end - at < 40 && isLetterAt(text, end)) end++;
  return end;
}

/** The letters that start at `at` and what is joined to them: "O'Brien", "Anne-Marie". */
export function nameEnd(text: string, at: number): number {
  let end = lettersEnd(text, at);
  for (let joints = 0; joints < 2; joints++) {
    const sign = text[end];
    const isJoint = sign === "-" || ((sign === "'" || sign === "’") && end - at <= 2 && text.slice(at, end) !== "I");
    if (!isJoint || !isLetterAt(text, end + 1) || isCapitalAt(text, end + 1) !== isCapitalAt(text, at)) break;
    end = lettersEnd(text, end + 1);
  }
  return end;
}

/** The word after one or two blanks at `end`. */
export function wordAfter(text: string, end: number): Span | undefined {
  if (text[end] !== " ") return undefined;
  const start = text[end + 1] === " " ? end + 2 : end + 1;
  return isLetterAt(text, start) ? { start, end: nameEnd(text, start) } : undefined;
}

/** The word in lower case that ends one or two blanks before `start`; "" where a sign stands there. */
export function wordBefore(text: string, start: number): string {
  if (text[start - 1] !== " ") return "";
  const end = text[start - 2] === " " ? start - 2 : start - 1;
  let at = end;
  while (at > 0 && end - at < 24 && (isLetterAt(text, at - 1) || /['’]/.test(text[at - 1]!))) at--;
  return text.slice(at, end).toLowerCase().replace("’", "'");
}
