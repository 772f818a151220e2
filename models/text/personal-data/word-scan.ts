/** One look over a text: where words stand that names and addresses are found by, and which signs there are. */

import { capitals, foldedLetters, hashFactor, kindsOfHash, wordKinds } from "./name-list.ts";

/** A word with the bits of `wordKinds`, at `[start, end)` in UTF-16 units. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly kinds: number;
}

export interface Scan {
  readonly hits: readonly Hit[];
  /** The kinds of all hits. */
  readonly kinds: number;
  /** How many there are of the signs that numbers and addresses are written with. */
  readonly digits: number;
  /** Where the first digit stands; 0 where there is none. */
  readonly firstDigit: number;
  readonly dots: number;
  readonly colons: number;
  readonly hasAt: boolean;
  /** "?" or "&": a web address may go on. */
  readonly hasQuery: boolean;
  /** A bracket that opens: "[EMAIL]", "(at)". */
  readonly hasBracket: boolean;
  /** A unit that is neither ASCII nor a letter: digits, blanks and dashes in disguise are among them. */
  readonly hasUnusual: boolean;
}

const noHits: readonly Hit[] = [];
const longestWord = 24;
const kindsOfSigns = new Uint8Array(128);
for (const [sign, kind] of Object.entries({ ".": 1, ":": 2, "@": 3, "?": 4, "&": 4, "[": 5, "(": 5, "{": 5, "<": 5 })) {
  kindsOfSigns[sign.charCodeAt(0)] = kind;
}
for (let digit = 48; digit < 58; digit++) kindsOfSigns[digit] = 6;

/** The words of a text that have a kind, and its signs. Reads every unit once. */
export function scanText(text: string): Scan {
  let hits: Hit[] | undefined;
  let allKinds = 0;
  let start = -1;
  let hash = 0;
  let firstDigit = 0;
  let isCapital = false;
  // How often each kind of sign stands in the text.
  let dots = 0;
  let colons = 0;
  let ats = 0;
  let queries = 0;
  let brackets = 0;
  let digits = 0;
  let unusual = 0;
  for (let at = 0; at <= text.length; at++) {
    // A blank after the last unit, so that the last word ends.
    const code = at < text.length ? text.charCodeAt(at) : 32;
    const folded = code < 0x1f00 ? foldedLetters[code]! : 0;
    if (folded !== 0) {
      if (start < 0) {
        start = at;
        hash = 0;
        isCapital = capitals[code] === 1;
      }
      hash = Math.imul(hash ^ folded, hashFactor);
      continue;
    }
    if (start >= 0) {
      if (at - start > 1 && at - start <= longestWord) {
        const kinds = kindsOfHash(hash, isCapital) & ~wordKinds.common;
        if (kinds !== 0) {
          (hits ??= []).push({ start, end: at, kinds });
          allKinds |= kinds;
        }
      }
      start = -1;
    }
    if (code === 32) continue;
    if (code > 127) unusual++;
    else {
      const sign = kindsOfSigns[code];
      if (sign === 6) {
        if (digits++ === 0) firstDigit = at;
      } else if (sign === 1) dots++;
      else if (sign === 2) colons++;
      else if (sign === 3) ats++;
      else if (sign === 4) queries++;
      else if (sign === 5) brackets++;
    }
  }
  return {
    hits: hits ?? noHits,
    kinds: allKinds,
    digits,
    firstDigit,
    dots,
    colons,
    hasAt: ats > 0,
    hasQuery: queries > 0,
    hasBracket: brackets > 0,
    hasUnusual: unusual > 0,
  };
}
