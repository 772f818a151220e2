/** One text, cleaned. */

import { detectLanguage } from "../../models/text/language.ts";
import { withoutQuotesAndSignature } from "../../models/text/mail.ts";
import { maskPersonalData } from "../../models/text/personal-data.ts";
import { placeholders } from "../../models/text/personal-data/placeholders.ts";
import { toPlainText } from "../../models/text/plain-text.ts";
import { normaliseText } from "../../models/text/unicode.ts";
import { reject, type Rejection } from "../stage.ts";
import type { Cleaned, Feedback } from "../types.ts";

/** What cleaning a text takes. */
export type TextToClean = Pick<Feedback, "text" | "speaker" | "language" | "channel" | "subject">;

const readable = /[\p{L}\p{N}\p{Extended_Pictographic}]|[:;=8][-'^]?[()[\]DPp/\\|*]|<3/u;

/** What the customer wrote of a text, and in which language; rejected when that is nothing. */
export function cleanText({ text, speaker, language, channel, subject }: TextToClean): Cleaned | Rejection {
  if (speaker !== "customer")
    return reject(`Written by ${speaker === "bot" ? "a bot" : "an agent"}, not by the customer`);
  const plain = normaliseText(toPlainText(text));
  // Mails are tickets, or come from an export that does not say.
  const own = channel === undefined || channel === "ticket" ? withoutQuotesAndSignature(plain) : plain;
  const body = maskPersonalData(withSubject(own, { channel, subject })).text;
  if (!readable.test(body.replace(placeholders, ""))) return reject("Text has 0 words, fewer than 1");
  return { body, detectedLanguage: detectLanguage(body, language) };
}

/** The text below its subject, unless it says the same already, or the subject is that of a mail answered ("Re: …"). */
function withSubject(body: string, { channel, subject }: Pick<TextToClean, "channel" | "subject">): string {
  if (subject === undefined || channel === "survey" || channel === "chat") return body;
  const title = normaliseText(toPlainText(subject), 500).replaceAll("\n", " ");
  const isReply = /^(?:re|fwd?|aw|wg|tr|rv|sv|antw|odp|回复|回覆|转发)\s?(?:\[\d+\])?[:：]/i.test(title);
  if (!readable.test(title) || isReply || body.toLowerCase().includes(title.toLowerCase())) return body;
  return body === "" ? title : `${title}\n${body}`;
}
