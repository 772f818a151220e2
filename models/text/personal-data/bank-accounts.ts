/** Numbers of bank accounts that are no IBAN, with their sort code or routing number. */

import type { Found } from "./found.ts";
import { wordKinds } from "./name-list.ts";
import type { Hit } from "./word-scan.ts";

const digits = "\\d(?:[ -]?\\d){5,16}(?![\\p{L}\\p{N}]|[-./]\\d)";
/** Signs and words in one way only: two ways to read a sign would double the time with each. */
const link =
  "(?:[ :.,#]|number|num|nr|no|code|is|was|ist|est|es(?: la)?|lautet|and|account|acct|a/c|ending|my|for|of|the|new|n[°º]){0,16}";
/** What follows each opening word: the account of a bank needs to be called one, a sort code does not. */
const shapes = {
  bank: new RegExp(`^(?:ing)?(?: (?:account|acct|a/c|konto|details))${link}(${digits})`, "iu"),
  code: new RegExp(`^${link}(${digits})`, "iu"),
};
/** "Sort code 20-00-00, account 12345678": the account behind the code. */
const beside = new RegExp(`^.{0,24}?\\b(?:account|acct|acc|a/c|konto|kto)\\b${link}(${digits})`, "iu");
const reach = 72;

/** The bank account numbers of a text; `hits` are its words that have a kind. Customer and order numbers are none. */
export function findBankAccounts(text: string, hits: readonly Hit[]): Found[] {
  const found: Found[] = [];
  for (const hit of hits) {
    if ((hit.kinds & wordKinds.bank) === 0) continue;
    const word = text.slice(hit.start, hit.end).toLowerCase();
    const isAccount = /^(?:bank|checking|savings)$/.test(word);
    const first = put((isAccount ? shapes.bank : shapes.code).exec(text.slice(hit.end, hit.end + reach)), hit.end);
    if (first !== undefined) put(beside.exec(text.slice(first, first + reach)), first);
  }
  return found;

  function put(match: RegExpExecArray | null, offset: number): number | undefined {
    if (!match) return undefined;
    const end = offset + match[0].length;
    found.push({ kind: "account", start: end - match[1]!.length, end });
    return end;
  }
}
