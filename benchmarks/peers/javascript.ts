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

function loadPeer(path: string): unknown {
  try {
    return load(path);
  } catch (cause) {
    const [name] = path.split("/");
    throw new Error(`${name} is not installed: npm ci --prefix benchmarks/peers, or leave peers out: --no-peers`, {
      cause,
    });
  }
}

/** wink-sentiment's score per word that it knows; above 0 positive. Throws when it is not installed. */
export function openWink(): (text: string) => number {
  const wink = loadPeer("wink-sentiment") as Wink;
  return (text) => wink(text).normalizedScore;
}

/**
 * The mean AFINN score of a text's words by natural, which stems them and turns them round after a negation. Throws when
 * it is not installed.
 */
export function openAfinn(): (text: string) => number {
  // By sub-paths: the package's main file prints to stdout and reads ./.env when it is loaded.
  const { SentimentAnalyzer } = loadPeer("natural/lib/natural/sentiment/index.js") as Natural;
  const stemmer = loadPeer("natural/lib/natural/stemmers/porter_stemmer.js");
  const analyzer = new SentimentAnalyzer("English", stemmer, "afinn");
  return (text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
    return words.length === 0 ? 0 : analyzer.getSentiment(words);
  };
}
