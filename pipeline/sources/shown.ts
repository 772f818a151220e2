/** What reasons and previews may show of a file: masked, and short. */

import { maskForStorage } from "../../models/text/mask-for-storage.ts";
import { currencyCode } from "./currencies.ts";
import { monthOf, zoneMinutes } from "./month-names.ts";

const LONGEST = 40;

/** At most 40 characters of a cell, personal data masked, line breaks as spaces. */
export function sampleOf(cell: string): string {
  const masked = maskForStorage(cell.slice(0, 400)).replace(/\s+/g, " ").trim();
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST - 1)}…` : masked;
}

function isHarmless(word: string): boolean {
  return (
    monthOf(word) !== undefined ||
    zoneMinutes(word) !== undefined ||
    currencyCode(word) !== undefined ||
    /^[apt]m?$/i.test(word)
  );
}

/** A date or an amount that cannot be read, in quotes for a reason; nothing of a cell with other words, which may be a name. */
export function quoted(cell: string): string {
  const sample = sampleOf(cell);
  const words = sample.match(/\p{L}+/gu) ?? [];
  return words.every(isHarmless) && !sample.includes("[") ? ` ${JSON.stringify(sample)}` : "";
}

/** Whether a cell may hold personal data in running text: it has a space, an "@" or seven digits. */
function isFreeText(cell: string): boolean {
  if (cell.length > 5) {
    let digits = 0;
    for (let index = 0; index < cell.length; index++) {
      const code = cell.charCodeAt(index);
      if (code === 32 || code === 64 || code === 10 || code === 9 || code === 0xa0) return true;
      if (code >= 48 && code <= 57 && ++digits > 6) return true;
    }
  }
  return false;
}

const MOMENT =
  /^\d{4}-\d\d?-\d\d?([T ]\d\d?:\d\d(:\d\d(\.\d+)?)?( ?(Z|UTC|[+-]\d\d:?\d\d))?)?$|^\d\d?[./-]\d\d?[./-]\d{2,4}([ ,]+\d\d?:\d\d(:\d\d)?( ?[AP]M)?)?$/i;

/** The cell of a further column as it may be stored: free text masked, dates and times as they are. */
export function storable(cell: string): string {
  return isFreeText(cell) && !MOMENT.test(cell) ? maskForStorage(cell) : cell;
}
