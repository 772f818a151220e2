/** What a customer wrote in a mail, without what the mail program and the company's lawyers added. */

import { withoutQuotes } from "./mail/quotes.ts";
import { withoutSignature } from "./mail/signature.ts";

const content = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/**
 * The text without quoted mails ("On … wrote:", "> …", "-----Original Message-----", "Von: … Gesendet: …"), signatures
 * ("-- ", "Kind regards, …", "Sent from my …") and disclaimers, in English, German, French, Spanish, Italian, Dutch and Portuguese.
 * The greeting stays. Where nothing would be left (a mail only forwarded), the text as it was, trimmed. Line ends are "\n".
 */
export function withoutQuotesAndSignature(text: string): string {
  const own = withoutQuotes(text.split("\n"));
  const lines = own.some((line) => content.test(line)) ? own : text.split("\n");
  const signed = withoutSignature(lines);
  const kept = signed.some((line) => content.test(line)) ? signed : lines;
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
