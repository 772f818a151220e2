/** Names of persons: by lists of given names, and by the words that lead to a name. */

import type { Span } from "../span.ts";
import { brandEnd, brandTitleEnd, isBrandPair } from "./brands.ts";
import type { Found } from "./found.ts";
import { ledName, ownedAndSpoken } from "./led-names.ts";
import {
  alsoOfThings,
  notAfter,
  notFamily,
  doingAfter,
  personAfter,
  personBefore,
  placeAfter,
  surelyAfter,
  surelyBefore,
  thingNames,
} from "./name-cues.ts";
import { anyGiven, anyName, isCommonWord, kindsOf, wordKinds } from "./name-list.ts";
import { hasFamilyEnding, nameRunEnd } from "./name-run.ts";
import { isListed, startsList, withListed } from "./listed-names.ts";
import { greetedName } from "./greeted-names.ts";
import { apart, givenBefore, standsFree, withMentions } from "./names-beside.ts";
import type { Hit } from "./word-scan.ts";
import { isCapitalAt, isLetterAt, isTitlecase, nameEnd, wordAfter, wordBefore } from "./words-around.ts";

const uncertain = wordKinds.word | wordKinds.doubtful;
const certain = wordKinds.given | wordKinds.popular;
const leading = wordKinds.title | wordKinds.nameCue | wordKinds.closer;

