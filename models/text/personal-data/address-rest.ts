/** What follows the street in an address: flat, postcode, town, country. */

import type { Span } from "../span.ts";
import { englishWords } from "../english-words.ts";
import { notFamily } from "./name-cues.ts";
import { isCapitalAt } from "./words-around.ts";

const mostParts = 7;
const reach = 64;
const gap = /^(?:,? ?\n[ >?*]{0,4}(?:\n[ >?*]{0,4})?|, ?| - | )/;
const unit =
  /^(?:(?:apt|apartment|suite|unit|flat|floor|box|door|top|stiege|stock|etage|piso)\.? ?#?\d{1,5}[a-z]?|#\d{1,5})(?![\p{L}\p{N}])/iu;
const british = "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}";
const canadian = "[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d";
/** The postcodes of many countries, at the start of a text. */
export const postcode = new RegExp(
  `^(?:[A-Z]{1,2}-)?(?:${british}|${canadian}|[A-Z]{2},? \\d{5}(?:-\\d{4})?|\\d{4} ?[A-Z]{2}|\\d{5}-\\d{3,4}|\\d{3} \\d{2}|\\d{2}-\\d{3}|\\d{4,6})(?![\\p{L}\\p{N}])`,
  "u",
);
const capitals =
  /^(?:St\. )?\p{Lu}[\p{L}\p{M}'’-]*(?![\p{L}\p{M}\p{N}])(?:(?: (?:de|da|do|del|della|di|du|la|le|of|the|and|am|an der|im|bei|upon|sur|en|u|nad|&))* \p{Lu}[\p{L}\p{M}'’-]*(?![\p{L}\p{M}\p{N}])){0,4}/u;
const lowers = /^\p{Ll}[\p{L}\p{M}'’.-]+(?: [\p{L}][\p{L}\p{M}'’-]*){0,3}(?=[\n,]|$| \d{4,6}(?!\p{N}))/u;

/** The line below an address: "Tel", "Mobile". */
const reached = /^(?:tel|telephone|telefon|phone|mobile|mob|cell|handy|fax|mail|email|web|dob)$/;

/** Where the address ends whose street is `core`. Looks a bounded way ahead. */
export function restOfAddress(text: string, core: Span): number {
  let { end } = core;
  const isCapital =
    !/^[^\p{L}]*\p{Ll}/u.test(text.slice(core.start, core.end)) || /\p{Lu}/u.test(text.slice(core.start, core.end));
  // "10 rue de Rivoli, 75001": the postcode may have been taken for the number behind the street.
  let isBehind = isCapital && /,? \d{4,5}$/.test(text.slice(core.start, core.end));
  for (let parts = 0; parts < mostParts; parts++) {
    const ahead = text.slice(end, end + reach);
    const between = gap.exec(ahead)?.[0];
    if (between === undefined) break;
    const isApart = isBehind || between.trim() !== "" || between.includes("\n");
    const part = partOf(ahead.slice(between.length), { isApart, isCapital });
    if (part === undefined) break;
    isBehind = isCapital && /\d$/.test(part);
    end += between.length + part.length;
  }
  return end;
}

/** Whether a text goes on with a flat, a postcode, or a town on a line or behind a comma. */
export function isAddressEnd(ahead: string): boolean {
  const between = gap.exec(ahead)?.[0];
  if (between === undefined) return false;
  const rest = ahead.slice(between.length);
  if (unit.test(rest) || new RegExp(`^(?:${british}|${canadian}|[A-Z]{2},? \\d{5})(?!\\p{N})`, "u").test(rest))
    return true;
  if (/^\d{5} \p{Lu}/u.test(rest)) return true;
  const town = capitals.exec(rest)?.[0];
  return (
    town !== undefined &&
    /,|\n/.test(between) &&
    new RegExp(`^,? ?\\n? ?(?:[A-Z]{2} )?\\d{5}(?!\\p{N})`, "u").test(rest.slice(town.length))
  );
}

function partOf(rest: string, { isApart, isCapital }: { isApart: boolean; isCapital: boolean }): string | undefined {
  const short = unit.exec(rest)?.[0] ?? postcode.exec(rest)?.[0];
  if (short !== undefined) return short;
  const town = (isCapital ? capitals : lowers).exec(rest)?.[0];
  if (town === undefined) return undefined;
  const first = /^\p{L}+/u.exec(town)?.[0].toLowerCase() ?? "";
  if (englishWords.has(first) || notFamily.has(first) || reached.test(first)) return undefined;
  const after = rest.slice(town.length, town.length + 8);
  const isWhole = /^(?:[\n,.;!?)]|$| \d{4,6}(?!\p{N})| [A-Z]{1,2}[ -]?\d| [a-z])/u.test(after);
  if (!isApart || (!isWhole && isCapitalAt(rest, 0))) return undefined;
  return town.replace(/\.$/, "");
}
