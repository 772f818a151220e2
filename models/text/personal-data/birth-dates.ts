/** Dates of birth: dates beside a word that says so. */

import type { Found } from "./found.ts";
import { wordKinds } from "./name-list.ts";
import type { Hit } from "./word-scan.ts";

const month = "\\p{L}{3,10}\\.?";
const day = "\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?";
const date = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(?:\\d{1,2}([-./ ]) ?\\d{1,2}\\1 ?\\d{2}(?:\\d{2})?|(?:19|20)\\d{2}([-./])\\d{1,2}\\2\\d{1,2}|` +
    `${day}[ -](?:of |de )?${month}[ -]?,? ?(?:de |del )?(?:19|20)?\\d{2}|${month} ${day},? (?:19|20)?\\d{2})(?![\\p{L}\\p{N}/-])`,
  "u",
);
/** How far behind the word, over the end of one sentence: "Tell me your date of birth. It's 5/19/1937". */
const reach = 56;
const recent = /20[2-9]\d/;

/** The dates of birth of a text; `hits` are its words that have a kind. A birthday in the 2020s is when something should have come. */
export function findBirthDates(text: string, hits: readonly Hit[]): Found[] {
  const found: Found[] = [];
  for (const hit of hits) {
    if ((hit.kinds & wordKinds.birth) === 0) continue;
    const ahead = text.slice(hit.end, hit.end + reach);
    const match = date.exec(ahead);
    if (!match || (ahead.slice(0, match.index).match(/[.!?;]\s/g) ?? []).length > 1) continue;
    const isBirthday = /^(?:b(?:irth)?day|geburtstag)$/i.test(text.slice(hit.start, hit.end));
    if (isBirthday && recent.test(match[0])) continue;
    const start = hit.end + match.index;
    found.push({ kind: "birthdate", start, end: start + match[0].length });
  }
  return found;
}