const placeLeads = /^(?:in|at|from|to|of|near|via|best|other|speak|spoke|on|with|using|use|bought|buy|love|size)$/;
/** "St. Louis", "Mt. Vernon". */
const abbreviatedPlace = /\b(?:st|mt|ft)\. $/i;
const determiners = /^(?:the|a|an|my|your|our|its|this|that|any|new|der|die|das|le|la|el)$/;
/** "Jordan's address": what only persons have. */
const belongings =
  /^['’]s (?:address|account|name|e-?mail|phone|number|mobile|daughter|son|wife|husband|mother|father|mum|mom|dad|brother|sister|partner|birthday|booking|reservation|passport|fault|attitude|manager|reply|answer|help|flat|house|room|bag|ticket)\b/i;
/** "Ross, can you …" at the start of a sentence. */
const spokenTo =
  /^, (?:can|could|please|would|will|you|thank|thanks|i|we|my|where|what|why|how|when|have|is|are|do|did)\b/i;
/** "Spoke to Jordan". */
const talkedTo =
  /\b(?:spoke|spoken|speak|speaking|talk|talked|talking|chat|chatted|chatting|wrote|written|dealt|dealing|listen|listened|listening|belongs|sung|directed|signed|assisted|helped|served|treated) (?:to|with|by) $|\b(?:shout|yell|scream|swore|swear|mad|angry|look|laugh)(?:s|ed|ing)? at $/i;
/** "Thank you, Jordan!" */
const spokenToBefore = /\b(?:thanks|thank you|cheers|sorry|hi|hello|hey|bye|welcome|goodbye), $/i;
/** Behind the name of a street or a town: "& 5th", a state of the US. */
const placeBehind =
  /^(?: (?:and|&) \d|, (?:A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?![\p{L}\p{N}]))/u;
/** "Lowe's, …": a shop, for a person's something is. */
const ownedByNobody = /^['’]s(?:[.,;:!?)]|$)/;
const placeBefore = /^(?:in|near|outside|around|across|via)$/;
/** Names that are also colours, flowers and food: with another capital behind them a product ("Olive Oil"). */
const materials = new Set(
  "ruby jade olive pearl amber rose ginger basil jasmine violet cherry candy opal lily art will harmony melody sterling".split(
    " ",
  ),
);

const mostMentions = 20;

/** The names of persons in a text, in order; `hits` are the words of the text that have a kind. Linear in the length of the text. */
export function findNames(text: string, hits: readonly Hit[]): Found[] {
  const found: Found[] = [];
  /** Names that are nothing else: once a person is called so, the name is wanted wherever it stands again. */
  const learned: string[] = [];
  let done = 0;
  for (const hit of hits) {
    if (hit.start < done || !standsFree(text, hit)) continue;
    const isNamed = (hit.kinds & (anyName | wordKinds.title)) !== 0;
    const brand = isNamed ? (brandEnd(text, hit) ?? brandTitleEnd(text, hit)) : undefined;
    if (brand !== undefined) {
      done = brand;
      continue;
    }
    const span = spanAt(text, hit);
    if (span === undefined || span.start < done) {
      if ((hit.kinds & anyName) !== 0 && done === found.at(-1)?.end && isListed(text, { from: done, hit })) {
        found.push({ kind: "name", start: hit.start, end: (done = nameEnd(text, hit.start)) });
      }
      continue;
    }
    found.push({ kind: "name", ...span });
    done = span.end;
    if ((hit.kinds & (uncertain | wordKinds.greeting)) === 0 && learned.length < mostMentions)
      learned.push(text.slice(span.start, span.end));
  }
  const listed = found.length === 0 ? found : withListed(text, found);
  for (const name of ownedAndSpoken(text)) {
    learned.push(text.slice(name.start, name.end));
    listed.push({ kind: "name", ...name });
  }
  return learned.length === 0 ? listed : withMentions(text, { found: apart(listed), learned });
}

function spanAt(text: string, hit: Hit): Span | undefined {
  const { kinds } = hit;
  const greeted = (kinds & wordKinds.greeting) !== 0 ? greetedName(text, hit) : undefined;
  if (greeted) return greeted;
  const led = (kinds & leading) !== 0 ? ledName(text, hit) : undefined;
  if (led) return led;
  if ((kinds & anyName) === 0) return undefined;
  const start = joinedStart(text, hit.start);
  if (start === undefined) return undefined;
  const word = { start, end: nameEnd(text, hit.start) };
  if ((kinds & wordKinds.family) !== 0) {
    const given = givenBefore(text, word);
    if (given !== undefined) return { start: given, end: nameRunEnd(text, word) };
  }
  return isPerson(text, word, kinds) ? { start: word.start, end: nameRunEnd(text, word) } : undefined;
}

/** Where the word starts that ends with the part at `at`: "Okafor-Lind"; undefined where it is no name's, "Saint-Germain". */
function joinedStart(text: string, at: number): number | undefined {
  if (text[at - 1] !== "-" || !isLetterAt(text, at - 2)) return at;
  let start = at - 1;
  while (at - start < 24 && isLetterAt(text, start - 1)) start--;
  const first = { start, end: at - 1 };
  const isName = isTitlecase(text, first) && !isCommonWord(text.slice(start, at - 1).toLowerCase());
  return isName && standsFree(text, first) ? start : undefined;
}

/** Whether a word that may be a name is one where it stands. */
function isPerson(text: string, word: Span, kinds: number): boolean {
  const before = wordBefore(text, word.start);
  const lower = text.slice(word.start, word.end).toLowerCase();
  if (
    isBrandPair(`${before} ${lower}`) ||
    (text[word.start - 2] === "." && abbreviatedPlace.test(text.slice(word.start - 5, word.start)))
  ) {
    return false;
  }
  const next = wordAfter(text, word.end);
  const after = next ? text.slice(next.start, next.end).toLowerCase() : "";
  if (next && placeAfter.has(after) && isCapitalAt(text, next.start) === isCapitalAt(text, word.start)) return false;
  const isFullName = next !== undefined && (kindsOf(after) & anyName) !== 0 && isCapitalAt(text, next.start);
  if (notAfter.has(before)) {
    // "the Maria Lopez order", but no Jordan and no saint.
    if (/^(?:family|household|residence)$/.test(after) && (kinds & (wordKinds.family | wordKinds.surname)) !== 0)
      return !isCommonWord(lower);
    const isSure = (kinds & certain) !== 0 && next !== undefined && determiners.test(before);
    return (
      isSure &&
      !isCommonWord(after) &&
      !notFamily.has(after) &&
      isCapitalAt(text, next.start) === isCapitalAt(text, word.start)
    );
  }
  if (placeBefore.test(before) && !isFullName) return false;
  if (before === "at" && !isFullName && !talkedTo.test(text.slice(Math.max(0, word.start - 24), word.start)))
    return false;
  // "Lamar & 5th", "Charlotte, NC", "Lowe's."
  if (placeBehind.test(text.slice(word.end, word.end + 10))) return false;
  if ((kinds & (wordKinds.popular | wordKinds.word)) === 0 && ownedByNobody.test(text.slice(word.end, word.end + 4)))
    return false;
  if (!isCapitalAt(text, word.start)) return (kinds & wordKinds.popular) !== 0;
  const isShouted = !isTitlecase(text, word) && word.end - word.start > 1;
  if (isShouted) return (kinds & wordKinds.popular) !== 0 && word.end - word.start > 3;
  if ((kinds & certain) !== 0) return true;
  if (next && isCapitalAt(text, next.start)) {
    const kindsAfter = kindsOf(after);
    // "Mark Roseby", "Paris Martinez" and not "Ruby Slippers", "Paris Hotel", "Olive Oyl".
    if (isTitlecase(text, next)) {
      const isName = (kindsAfter & (wordKinds.family | wordKinds.surname | certain)) !== 0 || hasFamilyEnding(after);
      if (isCommonWord(after) || notFamily.has(after)) return false;
      const isWord = (kinds & (anyGiven & ~wordKinds.doubtful)) !== 0 && !materials.has(lower);
      if ((kinds & anyGiven) !== 0 && (isName || isWord || isOwnLine(text, { start: word.start, end: next.end })))
        return true;
    }
  }
  const isTalkedTo = talkedTo.test(text.slice(Math.max(0, word.start - 24), word.start));
  if (isTalkedTo && !isCommonWord(lower)) return true;
  if (isGreeted(text, word, before) || isSpokenTo(text, word, kinds)) return true;
  if (belongings.test(text.slice(word.end, word.end + 16)) && (kinds & (anyGiven | wordKinds.family)) !== 0)
    return true;
  if ((kinds & wordKinds.word) !== 0)
    return thingNames.has(lower)
      ? isTalkedTo || isPersonAmongThings({ before, after })
      : isPersonAmongWords({ before, after });
  if ((kinds & wordKinds.doubtful) !== 0)
    return surelyBefore.has(before) ? !isGreeting(before) : surelyAfter.has(after);
  if (surelyBefore.has(before)) return !isGreeting(before) && !isCommonWord(lower);
  if ((kinds & wordKinds.family) === 0) return false;
  // In the middle of a sentence; a place where a place may stand.
  if (isPlural(lower)) return false;
  if (startsList(text, word)) return true;
  if (personAfter.has(after) && before === "" && isTitlecase(text, word)) return true;
  return surelyAfter.has(after) || (/^\p{Ll}/u.test(before) && !placeLeads.test(before) && isTitlecase(text, word));
}

/** Whether nothing else stands on the line, but what follows a comma: "Ernst Vogelaar, Office Management" at the end of a mail. */
function isOwnLine(text: string, { start, end }: Span): boolean {
  return text[start - 1] === "\n" && /^(?:[ \t]{0,3}\n|,|$)/.test(text.slice(end, end + 4));
}

interface Beside {
  readonly before: string;
  readonly after: string;
}

/** Whether the words beside a word that is a name too tell of a person: "Mark was". */
function isPersonAmongWords({ before, after }: Beside): boolean {
  return personBefore.has(before) || personAfter.has(after) || doingAfter.has(after);
}

/** The same of one that customers write about: "spoke to Bill", "Bill helped", and not "Bill is too high". */
function isPersonAmongThings({ before, after }: Beside): boolean {
  if (/^(?:is|was|has|had|did|does|why|from|by|with|to|an|said|all)$/.test(before)) return false;
  return (
    personBefore.has(before) ||
    (isPersonAmongWords({ before, after }) && !alsoOfThings.has(after) && !doingAfter.has(after))
  );
}

/** Whether somebody is spoken to who is called like a word or a place. */
function isSpokenTo(text: string, word: Span, kinds: number): boolean {
  if ((kinds & (anyGiven | wordKinds.family)) === 0 || isCommonWordAfterAll(text, word, kinds)) return false;
  const isStart = word.start === 0 || /[.!?\n]\s?$/.test(text.slice(word.start - 2, word.start));
  if (isStart && spokenTo.test(text.slice(word.end, word.end + 12))) return true;
  return (
    spokenToBefore.test(text.slice(Math.max(0, word.start - 14), word.start)) &&
    /^[.!?,\n]|^$/.test(text.slice(word.end, word.end + 1))
  );
}

/** Whether a doubtful name is an everyday English word: "Early, please". */
function isCommonWordAfterAll(text: string, word: Span, kinds: number): boolean {
  return (kinds & wordKinds.word) === 0 && isCommonWord(text.slice(word.start, word.end).toLowerCase());
}

/** "Sheets", "Bills": a family name as a word of things. */
function isPlural(lower: string): boolean {
  return lower.endsWith("s") && isCommonWord(lower.slice(0, -1));
}

function isGreeting(before: string): boolean {
  return /^(?:hi|hello|dear|hey|hiya|hallo|liebe|lieber|hola|bonjour|ciao)$/.test(before);
}

/** "Hi Jordan,": greeted, and the greeting is over. */
function isGreeted(text: string, word: Span, before: string): boolean {
  return isGreeting(before) && /^(?:[,!.:–-]|\n|$)/.test(text.slice(word.end, word.end + 1));
}
