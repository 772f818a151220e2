/** Fills `sentences`, `terms` and `chunks`: the parts of a text that later stages speak of, by offsets in its body. */

import { createBreath } from "../../models/breathe.ts";
import type { Stage } from "../stage.ts";
import type { Cleaned, Tokenised } from "../types.ts";

/** Raise it with every change of how texts are taken apart. */
const codeVersion = 2;

/** Sentences, terms and noun chunks; English by wink-nlp, other languages by punctuation. */
export function tokens(): Stage<Cleaned, Tokenised> {
  return {
    name: "tokens",
    // Intl.Segmenter's rules come with Node's ICU.
    version: `${codeVersion} wink-nlp-2.4.0 wink-eng-lite-web-model-1.8.1 icu-${process.versions.icu}`,
    needs: ["body", "detectedLanguage"],
    run: async (batch, { signal }) => {
      // wink-nlp and its model: whoever has nothing new to read starts without them.
      const { tokenise } = await import("../../models/text/words.ts");
      const breathe = createBreath({ signal });
      const answers: Tokenised[] = [];
      for (const { body, detectedLanguage } of batch) {
        await breathe();
        answers.push(tokenise(body, detectedLanguage));
      }
      return answers;
    },
  };
}
