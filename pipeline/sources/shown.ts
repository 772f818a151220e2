/** What reasons and previews may show of a file: masked, and short. */

import { isIP } from "node:net";
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

/** Shorter than anything personal: "a@b.co" has six characters, "8.8.8.8" seven. */
const SHORTEST = 6;
/** No date with its time is longer. */
const LONGEST_MOMENT = 40;

const MOMENT =
  /^\d{4}-\d\d?-\d\d?([T ]\d\d?:\d\d(:\d\d(\.\d+)?)?( ?(Z|UTC|[+-]\d\d:?\d\d))?)?$|^\d\d?[./-]\d\d?[./-]\d{2,4}([ ,]+\d\d?:\d\d(:\d\d)?( ?[AP]M)?)?$/i;

/** From so many words on a cell is a text, and a name in it somebody's; below, "Tom Ford" is the value of its column. */
const FEWEST_WORDS = 6;

/**
 * The cell of a further column as it may be stored: personal data masked, dates and times as they are. In a cell of a few words names
 * and addresses stay, as they do in columns of names: they are what rows are grouped by.
 */
export function storable(cell: string): string {
  if (cell.length < SHORTEST || (cell.length < LONGEST_MOMENT && MOMENT.test(cell))) return cell;
  return maskForStorage(cell, { names: hasWords(cell, FEWEST_WORDS) });
}

const ADDRESS_NAME = /(?<![a-z])ip(?:v[46]|addr[a-z]*)?(?![a-z])/;

/** Columns that people write into by hand, in words that their names have. */
const FREE_TEXT =
  /(?<!\p{L})(?:comments?|notes?|remarks?|feedback|reasons?|why|messages?|complaints?|suggestions?|explanations?|verbatims?|kommentare?|bemerkung(?:en)?|anmerkung(?:en)?|notiz(?:en)?|grund|begründung|commentaires?|remarques?|raisons?|comentarios?|motivos?|commenti|commento)(?!\p{L})/u;
/** "Comment author", "feedback type": what is told of a text, by one value of a few. */
const ABOUT_TEXT =
  /(?<!\p{L})(?:author|by|from|name|user|agent|owner|type|category|code|count|id|date|at|status|channel)(?!\p{L})/u;

/**
 * `storable` for the cells of one column. In a column of free text names go from short cells too, "Sarah was rude". Four small
 * numbers with dots are an IP address where the column is called so, and a version elsewhere.
 */
export function storableIn(column: string): (cell: string) => string {
  const words = column.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  if (FREE_TEXT.test(words) && !ABOUT_TEXT.test(words))
    return (cell) => (MOMENT.test(cell) ? cell : maskForStorage(cell));
  const isOfAddresses = ADDRESS_NAME.test(words);
  return isOfAddresses ? (cell) => (isIP(cell.trim()) === 0 ? storable(cell) : "[IP]") : storable;
}

/** The name of a product as it may be stored: "Emma Bridgewater mug" is nobody's name. */
export function storableProduct(cell: string): string {
  return maskForStorage(cell, { names: false });
}

function hasWords(cell: string, fewest: number): boolean {
  let blanks = 0;
  for (let at = cell.indexOf(" "); at >= 0 && blanks < fewest; at = cell.indexOf(" ", at + 1)) blanks++;
  return blanks >= fewest - 1;
}
