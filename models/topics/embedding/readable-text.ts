/** What of a text is read for its topics. */

import { placeholders } from "../../text/personal-data/placeholders.ts";

const handles = /(?<![\p{L}\p{N}@._-])@[\p{L}\p{N}_]{2,64}/gu;
const links = /(?:https?:\/\/|www\.)\S{1,2000}/g;
/** Order and ticket numbers: "#48213", "EV-2041-77". */
const numbers = /(?<![\p{L}\p{N}])#?(?:\p{Lu}{1,4}-?)?\d[\d-]{3,30}\d(?![\p{L}\p{N}])/gu;

/**
 * The text with blanks in the place of handles, links, long numbers and what was masked, of the same length. Who is written to and
 * by whom is no topic; read with the text, it would draw texts to one company together.
 */
export function readableText(body: string): string {
  const blank = (found: string) => " ".repeat(found.length);
  const readable = [placeholders, links, handles, numbers].reduce((text, found) => text.replace(found, blank), body);
  return /[\p{L}\p{N}]/u.test(readable) ? readable : body;
}
