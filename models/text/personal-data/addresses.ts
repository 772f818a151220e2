/** Street addresses, in the shapes of several countries. */

import type { Span } from "../span.ts";
import { englishWords } from "../english-words.ts";
import { isAddressEnd, postcode, restOfAddress } from "./address-rest.ts";
import { type Found, isDigit } from "./found.ts";
import { isCommonWord, wordKinds } from "./name-list.ts";
import type { Hit, Scan } from "./word-scan.ts";
import { isCapitalAt, isLetterAt } from "./words-around.ts";

/** How far before the word "Street" its number may stand. */
const reach = 72;
const number = "\\d{1,5}[a-zA-Z]?(?:[-/–]\\d{1,4}[a-zA-Z]?)?";
const capitalWord = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|\\d{1,3}(?:st|nd|rd|th)|d[aeou]s?|del|della|van|von|der|den|la|le)";
const anyWord = "[\\p{L}][\\p{L}\\p{M}'’.-]*";

/** Before "Street": the number of the house and the name of the street. */
const numbered = new RegExp(`(?<![\\p{L}\\p{N}.,:€$£#-])(?:${number},? ){1,2}(?:${capitalWord} ){1,4}$`, "u");
const numberedLower = new RegExp(`(?<![\\p{L}\\p{N}.,:€$£#-])(?:${number},? ){1,2}(?:${anyWord} ){1,3}$`, "u");
const named = new RegExp(`(?:(?<![\\p{L}\\p{N}])${capitalWord} ){1,4}$`, "u");
/** Where somebody lives, or something is to be sent. */
const home =
  /(?:\b(?:address(?:es)?|lives?|lived|living|moved?|resid\w+|located|deliver\w*|sen[dt]|shipp?\w*|return|taxi|pick(?:ed)? \w+ up|meet|office|wohn\w*|adresse|dirección|habite|corner)\b[^.!?\n]{0,48}|\baddress[^\p{L}]{1,6})$/iu;
/** The same, where only the name of the street is told: there are shops in streets. */
const ownHome = /\b(?:address(?:es)?(?: is)?|lives?|lived|living|moved?|resid\w+|wohn\w*|corner)\b[^.!?\n]{0,24}$/iu;
/** "Rua", "calle", "ul.": the street's name follows. */
const before = new Set(
  (
    "rua rue travessa avenida avda via viale calle carrer carrera ctra paseo plaza plaça piazza largo vila chemin quai cours impasse strada " +
    "corso vicolo ulica ul jalan prospekt avenue av place allée boulevard cours route"
  ).split(" "),
);
const units = new Set("apt apartment suite unit flat box pobox postfach apartado".split(" "));
/** Lower-case words that name streets and little else. */
const plainStreets = new Set("street road avenue lane st ave rd".split(" "));
/** The same behind the name, in Hungarian and German: "Erzsébet tér 92". */
const trailing = new Set("utca út tér körút rakpart straße strasse platz weg allee ufer gasse".split(" "));
/** "My zip code is 90210": the word before a postcode. */
const postcodes = /^(?:zip|zipcode|postcode|plz|postleitzahl)$/;
const military = /^(?:dpo|fpo|apo)$/;
const streetAfter = new RegExp(
  `^\\.?(?: (?:${capitalWord})){1,6}(?:,? (?:n[°º.]? ?)?${number})?(?![\\p{L}\\p{N}])`,
  "u",
);
const streetAfterLower = new RegExp(`^\\.?(?: ${anyWord}){1,4},? ${number}(?![\\p{L}\\p{N}])`, "u");
const numberAfter = new RegExp(`^\\.?,? ${number}(?![\\p{L}\\p{N}:%.,]\\p{N}|[\\p{L}\\p{N}%€$£])`, "u");

