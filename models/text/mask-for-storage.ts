/** What is done to every text before it reaches the database. */

import { type MaskOptions, maskPersonalData } from "./personal-data.ts";
import { toPlainText } from "./plain-text.ts";

/**
 * The text that is stored: markup turned into plain text, for an address may hide in entities ("bob&#64;shop.example"), then
 * personal data masked; names and addresses stay where they are the value of a column (`names: false`). A text without markup and
 * personal data costs one look at each of its characters.
 */
export function maskForStorage(text: string, options?: MaskOptions): string {
  return maskPersonalData(toPlainText(text), options).text;
}
