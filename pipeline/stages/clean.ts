/** Fills `body` and `detectedLanguage`: the words of the customer, in one form, ready to be read. */

import { createBreath } from "../../models/breathe.ts";
import type { Rejection, Stage } from "../stage.ts";
import type { Cleaned } from "../types.ts";
import type { TextToClean } from "./clean-text.ts";

/** Raise it with every change of what is read out of a text. */
const codeVersion = 3;

/**
 * Reads out of a text what its customer wrote: markup, invisible characters, quoted mail and signatures go, personal data is
 * masked once more. The subject of a ticket and the title of a review come first, as a line of their own. What an agent or a bot wrote
 * is rejected, and so is a text without a word, a number or an emoji.
 */
export function clean(): Stage<TextToClean, Cleaned> {
  return {
    name: "clean",
    version: `${codeVersion} eld-2.1.0 html-to-text-10.0.1 libphonenumber-js-1.13.16`,
    needs: ["text", "speaker", "language", "channel", "subject"],
    run: async (batch, { signal }) => {
      // Half a second's worth of dictionaries: whoever has nothing new to read starts without them.
      const { cleanText } = await import("./clean-text.ts");
      const breathe = createBreath({ signal });
      const answers: (Cleaned | Rejection)[] = [];
      for (const row of batch) {
        await breathe();
        answers.push(cleanText(row));
      }
      return answers;
    },
  };
}
