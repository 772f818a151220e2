/** Phone numbers, national and international. */

import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { cueBefore, cueWords } from "./cues.ts";
import type { DigitGroups } from "./digit-groups.ts";
import { type Found, isDigit, isWordAt, standsAlone } from "./found.ts";
import { referenceWords } from "./reference-words.ts";

const cues = new Map<string, "phone" | "reference">([
  ...referenceWords,
  ...cueWords(
    "phone" as const,
    "phone phones telephone tel tel. call called calling ring dial text sms mobile cell cellphone fax whatsapp viber signal reach " +
      "contact callback landline handset hotline answering ph ph. mob mob. telefon telefonnummer handy handynummer mobil mobilnummer " +
      "rückruf anrufen erreichbar téléphone téléphoner portable appeler teléfono móvil celular llamar telefono cellulare chiamare " +
      "telefoon telefoonnummer bellen mobiel telemóvel telefone ligar puhelin telefonszám numer",
  ),
]);
const ownNumber =
  /\b(?:my|our|his|her|their|meine|unsere|mijn|mi|mon) (?:new |work |home |neue )?(?:number|nummer|número|numéro)(?: is| ist|:| is:| es| est)? ?$/i;
const roleAfter = /^[ \-\\,(]{0,3}(?:office|fax|mobile|mob|cell|home|work|landline|tel|phone|handy|mobil|privat)\b/i;
const amountAfter =
  /^ ?(?:[€$£¥₹%°]|(?:eur|usd|gbp|chf|aud|cad|inr|jpy|km|kg|kwh|units?|pieces|pcs|miles|points|stück)\b)/i;
const amountBefore = /(?:[€$£¥₹]|\b(?:eur|usd|gbp|chf|aud|cad|inr|rs\.?)) ?$/i;

const run = /[+(]{0,2}\d(?:[ ().\-/]{0,3}\d){5,16}/y;
const extension = /[ ,;]{0,2}(?:x|ext\.?|extension|durchwahl|dw|poste)[ .:]{0,2}\d{1,6}(?![\p{L}\d])/iuy;
const mostGroups = 7;
const northAmerican = /^(?:\+?1[ .-]|001[ .-])?(?:\(\d{3}\) ?-?|\d{3}[.-])\d{3}[.-]\d{4}$/;
const bracketed = /^\(\d{1,5}\)[ -]?\d{2,5}(?:[ -]\d{2,5}){0,3}$/;
/** "07700 900123", "(020) 7946-0958", "06 12 34 56 78". */
const grouped = /^\(?0[1-9]\d{0,4}\)?(?:[ .\-/]\d{2,8}){1,5}$/;
const yearInBrackets = /^\((?:19|20)\d\d\)/;
/** Countries whose national numbers are tried, those with a leading 0 and those written in telling groups. */
const trunkCountries: CountryCode[] = [
  "GB",
  "DE",
  "FR",
  "NL",
  "AU",
  "IT",
  "BE",
  "AT",
  "CH",
  "SE",
  "IE",
  "FI",
  "ZA",
  "NZ",
  "JP",
];

/**
 * The phone numbers of a text. A number with a country code must be possible there (libphonenumber); a national one must have the
 * shape of a phone number, or stand beside a word such as "call" or "mobile". Orders, dates and amounts are none.
 */
export function findPhones(text: string, groups: DigitGroups): Found[] {
  const found: Found[] = [];
  let done = 0;
  for (const first of groups.starts) {
    if (first < done) continue;
    let start = first;
    while (start > done && first - start < 2 && /[+(]/.test(text[start - 1]!)) start--;
    run.lastIndex = start;
    const longest = run.exec(text)?.[0];
    if (!longest) continue;
    const end = numberEnd(text, start, cutAtGroups(longest));
    if (end === undefined) continue;
    extension.lastIndex = end;
    done = end + (extension.exec(text)?.[0].length ?? 0);
    found.push({ kind: "phone", start, end: done });
  }
  return found;
}

/** The number itself and it without its last group, without its last two, …: longest first, without what cannot be a number. */
function cutAtGroups(longest: string): string[] {
  const cuts: string[] = [];
  let groups = 0;
  let digits = 0;
  for (let at = 0; at < longest.length && groups < mostGroups; at++) {
    if (!isDigit(longest.charCodeAt(at))) continue;
    digits++;
    if (isDigit(longest.charCodeAt(at + 1))) continue;
    groups++;
    // Digit by digit with blanks between is a table, not a number.
    if (digits >= 6 && digits >= 2 * groups - 2) cuts.push(longest.slice(0, at + 1));
  }
  // "+49 171 1234567 12 Uhr": after a long group a blank ends the number.
  return cuts.filter((cut) => !/\d{6,} +\d/.test(cut)).reverse();
}

function numberEnd(text: string, start: number, cuts: readonly string[]): number | undefined {
  const alone = cuts.filter((cut) => isUntouched(text, start, start + cut.length));
  if (alone.length === 0) return undefined;
  const international = /^\(?(?:\+|00[1-9])/.test(alone[0]!) ? bestInternational(alone) : undefined;
  if (international !== undefined) return start + international.length;
  const cue = ownNumber.test(text.slice(Math.max(0, start - 32), start)) ? "phone" : cueBefore(text, start, cues);
  if (cue === "reference" || amountBefore.test(text.slice(Math.max(0, start - 6), start))) return undefined;
  const national = alone.filter((cut) => !isDate(cut) && !amountAfter.test(after(text, start + cut.length)));
  const shaped = national.find((cut) => hasPhoneShape(cut));
  if (shaped !== undefined) return start + shaped.length;
  const hinted = national.find(isEven);
  if (hinted === undefined || hinted.startsWith("+")) return undefined;
  return cue === "phone" || roleAfter.test(after(text, start + hinted.length)) ? start + hinted.length : undefined;
}

function after(text: string, end: number): string {
  return text.slice(end, end + 16);
}

/** As `standsAlone`, but "x11", "-Office" and "-Fax" may follow. */
function isUntouched(text: string, start: number, end: number): boolean {
  extension.lastIndex = end;
  if (extension.test(text)) return !isWordAt(text, start - 1);
  return standsAlone(text, start, end);
}

function bestInternational(cuts: readonly string[]): string | undefined {
  const parsed = cuts.map((cut) => {
    const digits = cut.replace("(0)", "").replace(/\D/g, "").replace(/^00/, "");
    return { cut, number: parsePhoneNumberFromString(`+${digits}`) };
  });
  const valid = parsed.find(({ number }) => number?.isValid());
  // Invented and withdrawn numbers are not valid, yet somebody's: enough that their length can be.
  const possible = parsed.find(({ cut, number }) => (cut.includes("+") || /[ ().-]/.test(cut)) && number?.isPossible());
  return (valid ?? possible)?.cut;
}

function hasPhoneShape(cut: string): boolean {
  const digits = countDigits(cut);
  if (northAmerican.test(cut)) return true;
  if (/^\d{3} \d{3}[ -]\d{4}$/.test(cut)) return isValidIn(cut, ["US"]);
  if (bracketed.test(cut)) return digits >= 7 && digits <= 12 && !yearInBrackets.test(cut);
  if (/^[6-9]\d{4}[ -]\d{5}$/.test(cut)) return isValidIn(cut, ["IN"]);
  if (!/^\(?0[1-9]/.test(cut) || digits < 9 || digits > 12) return false;
  if (grouped.test(cut) && (digits === 10 || digits === 11)) return true;
  return isValidIn(cut, trunkCountries);
}

function isValidIn(cut: string, countries: readonly CountryCode[]): boolean {
  return countries.some((country) => parsePhoneNumberFromString(cut, country)?.isValid());
}

/** Whether a number beside a cue keeps one manner of grouping: "555-1234 24" and "5551234 24/7" do not. */
function isEven(cut: string): boolean {
  return countDigits(cut) <= 13 && !/\d-\d+ \d|\d \d(?!\d)|\//.test(cut.replace(/^(0\d*)\//, "$1 "));
}

function countDigits(cut: string): number {
  return cut.replace(/\D/g, "").length;
}

/** Whether digits are a day: "2024-05-12 10", "12.05.24", "20240512"; "20-12-85-26" is none. */
function isDate(cut: string): boolean {
  const parts =
    /^(\d{4})([-./ ])(\d\d?)\2(\d\d?)(?!\d|\2\d)/.exec(cut) ??
    /^(\d\d?)([-./ ])(\d\d?)\2((?:19|20)?\d\d)(?!\d|\2\d)/.exec(cut) ??
    /^((?:19|20)\d\d)()(\d\d)(\d\d)$/.exec(cut);
  if (!parts) return false;
  const [first, second, third] = [parts[1]!, Number(parts[3]), Number(parts[4])];
  if (first.length === 4) return /^(?:19|20)/.test(first) && isDay(second, third);
  return isDay(second, Number(first)) || isDay(Number(first), second);
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
