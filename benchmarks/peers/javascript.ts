/** Lexicons that npm offers: wink-sentiment, and natural's AFINN. Compromise has no sentiment. */

import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

interface Wink {
  (text: string): { readonly normalizedScore: number };
}

interface Natural {
  readonly SentimentAnalyzer: new (
    language: string,
    stemmer: unknown,
    vocabulary: string,
  ) => { getSentiment(words: readonly string[]): number };
}

/** wink-sentiment's score per word that it knows; above 0 positive. Throws when it is not installed. */
export function openWink(): (text: string) => number {
  try {
    const wink = load("wink-sentiment") as Wink;
    return (text) => wink(text).normalizedScore;
  } catch (cause) {
    throw new Error(
      "wink-sentiment is not installed: npm ci --prefix benchmarks/peers, or leave peers out: --no-peers",
      {
        cause,
      },
    );
  }
}

/** The mean AFINN score of a text's words by natural, which stems them and turns them round after a negation. */
export function openAfinn(): (text: string) => number {
  // By sub-paths: the package's main file prints to stdout and reads ./.env when it is loaded.
  const { SentimentAnalyzer } = load("natural/lib/natural/sentiment/index.js") as Natural;
  const analyzer = new SentimentAnalyzer("English", load("natural/lib/natural/stemmers/porter_stemmer.js"), "afinn");
  return (text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
    return words.length === 0 ? 0 : analyzer.getSentiment(words);
  };
}
