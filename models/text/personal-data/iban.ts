/** International bank account numbers, ISO 13616. */

import { isIbanChecksum } from "./check-digits.ts";
import { type Found, isWordAt } from "./found.ts";

/** Length by country, from the SWIFT registry. */
const lengths = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 " +
    "FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 " +
    "LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 " +
    "SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const opening = /[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])/g;

/** The IBANs of a text, with or without blanks or dashes; country, length and check digits (mod 97) are right. */
export function findIbans(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(opening)) {
    const length = lengths.get(match[0].slice(0, 2).toUpperCase());
    if (length === undefined || isWordAt(text, match.index - 1)) continue;
    const end = take(text, match.index, length);
    if (end === undefined || isWordAt(text, end)) continue;
    if (!isIbanChecksum(text.slice(match.index, end).replace(/[ -]/g, ""))) continue;
    found.push({ kind: "iban", start: match.index, end });
  }
  return found;
}

/** The end of `count` letters and digits from `start`, a blank or dash allowed between any two. */
function take(text: string, start: number, count: number): number | undefined {
  let at = start;
  for (let taken = 0; taken < count; at++) {
    if (/[A-Za-z0-9]/.test(text[at] ?? "")) taken++;
    else if (!/[ -]/.test(text[at] ?? "") || /[ -]/.test(text[at - 1]!)) return undefined;
  }
  return at;
}
