/** What plain words mean: the one table that reading, help and errors use. */

import { moodThreshold } from "../attitude/mood.ts";
import { askedBack } from "./phrase-table/asked-back.ts";
import { buyingPhrases } from "./phrase-table/buying.ts";
import { writingPhrases } from "./phrase-table/writing.ts";
import type { Phrase } from "./phrases.ts";

/** Words that set no condition of their own. */
export const fillers: ReadonlySet<string> = new Set(
  (
    "a accounts all already also am an any anybody anyone anyway are be been being both client clients currently customer customers did " +
    "do does even every everybody everyone find folks get give guest guests had has have having i is list me members my nevertheless nonetheless now of ones our " +
    "ours patients people person players please select shoppers show some stuff subscribers that though the their them " +
    "there these they those user users somebody someone was we were which who whom whose with"
  ).split(" "),
);

const segmentPhrases: readonly Phrase[] = [
  {
    says: ["in|from|of the? segment|segments {segment}", "segment {segment}", "in|from|of the {segment} segment"],
    means: "segment = {segment}",
    form: "clause",
  },
  {
    says: [
      "moved|moves|moving|came|went to|into the? segment? {segment}",
      "joined|entered the? segment? {segment}",
      "new in segment? {segment}",
    ],
    means: "entered segment = {segment}",
    form: "clause",
  },
  {
    says: ["left|leaving the? segment? {segment}", "moved out of segment? {segment}"],
    means: "left segment = {segment}",
    form: "clause",
  },
  {
    says: [
      "with consent",
      "newsletter? consent given|yes",
      "email allowed|permitted",
      "has|have given newsletter? consent",
      "gave newsletter consent",
      "consented|consenting",
      "gave consent",
      "consent",
      "opted in",
      "newsletter subscribers|subscriber|recipients|recipient|readers|reader?",
      "with|on|get|gets|getting|subscribed to? the? newsletter",
      "opt in",
      "contactable",
      "may|can be contacted",
      "we|i may|can contact|email|write|reach to?",
    ],
    means: "consent",
    form: "adjective",
  },
  {
    says: ["opted out", "unsubscribed", "withdrew|revoked|refused consent", "do|may not contact"],
    means: "consent = no",
    form: "adjective",
  },
];

/** The phrases, those that examples are taken from first. Of two that fit equally many words the first counts. */
export const phraseTable: readonly Phrase[] = [
  ...writingPhrases(moodThreshold),
  ...buyingPhrases,
  ...segmentPhrases,
  ...askedBack,
];