/** Endings of names of streets in one word, with the number behind: "Hochstrasse 96", "Hulsterdreef 100". */
const compound =
  /(?:str\.?|stra(?:ß|ss)e|gasse|weg|allee|platz|ufer|damm|ring|steig|dreef|straat|laan|plein|plaats|gracht|kade|singel|gatan|gata|gränd|vägen|väg|vej|gade|stræde|gården|veien|vegen|katu|tie|kuja|polku|utca|tér|körút|havn|holm|bakken|marken)$/iu;
const plainEnding = /(?:stra(?:ß|ss)e|straat|gatan|plaats)$/iu;
/** "Alte " before "Landstraße 5". */
const lastWords = /(?<![\p{L}\p{N}-])(?:\p{Lu}[\p{L}\p{M}'’-]*[ -]){1,3}$/u;
/** "98 Grote Baan 477": number, name, number; only where somebody lives or a place follows. */
const between = new RegExp(`(?<![\\p{L}\\p{N}.,€$£#/-])${number} (?:${anyWord},? ){1,5}$`, "u");

/** "7 Feb, …": a day where the number of a house would stand. */
const dated = /^\S+ (?:jan|feb|m[aä]r|apr|may|mai|jun|jul|aug|sep|o[ck]t|nov|de[cz])/i;

/** The addresses of a text, by its words that have a kind and its numbers. Linear in the length of the text. */
export function findAddresses(text: string, { hits, kinds, digits, firstDigit }: Scan): Found[] {
  const found: Found[] = [];
  const streets = (kinds & wordKinds.street) === 0 ? [] : hits.filter((hit) => isWorthALook(text, hit, digits));
  const anchors: readonly (Hit | Anchor)[] =
    digits === 0 ? streets : [...streets, ...numberedCompounds(text, { from: firstDigit, digits })];
  if (anchors.length === 0) return found;
  let done = 0;
  for (const anchor of anchors.length === 1 ? anchors : anchors.toSorted((a, b) => a.start - b.start)) {
    if (anchor.start < done) continue;
    const core = "core" in anchor ? anchor.core : coreAt(text, anchor, done);
    if (!core || core.start < done) continue;
    done = restOfAddress(text, core);
    found.push({ kind: "address", start: core.start, end: done });
  }
  return found;
}

/** Most of "place", "way", "close" are everyday words: without a digit somewhere only a capital, or "corner", can be an address. */
function isWorthALook(text: string, hit: Hit, digits: number): boolean {
  if ((hit.kinds & wordKinds.street) === 0) return false;
  return digits > 0 || isCapitalAt(text, hit.start) || text.startsWith("corner of", hit.start);
}

function coreAt(text: string, word: Span, bound: number): Span | undefined {
  const lower = text.slice(word.start, word.end).toLowerCase();
  const ahead = text.slice(word.end, word.end + reach);
  const behind = text.slice(Math.max(bound, word.start - reach), word.start);
  if (military.test(lower)) return militaryAt(text, word, { ahead, behind });
  if (lower === "corner") return cornerAt(word, ahead);
  if (units.has(lower)) return unitAt(word, { ahead, behind });
  if (postcodes.test(lower)) return postcodeAt(word, ahead);
  const isCapital = isCapitalAt(text, word.start);
  if (before.has(lower)) {
    // "23 boulevard Amiral Courbet" and not "give up my place from 31 July".
    const isEnglish = !isCapital && /^(?:via|place|route|court|largo|corso|cours|avenue|boulevard|av)$/.test(lower);
    const after = (isCapital || isEnglish || lower === "ul" ? streetAfter : streetAfterLower).exec(ahead)?.[0];
    const house = new RegExp(`(?<![\\p{L}\\p{N}.,:€$£#-])(?:${number},? ){1,2}$`, "u").exec(behind)?.[0];
    const isNumbered = after !== undefined && /\d[a-zA-Z]?$/.test(after);
    if (after && (isCapital || !isTalk(after.trim())) && (house || (isNumbered && !isEnglish))) {
      return { start: word.start - (house?.length ?? 0), end: word.end + after.length };
    }
  }
  return streetAt(word, { lower, isCapital, ahead, behind });
}

interface Around {
  readonly ahead: string;
  readonly behind: string;
}

function streetAt(word: Span, around: Around & { lower: string; isCapital: boolean }): Span | undefined {
  const { lower, isCapital, ahead, behind } = around;
  const trails = trailing.has(lower);
  if (!isCapital && !plainStreets.has(lower) && !trails) return undefined;
  const after = numberAfter.exec(ahead)?.[0] ?? (ahead.startsWith(".") && lower.length < 5 ? "." : "");
  const end = word.end + after.length;
  const house = (isCapital ? numbered : numberedLower).exec(behind)?.[0];
  if (house !== undefined && (isCapital || !isTalk(house))) return { start: word.start - house.length, end };
  if (!isCapital && !(trails && /\d/.test(after))) return undefined;
  const street = named.exec(behind)?.[0];
  if (street === undefined || englishWords.has(street.trim().toLowerCase())) return undefined;
  const isHome = ownHome.test(behind.slice(0, behind.length - street.length));
  return /\d/.test(after) || isHome ? { start: word.start - street.length, end } : undefined;
}

/** Whether what stands between the number and "Apt." is a street: with a capital where there are some, without everyday words. */
function isStreetLine(line: string, behind: string): boolean {
  if (isTalk(line)) return false;
  return /\p{Lu}/u.test(line) || (!/\p{Lu}/u.test(behind) && !line.toLowerCase().split(" ").some(isCommonWord));
}

/** "2 weeks on the road": words of talk between the number and the street. */
function isTalk(house: string): boolean {
  return house
    .toLowerCase()
    .split(/[ ,]+/)
    .some((word) => word.length > 1 && englishWords.has(word));
}

/** "Apt. 977": an address with the street before it. */
function unitAt(word: Span, { ahead, behind }: Around): Span | undefined {
  const own = /^(?:\.|:| no\.?| number)?[ ]?#?\d{1,5}[a-zA-Z]?(?![\p{L}\p{N}])/u.exec(ahead)?.[0];
  if (own === undefined) return undefined;
  const gap = /(?:,? ?\n[ >?*]{0,4}|, ?| |)$/.exec(behind)![0];
  const street = behind.slice(0, behind.length - gap.length);
  const line = /(?<![\p{L}\p{N}.,€$£#-])\d{1,5}[a-zA-Z]?(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*){1,7}$/u.exec(
    street,
  )?.[0];
  const isLine = line !== undefined && isStreetLine(line.replace(/^\d+\w? /, ""), behind);
  if (isLine) return { start: word.start - gap.length - line.length, end: word.end + own.length };
  const box = /^(?:\.? ?\n| )box \d{1,6}/i.exec(ahead.slice(own.length))?.[0];
  const isPost = /p\.? ?o\.? $/i.exec(behind)?.[0];
  if (isPost !== undefined) return { start: word.start - isPost.length, end: word.end + own.length };
  const end = word.end + own.length + (box?.length ?? 0);
  return box !== undefined || isAddressEnd(ahead.slice(own.length)) ? { start: word.start, end } : undefined;
}

/** "Zip code is 90210": a postcode without its address. */
function postcodeAt(word: Span, ahead: string): Span | undefined {
  const link = /^(?: code)?(?:['’]s|,? (?:is|was|ist|of|lautet)(?: now)?)?[ :#]{1,2}/iu.exec(ahead)?.[0];
  const code = link === undefined ? undefined : postcode.exec(ahead.slice(link.length).toUpperCase())?.[0];
  return code === undefined
    ? undefined
    : { start: word.end + link!.length, end: word.end + link!.length + code.length };
}

/** "Corner of Main Street and 5th". */
function cornerAt(word: Span, ahead: string): Span | undefined {
  const both =
    /^ of (?:[\p{L}\p{M}\p{N}.'’-]+ ){1,5}and [\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*(?: (?:\p{Lu}[\p{L}\p{M}'’-]*|\d+|street|road|avenue|lane))*/u.exec(
      ahead,
    )?.[0];
  const isStreet =
    both !== undefined && /\d|\b(?:street|st|road|rd|avenue|ave|lane|\p{L}+stra(?:ß|ss)e)\b/iu.test(both);
  return isStreet ? { start: word.start, end: word.end + both.length } : undefined;
}

/** "DPO AP 93558" and the line above it. */
function militaryAt(text: string, word: Span, { ahead, behind }: Around): Span | undefined {
  const zip = /^,? a[aep],? \d{5}/i.exec(ahead)?.[0];
  if (zip === undefined) return undefined;
  const line = /(?:(?:psc|unit|cmr) \d{1,5},? box \d{1,6}|uss? ?n?v?s? \p{L}+)[ ,]?\n?$/iu.exec(behind)?.[0] ?? "";
  return { start: word.start - line.length, end: word.end + zip.length };
}

interface Anchor extends Span {
  readonly core: Span;
}

/** Cores that no word of the list points to: "Hochstrasse 96", "lives at 98 Grote Baan 477". */
function numberedCompounds(text: string, { from, digits }: { from: number; digits: number }): Anchor[] {
  const anchors: Anchor[] = [];
  let last = -reach;
  let left = digits;
  for (let at = from; left > 0 && at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let end = at + 1;
    while (isDigit(text.charCodeAt(end))) end++;
    left -= end - at;
    const core = end - at < 5 && text[at - 1] === " " ? numberedAt(text, { start: at, end }, last) : undefined;
    if (core) anchors.push({ ...core, core });
    last = at;
    at = end;
  }
  return anchors;
}

/** The core that ends with this number; `last` is where the number before it starts. */
function numberedAt(text: string, { start: at, end: digitsEnd }: Span, last: number): Span | undefined {
  const isLettered = isLetterAt(text, digitsEnd) && !isLetterAt(text, digitsEnd + 1);
  const end = isLettered ? digitsEnd + 1 : digitsEnd;
  if (isLetterAt(text, end) || "%:€$£".includes(text[end] ?? "-")) return undefined;
  const wordEnd = text[at - 2] === "." ? at - 2 : at - 1;
  if (!isLetterAt(text, wordEnd - 1)) return undefined;
  let start = wordEnd;
  while (wordEnd - start < 30 && isLetterAt(text, start - 1)) start--;
  const isYear = digitsEnd - at === 4 && /^(?:19|20)/.test(text.slice(at, digitsEnd));
  const word = text.slice(start, at - 1);
  const isStreet =
    word.length > 4 && !isYear && compound.test(word) && (isCapitalAt(text, start) || plainEnding.test(word));
  const isNearby = last >= 0 && at - last < reach;
  if (!isStreet && !isNearby) return undefined;
  const behind = text.slice(Math.max(0, at - reach), at);
  const house = isNearby ? between.exec(behind)?.[0] : undefined;
  // "sent 7 Feb, key photos 9 Feb" is no address.
  const isHoused = house !== undefined && !isTalk(house) && !dated.test(house);
  if (isStreet) {
    const street = isHoused
      ? house
      : `${lastWords.exec(behind.slice(0, behind.length - word.length - 1))?.[0] ?? ""}${word} `;
    return { start: at - street.length, end };
  }
  if (!isHoused || !(/^\S+ (?:\d+\w? )?\p{Lu}/u.test(house) || !/\p{Lu}/u.test(behind))) return undefined;
  const isHome = home.test(text.slice(Math.max(0, at - house.length - reach), at - house.length));
  return isHome || isAddressEnd(text.slice(end, end + reach)) ? { start: at - house.length, end } : undefined;
}
