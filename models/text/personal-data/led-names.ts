/** Names of any shape, told by the words before them: a title, "my name is", the closing of a mail. */

import type { Span } from "../span.ts";
import { englishWords } from "../english-words.ts";
import { brandTitleEnd, isBrand } from "./brands.ts";
import { namedThings, notFamily, particles, placeAfter } from "./name-cues.ts";
import { anyGiven, anyName, isCommonWord, kindsOf, wordKinds } from "./name-list.ts";
import { hasFamilyEnding, nameRunEnd } from "./name-run.ts";
import type { Hit } from "./word-scan.ts";
import { isCapitalAt, isTitlecase, nameEnd, wordAfter, wordBefore } from "./words-around.ts";

/** What follows "name": "is", ":", "?", and a title. */
const nameIs =
  /(?:'s|’s)?(?: (?:(?:is|was|to|of|ist|es|est|é|è|here is)(?: indeed| actually)?)| ?[:=?]| -)?[ \n]{1,2}(?=\p{L})/iuy;
const calledMe = /^ (?:me|myself|him|her|them|himself|herself)(?: up)? (?=\p{L})/iu;

/** "Hleb's daughter", and who says what follows in quotes: "Hleb: “Who are you?”". */
const owned =
  /(?<![\p{L}\p{N}@#'’-])(\p{Lu}\p{Ll}{2,24})['’]s (?:address|daughter|son|wife|husband|mother|father|brother|sister|mum|mom|dad|birthday|passport|surname|funeral)\b/gu;
const spoken = /(?:^|\n)[ \t]{0,3}(\p{L}\p{Ll}{1,24}): ?\\?["“„«]/gu;
/** "“Never,” says Kovač": of words that may be names, for companies say things too. */
const quoted =
  /["”“»]\s?(?:says|said|asks|asked|replied|replies|answered|shouted|wrote) (\p{L}[\p{L}\p{M}]{2,24})(?![\p{L}\p{N}])/gu;
const mostSpoken = 50;

/** Names that the lists need not have, told by what follows them. */
export function ownedAndSpoken(text: string): Span[] {
  const names: Span[] = [];
  for (const [pattern, sign] of [
    [owned, "'s "],
    [owned, "’s "],
    [spoken, ":"],
    [quoted, '" '],
    [quoted, "” "],
  ] as const) {
    if (!text.includes(sign)) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index + match[0].indexOf(match[1]!);
      const word = { start, end: start + match[1]!.length };
      if (isAnyName(text, word) && (pattern !== quoted || isListedOrEnds(text, word))) names.push(word);
      if (names.length > mostSpoken) return names;
    }
  }
  return names;
}

function isListedOrEnds(text: string, word: Span): boolean {
  const lower = text.slice(word.start, word.end).toLowerCase();
  return (kindsOf(lower) & anyName) !== 0 || hasFamilyEnding(lower);
}

/** The name that a title, "name" or the closing of a mail leads to; undefined where it leads to none. */
export function ledName(text: string, hit: Hit): Span | undefined {
  const { kinds } = hit;
  return (
    ((kinds & wordKinds.title) !== 0 ? titledName(text, hit) : undefined) ??
    ((kinds & wordKinds.nameCue) !== 0 ? namedPerson(text, hit) : undefined) ??
    ((kinds & wordKinds.closer) !== 0 ? signature(text, hit) : undefined)
  );
}

/** A word that leads the name of a person whatever it is: no everyday word, with a capital where the text has them. */
function isAnyName(text: string, word: Span): boolean {
  const lower = text.slice(word.start, word.end).toLowerCase();
  const kinds = kindsOf(lower);
  if (
    notFamily.has(lower) ||
    placeAfter.has(lower) ||
    particles.has(lower) ||
    (kinds & wordKinds.title) !== 0 ||
    isBrand(text, word)
  )
    return false;
  if (isCapitalAt(text, word.start)) return !isCommonWord(lower) || (kinds & anyGiven) !== 0;
  if (lower.length < 3) return false;
  return (kinds & wordKinds.word) !== 0 || ((kinds & (anyGiven | wordKinds.family)) !== 0 && !isCommonWord(lower));
}

function titledName(text: string, title: Hit): Span | undefined {
  // "MS Teams", "miss you"
  if (title.end - title.start > 1 && isCapitalAt(text, title.start) && !isTitlecase(text, title)) return undefined;
  const dot = text[title.end] === "." ? title.end + 1 : title.end;
  const word = wordAfter(text, dot);
  const isShort = /^(?:mr|mrs|ms|dr|prof|herr|frau)$/.test(text.slice(title.start, title.end));
  if (!isCapitalAt(text, title.start) && !isShort) return undefined;
  if (!word || isBrand(text, title) || brandTitleEnd(text, title) !== undefined) return undefined;
  const initials =
    /^(?:\p{Lu}\.? ?){1,2}(?=\p{Lu}\p{Ll})/u.exec(text.slice(word.start, word.start + 8))?.[0].length ?? 0;
  const first = initials > 0 ? { start: word.start, end: nameEnd(text, word.start + initials) } : word;
  if (initials === 0 && !isTitledWord(text, title, first)) return undefined;
  return { start: title.start, end: nameRunEnd(text, first) };
}

function isTitledWord(text: string, title: Hit, word: Span): boolean {
  const lower = text.slice(word.start, word.end).toLowerCase();
  if (notFamily.has(lower) || word.end - word.start < 2) return false;
  if (isCapitalAt(text, word.start)) return !isCommonWord(lower) || (kindsOf(lower) & anyName) !== 0;
  if (isCapitalAt(text, title.start) || englishWords.has(lower) || lower.length < 3) return false;
  if (isCommonWord(lower) && (kindsOf(lower) & anyName) === 0) return false;
  if (text[title.end] === ".") return true;
  const isPlain = /^(?:mr|mrs|prof|herr|frau)$/.test(text.slice(title.start, title.end));
  return isPlain || (/^(?:dr|ms)$/.test(text.slice(title.start, title.end)) && (kindsOf(lower) & anyName) !== 0);
}

/** "My name is Hleb", "name: Hleb", "everyone calls me Hleb", "ich heiße Hleb", "she named him Hleb". */
function namedPerson(text: string, cue: Hit): Span | undefined {
  const word = text.slice(cue.start, cue.end).toLowerCase();
  const before = wordBefore(text, cue.start);
  let start: number | undefined;
  if (/^(?:names?|nom|nome|nombre|naam|imię)$/.test(word)) {
    if (namedThings.has(before)) return undefined;
    nameIs.lastIndex = cue.end;
    const length = nameIs.exec(text)?.[0].length;
    if (length !== undefined && length > 0) start = cue.end + length;
    // "the name Hleb": only with what tells that a name comes.
    if (
      start !== undefined &&
      /^ $/.test(text.slice(cue.end, start)) &&
      !isTitlecase(text, { start, end: nameEnd(text, start) })
    ) {
      return undefined;
    }
  } else if (/^(?:call|calls|called|named|names)$/.test(word)) {
    const pronoun = calledMe.exec(text.slice(cue.end, cue.end + 14));
    if (pronoun) start = cue.end + pronoun[0].length;
  } else if (labels.test(word)) {
    if (text[cue.end] === ":") return labelled(text, cue.end + 1);
  } else {
    start = wordAfter(text, cue.end)?.start;
    if (start !== undefined && !isCapitalAt(text, start)) return undefined;
  }
  if (start === undefined) return undefined;
  const first = { start, end: nameEnd(text, start) };
  if (!isAnyName(text, first) || (!isTitlecase(text, first) && isCapitalAt(text, start))) return undefined;
  // "Best Dad Ever": a cue with a capital in the middle of a line is a title, and what follows may be one too.
  if (isTitlecase(text, cue) && text[cue.start - 1] === " " && isCommonWord(text.slice(start, first.end).toLowerCase()))
    return undefined;
  return { start, end: nameRunEnd(text, first) };
}

/** "User: Kent Mailly": fields of forms that say who it is. */
const labels = /^(?:user|customer|client|guest|passenger|patient|recipient|sender|contact|attn)$/;

/** The full name, or the given one, that a field holds. */
function labelled(text: string, end: number): Span | undefined {
  const first = wordAfter(text, end);
  if (first === undefined) return undefined;
  const kinds = kindsOf(text.slice(first.start, first.end));
  const nameEnds = nameRunEnd(text, first);
  if ((kinds & anyGiven) === 0 || isBrand(text, first)) return undefined;
  const isFull = nameEnds > first.end || (kinds & (wordKinds.given | wordKinds.popular)) !== 0;
  return isFull ? { start: first.start, end: nameEnds } : undefined;
}

const signedLine =
  /^[,.!]{0,2}(?:[ \t]{0,3}\n){1,3}[ \t]{0,3}[-–—]?[ \t]?((?:\p{Lu}[\p{L}\p{M}'’-]{1,24}|\p{Lu}\.)(?: (?:\p{Lu}[\p{L}\p{M}'’-]{1,24}|\p{Lu}\.?)){0,3})[.!]?[ \t]{0,3}(?:\n|$)/u;

/** The line below "Kind regards,": words with capitals and nothing else. */
function signature(text: string, closer: Hit): Span | undefined {
  let end = closer.end;
  while (end - closer.end < 5 && ",.! \t\r".includes(text[end] ?? "-")) end++;
  if (text[end] !== "\n") return undefined;
  const line = signedLine.exec(text.slice(closer.end, closer.end + 120));
  if (!line) return undefined;
  const name = line[1]!;
  const words = name.toLowerCase().split(" ");
  if (words.some((word) => notFamily.has(word) || placeAfter.has(word))) return undefined;
  if (englishWords.has(words[0]!) && (kindsOf(words[0]!) & anyGiven) === 0) return undefined;
  const start = closer.end + line[0].indexOf(name);
  return { start, end: start + name.length };
}
