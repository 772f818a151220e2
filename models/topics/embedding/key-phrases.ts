/** Phrases of a text that could name what it is about: "late delivery", "activate my card", "refund". */

import { plainLemma, type TermOfText } from "../corpus.ts";
import type { Span } from "../../text/span.ts";
import { isForeignWord } from "./foreign-words.ts";
import { isIdleWord, isWeakWord } from "../weak-words.ts";

/** A word or a few as they stand in a text. */
export interface Phrase {
  /** Its lemmas; phrases of one key are forms of one another. */
  readonly key: string;
  /** As it is written, in lower case. */
  readonly form: string;
  readonly lemmas: readonly string[];
  /** Whether it ends with a noun phrase of the text, or is one: "refund", "late delivery", "cancel my order". */
  readonly isNominal: boolean;
}

const MOST_WORDS = 3;
/** What may stand between two words of a phrase: at most two small words, or a hyphen. */
const joint =
  /^(?:[ \u00a0-]|(?: (?:of|for|to|in|on|at|by|with|from|off|out|up|my|your|our|the|a|an|is|was|not|no|never|isn['’]?t|wasn['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|can['’]?t|cannot)){1,2} )$/i;

/**
 * The phrases of one to three words in a run of terms. A phrase begins and ends with a word that says something; of those longer
 * than a word, at least one could stand alone. A word that is only meant in the negative ("not working") is named with its "not".
 */
export function phrasesOf(
  terms: readonly TermOfText[],
  { body, chunks = [] }: { readonly body: string; readonly chunks?: readonly Span[] },
): Phrase[] {
  const ends = new Set(chunks.map(({ end }) => end));
  const phrases: Phrase[] = [];
  for (let first = 0; first < terms.length; first++) {
    let hasStrong = false;
    const lemmas: string[] = [];
    for (let last = first; last < Math.min(terms.length, first + MOST_WORDS); last++) {
      const term = terms[last]!;
      if (last > first && !joint.test(body.slice(terms[last - 1]!.end, term.start))) break;
      const lemma = plainLemma(term.lemma);
      if (lemmas.includes(lemma)) break;
      lemmas.push(lemma);
      hasStrong ||= !isWeakWord(lemma);
      if (isForeignWord(lemma)) break;
      if (!hasStrong || isIdleWord(plainLemma(terms[first]!.lemma)) || isIdleWord(lemma)) continue;
      const form = body.slice(terms[first]!.start, term.end).toLowerCase().replace(/^#/, "");
      phrases.push({ key: lemmas.join(" "), form, lemmas: [...lemmas], isNominal: ends.has(term.end) });
    }
  }
  return phrases;
}
