/** What plain words mean: the one table that reading, help and errors use. */

import { moodThreshold } from "../attitude/mood.ts";
import { buyingPhrases } from "./phrase-table/buying.ts";
import { writingPhrases } from "./phrase-table/writing.ts";
import type { Phrase } from "./phrases.ts";

/** Words that set no condition of their own. */
export const fillers: ReadonlySet<string> = new Set(
  (
    "a all am an any anybody anyone are be been being client clients customer customers did do does everybody everyone " +
    "find folks get give guest guests had has have i is list me members my of our patients people person players please " +
    "select shoppers show some subscribers user users " +
    "somebody someone that the their them there these they those us want was we were which who whom whose with"
  ).split(" "),
);

const segmentPhrases: readonly Phrase[] = [
  {
    says: ["in|from|of segment|segments {segment}", "segment {segment}"],
    means: "segment = {segment}",
    form: "clause",
  },
  {
    says: ["with consent", "consented|consenting", "opted in", "opt in", "contactable", "may be contacted"],
    means: "consent",
    form: "adjective",
  },
];

/** The phrases, those that examples are taken from first. Of two that fit equally many words the first counts. */
export const phraseTable: readonly Phrase[] = [...writingPhrases(moodThreshold), ...buyingPhrases, ...segmentPhrases];
