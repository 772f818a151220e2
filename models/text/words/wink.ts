/** wink-nlp's reading of a text, the same whatever it read before. */

import type { Document, ItsHelpers, WinkMethods } from "wink-nlp";
import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";

/** The words that wink-nlp knows: those of its model, then those it met. */
interface Lexemes {
  readonly hash: Record<string, number>;
  readonly list: readonly string[];
}

interface Reader {
  readonly wink: WinkMethods;
  readonly lexemes: Lexemes;
  /** How many words of the list are looked up: those of the model. */
  readonly modelWords: number;
  /** How many words of the list were forgotten, the model's counted in. */
  forgotten: number;
}

/** New words after which the reader is made anew: their list only grows, and their numbers have 20 bits. */
const mostNewWords = 20_000;
let reader: Reader | undefined;

/** Making it takes tenths of a second. */
function makeReader(): Reader {
  let core: { features: { lexeme: Lexemes } } | undefined;
  const loadCore = model.core as () => typeof core;
  const wink = winkNLP({ ...model, core: () => (core = loadCore()) }, ["sbd", "negation", "pos"]);
  const lexemes = core!.features.lexeme;
  return { wink, lexemes, modelWords: lexemes.list.length, forgotten: lexemes.list.length };
}

/**
 * What `take` makes of wink-nlp's document of a text. wink-nlp keeps every new word it meets and cuts later texts by them ("P.S."
 * once read as a word is one ever after); here it forgets them, for a text must read the same on any worker, after any other.
 */
export function readWith<Taken>(text: string, take: (document: Document, its: ItsHelpers) => Taken): Taken {
  reader ??= makeReader();
  const { wink, lexemes } = reader;
  try {
    return take(wink.readDoc(text), wink.its);
  } finally {
    for (; reader.forgotten < lexemes.list.length; reader.forgotten++) {
      Reflect.deleteProperty(lexemes.hash, lexemes.list[reader.forgotten]!);
    }
    if (lexemes.list.length - reader.modelWords > mostNewWords) reader = undefined;
  }
}
