/** Personal data in free text, found by patterns and check digits and replaced by placeholders. */

import { findCards } from "./personal-data/card.ts";
import { digitGroups } from "./personal-data/digit-groups.ts";
import { findEmails } from "./personal-data/email.ts";
import { type Found, isDigit, type PersonalKind } from "./personal-data/found.ts";
import { findIbans } from "./personal-data/iban.ts";
import { findIps } from "./personal-data/ip.ts";
import { findNationalIds } from "./personal-data/national-ids.ts";
import { findPhones } from "./personal-data/phone.ts";
import { findSecretUrls } from "./personal-data/url.ts";
import { disguised, view } from "./personal-data/view.ts";

/** A text with placeholders; `masked` has every placeholder in it, `[start, end)` in UTF-16 units of this `text`. */
export interface MaskedText {
  readonly text: string;
  readonly masked: readonly Found[];
}

const nothing: readonly Found[] = [];
const placeholder = /\[(?:EMAIL|PHONE|CARD|IBAN|IP|URL|ID)\]/g;
/** What no personal data can do without: most texts have none of it, and cost this one look. */
const candidate = new RegExp(
  `[@\\d]|:\\/\\/|[?&]\\w{2,24}=|\\[[A-Z]{2,5}\\]|[([{]\\s?at\\s?[)\\]}]|\\sdot\\s|${disguised.source}`,
  "iu",
);
/** Masking may bring a cue word within reach of another number; more rounds than this no text needs that nobody contrived. */
const mostRounds = 5;

/**
 * The text with e-mail addresses, phone numbers, payment cards, IBANs, IP addresses, web addresses that carry a secret, and
 * national ids replaced by [EMAIL], [PHONE], [CARD], [IBAN], [IP], [URL], [ID]. Masking a masked text changes nothing. Time is
 * linear in the length of the text.
 */
export function maskPersonalData(text: string): MaskedText {
  if (!candidate.test(text)) return { text, masked: nothing };
  let masked = text;
  for (let round = 0; round < mostRounds; round++) {
    const found = findPersonalData(masked);
    if (found.length === 0) break;
    masked = replaceAll(masked, found);
  }
  return { text: masked, masked: placeholders(masked) };
}

/** Personal data in a text, in order and without overlaps; offsets in UTF-16 units of the text given. */
export function findPersonalData(text: string): readonly Found[] {
  const { text: seen, origins } = view(text);
  const { digits, dots, colons, hasAt, hasUrl } = countSigns(seen);
  const isAddressLike = (digits >= 4 && dots >= 3) || colons >= 2;
  const groups = digits >= 6 ? digitGroups(seen) : undefined;
  // In the order of their rank.
  const found = [
    hasUrl ? findSecretUrls(seen) : [],
    hasAt || /\bat\b|\bdot\b/i.test(seen) ? findEmails(seen) : [],
    digits >= 8 ? findIbans(seen) : [],
    groups && digits >= 12 ? findCards(seen, groups) : [],
    groups ? findNationalIds(seen, groups) : [],
    isAddressLike ? findIps(seen) : [],
    groups ? findPhones(seen, groups) : [],
  ].flat();
  const apart = withoutOverlaps(found, seen.length);
  if (!origins) return apart;
  return apart.map(({ kind, start, end }) => ({ kind, start: origins[start]!, end: origins[end]! }));
}

function countSigns(text: string) {
  let [digits, dots, colons] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) digits++;
    else if (code === 46) dots++;
    else if (code === 58) colons++;
  }
  return { digits, dots, colons, hasAt: text.includes("@"), hasUrl: /:\/\/|www\.|[?&]/i.test(text) };
}

/** Of two that overlap the one found first stays: the order of the detectors is their rank. */
function withoutOverlaps(found: readonly Found[], length: number): readonly Found[] {
  if (found.length < 2) return found;
  const isTaken = new Uint8Array(length);
  const kept = found.filter(({ start, end }) => {
    if (isTaken.subarray(start, end).includes(1)) return false;
    isTaken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

function replaceAll(text: string, found: readonly Found[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { kind, start, end } of found) {
    parts.push(text.slice(done, start), `[${kind.toUpperCase()}]`);
    done = end;
  }
  return parts.join("") + text.slice(done);
}

function placeholders(text: string): readonly Found[] {
  return [...text.matchAll(placeholder)].map((match) => ({
    kind: match[0].slice(1, -1).toLowerCase() as PersonalKind,
    start: match.index,
    end: match.index + match[0].length,
  }));
}
