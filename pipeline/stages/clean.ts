/** Fills `body` and `detectedLanguage`: the words of the customer, in one form, ready to be read. */

import { createBreath } from "../../models/breathe.ts";
import { detectLanguage } from "../../models/text/language.ts";
import { withoutQuotesAndSignature } from "../../models/text/mail.ts";
import { maskPersonalData } from "../../models/text/personal-data.ts";
import { placeholders } from "../../models/text/personal-data/placeholders.ts";
import { toPlainText } from "../../models/text/plain-text.ts";
import { normaliseText } from "../../models/text/unicode.ts";
import { reject, type Rejection, type Stage } from "../stage.ts";
import type { Cleaned, Feedback } from "../types.ts";

type Needs = Pick<Feedback, "text" | "speaker" | "language" | "channel" | "subject">;

/** Raise it with every change of what is read out of a text. */
const codeVersion = 2;
const readable = /[\p{L}\p{N}\p{Extended_Pictographic}]|[:;=8][-'^]?[()[\]DPp/\\|*]|<3/u;

/**
 * Reads out of a text what its customer wrote: markup, invisible characters, quoted mail and signatures go, personal data is
 * masked once more. The subject of a ticket and the title of a review come first, as a line of their own. What an agent or a bot wrote
 * is rejected, and so is a text without a word, a number or an emoji.
 */
export function clean(): Stage<Needs, Cleaned> {
  return {
    name: "clean",
    version: `${codeVersion} eld-2.1.0 html-to-text-10.0.1 libphonenumber-js-1.13.16`,
    needs: ["text", "speaker", "language", "channel", "subject"],
    run: async (batch, { signal }) => {
      const breathe = createBreath({ signal });
      const answers: (Cleaned | Rejection)[] = [];
      for (const row of batch) {
        await breathe();
        answers.push(cleanOne(row));
      }
      return answers;
    },
  };
}

function cleanOne({ text, speaker, language, channel, subject }: Needs): Cleaned | Rejection {
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
function withSubject(body: string, { channel, subject }: Pick<Needs, "channel" | "subject">): string {
  if (subject === undefined || channel === "survey" || channel === "chat") return body;
  const title = normaliseText(toPlainText(subject), 500).replaceAll("\n", " ");
  const isReply = /^(?:re|fwd?|aw|wg|tr|rv|sv|antw|odp|回复|回覆|转发)\s?(?:\[\d+\])?[:：]/i.test(title);
  if (!readable.test(title) || isReply || body.toLowerCase().includes(title.toLowerCase())) return body;
  return body === "" ? title : `${title}\n${body}`;
}
