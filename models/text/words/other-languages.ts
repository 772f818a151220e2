/** Sentences and words where no grammar of the language is at hand. */

import { placeholders } from "../personal-data/placeholders.ts";
import type { Span } from "../span.ts";
import type { Lemma, Words } from "../words.ts";

const segmenters = new Map<string, { sentence: Intl.Segmenter; word: Intl.Segmenter }>();
/** Scripts whose words are written in a character or two. */
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const skipped = new RegExp(`${placeholders.source}|(?:https?:\\/\\/|www\\.)\\S{1,2000}|@[\\p{L}\\p{N}_]{1,64}`, "gu");

/** A parser for stretches of text in one language: sentences by punctuation, words of three letters and more in lower case. */
export function otherBlock(language: string): (block: string) => Words {
  const { sentence, word } = segmentersOf(language);
  return (block) => {
    const readable = block.replace(skipped, (match) => " ".repeat(match.length));
    const terms: Lemma[] = [];
    for (const { segment, index, isWordLike } of word.segment(readable)) {
      if (!isWordLike || !/^[\p{L}\p{M}'’·-]+$/u.test(segment)) continue;
      if ((segment.match(/\p{L}/gu)?.length ?? 0) < (dense.test(segment) ? 2 : 3)) continue;
      terms.push({ start: index, end: index + segment.length, lemma: segment.toLowerCase() });
    }
    return { sentences: [...sentence.segment(block)].map(trimmed), terms, chunks: [] };
  };
}

function segmentersOf(language: string) {
  let both = segmenters.get(language);
  if (!both) {
    const make = (granularity: "sentence" | "word") => new Intl.Segmenter(language, { granularity });
    both = { sentence: make("sentence"), word: make("word") };
    segmenters.set(language, both);
  }
  return both;
}

function trimmed({ segment, index }: Intl.SegmentData): Span {
  const start = index + (segment.length - segment.trimStart().length);
  return { start, end: Math.max(start, index + segment.trimEnd().length) };
}
