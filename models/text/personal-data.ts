/** Personal data in free text, found by patterns and check digits and replaced by placeholders. */

import { findAddresses } from "./personal-data/addresses.ts";
import { findBankAccounts } from "./personal-data/bank-accounts.ts";
import { findBirthDates } from "./personal-data/birth-dates.ts";
import { findCards } from "./personal-data/card.ts";
import { digitGroups } from "./personal-data/digit-groups.ts";
import { findEmails } from "./personal-data/email.ts";
import type { Found } from "./personal-data/found.ts";
import { findIbans } from "./personal-data/iban.ts";
import { findIps } from "./personal-data/ip.ts";
import { wordKinds } from "./personal-data/name-list.ts";
import { findNames } from "./personal-data/names.ts";
import { findNationalIds } from "./personal-data/national-ids.ts";
import { findPhones } from "./personal-data/phone.ts";
import { createNamer, findPlaceholders, type Namer } from "./personal-data/placeholders.ts";
import { findSecretUrls } from "./personal-data/url.ts";
import { view } from "./personal-data/view.ts";
import { type Scan, scanText } from "./personal-data/word-scan.ts";

/** A text with placeholders; `masked` has every placeholder in it, `[start, end)` in UTF-16 units of this `text`. */
export interface MaskedText {
  readonly text: string;
  readonly masked: readonly Found[];
}

export interface MaskOptions {
  /** Whether names of persons and street addresses are looked for too: not in the name of a product or of a column's value. */
  readonly names?: boolean;
  /** Gives the placeholders, where several texts of one person share their numbers. */
  readonly namer?: Namer;
}

const nothing: readonly Found[] = [];
/** Masking may bring a cue word within reach of another number; more rounds than this no text needs that nobody contrived. */
const mostRounds = 5;

/**
 * The text with e-mail addresses, phone numbers, payment cards, IBANs, IP addresses, web addresses that carry a secret, national
 * ids, dates of birth and bank accounts replaced by [EMAIL], [PHONE], [CARD], [IBAN], [IP], [URL], [ID], [BIRTHDATE], [ACCOUNT],
 * names of persons and street addresses by [NAME_1], [NAME_2], [ADDRESS_1]: numbers tell them apart within the text, or within the
 * texts that share a `namer`. Masking a masked text changes nothing. Time is linear in the length of the text.
 */
export function maskPersonalData(
  text: string,
  { names = true, namer = createNamer([text]) }: MaskOptions = {},
): MaskedText {
  let scan = scanText(text);
  let masked = text;
  for (let round = 0; round < mostRounds; round++) {
    const found = find(masked, { scan, names });
    if (found.length === 0) break;
    masked = replaceAll(masked, { found, namer });
    scan = scanText(masked);
  }
  return { text: masked, masked: scan.hasBracket && masked.includes("[") ? findPlaceholders(masked) : nothing };
}

/** Personal data in a text, in order and without overlaps; offsets in UTF-16 units of the text given. */
export function findPersonalData(text: string): readonly Found[] {
  return find(text, { scan: scanText(text), names: true });
}

interface Search {
  readonly scan: Scan;
  readonly names: boolean;
}

function find(text: string, { scan, names }: Search): readonly Found[] {
  // A disguise can be undone only where there is something unusual.
  if (!scan.hasUnusual) return findInPlain(text, { scan, names });
  const { text: seen, origins } = view(text);
  if (!origins) return findInPlain(text, { scan, names });
  return findInPlain(seen, { scan: scanText(seen), names }).map(({ kind, start, end }) => ({
    kind,
    start: origins[start]!,
    end: origins[end]!,
  }));
}

const spelledAt = /[([{<]\s?(?:at|ät)\s?[)\]}>]/i;

function findInPlain(text: string, { scan, names }: Search): readonly Found[] {
  const { digits, dots, colons, hits, kinds } = scan;
  const found: Found[] = [];
  // In the order of their rank.
  const hasQuery = scan.hasQuery && text.includes("=");
  if (hasQuery || (colons > 0 && text.includes("://")) || (dots > 0 && /www\./i.test(text)))
    putAll(found, findSecretUrls(text));
  if (scan.hasAt || (kinds & wordKinds.spelled) !== 0 || (scan.hasBracket && spelledAt.test(text)))
    putAll(found, findEmails(text));
  if (digits >= 6) {
    const groups = digitGroups(text);
    if (digits >= 8) putAll(found, findIbans(text));
    if (digits >= 12) putAll(found, findCards(text, groups));
    putAll(found, findNationalIds(text, groups));
    if ((kinds & wordKinds.birth) !== 0) putAll(found, findBirthDates(text, hits));
    if ((kinds & wordKinds.bank) !== 0) putAll(found, findBankAccounts(text, hits));
    if (isAddressLike(scan)) putAll(found, findIps(text));
    putAll(found, findPhones(text, groups));
  } else {
    if (digits >= 3 && (kinds & wordKinds.birth) !== 0) putAll(found, findBirthDates(text, hits));
    if (isAddressLike(scan)) putAll(found, findIps(text));
  }
  if (names) {
    putAll(found, findAddresses(text, scan));
    if (hits.length > 0) putAll(found, findNames(text, hits));
  }
  return withoutOverlaps(found, text.length);
}

function putAll(found: Found[], more: readonly Found[]): void {
  for (const one of more) found.push(one);
}

function isAddressLike({ digits, dots, colons }: Scan): boolean {
  return (digits >= 4 && dots >= 3) || colons >= 2;
}

/** Of two that overlap the one found first stays: the order of the detectors is their rank. */
function withoutOverlaps(found: readonly Found[], length: number): readonly Found[] {
  if (found.length < 2) return found;
  const kept = found.length < 9 ? withoutOverlapsOfFew(found) : withoutOverlapsOfMany(found, length);
  return kept.sort((a, b) => a.start - b.start);
}

function withoutOverlapsOfFew(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found) if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one);
  return kept;
}

function withoutOverlapsOfMany(found: readonly Found[], length: number): Found[] {
  const isTaken = new Uint8Array(length);
  return found.filter(({ start, end }) => {
    if (isTaken.subarray(start, end).includes(1)) return false;
    isTaken.fill(1, start, end);
    return true;
  });
}

function replaceAll(text: string, { found, namer }: { found: readonly Found[]; namer: Namer }): string {
  const parts: string[] = [];
  let done = 0;
  for (const { kind, start, end } of found) {
    parts.push(text.slice(done, start), namer(kind, text.slice(start, end)));
    done = end;
  }
  return parts.join("") + text.slice(done);
}
