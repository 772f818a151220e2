/** What is done to every text before it reaches the database. */

import { maskPersonalData } from "./personal-data.ts";
import { toPlainText } from "./plain-text.ts";

/**
 * The text that is stored: markup turned into plain text, for an address may hide in entities ("bob&#64;shop.example"), then
 * personal data masked. Texts without markup, digits and at signs come back as they are, at the cost of one look.
 */
export function maskForStorage(text: string): string {
  return maskPersonalData(toPlainText(text)).text;
}
