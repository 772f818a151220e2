/** Sentences, terms and noun chunks of a text. */

import { placeholders } from "./personal-data/placeholders.ts";
import { englishBlock } from "./words/english.ts";
import { blocks } from "./words/blocks.ts";
import type { Span } from "./span.ts";
import { atFullStops } from "./words/full-stops.ts";
import { formalities } from "./words/formalities.ts";
import { otherBlock } from "./words/other-languages.ts";

/** A word kept for topics: its lemma in lower case, "not_" before it where it is negated. */
export interface Lemma extends Span {
  readonly lemma: string;
}

export interface Words {
  /** Sentences that say something, in order. Greetings and signature lines are none, unless the text has nothing else. */
  readonly sentences: readonly Span[];
  /** Nouns, verbs, adjectives and hashtags without stop words, in order. */
  readonly terms: readonly Lemma[];
  /** Runs of adjectives and nouns, 1 to 5 words, without articles and pronouns. Empty where the language is not English. */
  readonly chunks: readonly Span[];
}

/** Longest sentence, in UTF-16 units: a text without full stops is cut at blanks. */
const longestSentence = 1000;
const says = /[\p{L}\p{N}\p{Extended_Pictographic}]|[:;=8][-'^]?[()[\]DPp/\\|*]|<3/u;

/**
 * The sentences, terms and noun chunks of a text in `language` (ISO 639-1). English and undetermined text goes through wink-nlp, other
 * languages are split at punctuation and line ends, their terms are words of three letters and more. All offsets count in `body`.
 */
export function tokenise(body: string, language: string): Words {
  const isEnglish = language === "en" || language === "und";
  const parse = isEnglish ? englishBlock : otherBlock(language);
  const parsed = blocks(body).map((block) => shifted(parse(body.slice(block.start, block.end)), block.start));
  const all = whole(
    body,
    parsed.flatMap((words) => words.sentences),
  )
    .flatMap((sentence) => (isEnglish ? atFullStops(body, sentence) : [sentence]))
    .flatMap((sentence) => shortEnough(body, sentence));
  const isFormal = formalities(body, all);
  const saying = all.filter((_, index) => !isFormal[index]);
  const sentences = saying.length > 0 ? saying : all;
  return {
    sentences,
    terms: within(
      sentences,
      parsed.flatMap((words) => words.terms),
    ),
    chunks: within(
      sentences,
      parsed.flatMap((words) => words.chunks),
    ),
  };
}

function shifted(words: Words, by: number): Words {
  const move = <One extends Span>(range: One): One => ({ ...range, start: range.start + by, end: range.end + by });
  return { sentences: words.sentences.map(move), terms: words.terms.map(move), chunks: words.chunks.map(move) };
}

/** Sentences that hold a word, a number or an emoji; a stray mark ("…trip!" + ".") belongs to the sentence it touches. */
function whole(body: string, sentences: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { start, end } of sentences) {
    const before = found.at(-1);
    if (says.test(body.slice(start, end).replace(placeholders, ""))) found.push({ start, end });
    else if (before?.end === start) found[found.length - 1] = { start: before.start, end };
  }
  return found;
}

function shortEnough(body: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  while (end - from > longestSentence) {
    const head = body.slice(from, from + longestSentence);
    const comma = Math.max(head.lastIndexOf(", "), head.lastIndexOf("; "), head.lastIndexOf("\n")) + 1;
    const blank = comma > longestSentence / 2 ? comma : head.lastIndexOf(" ");
    const to = from + (blank > 0 ? blank : longestSentence - (/[\ud800-\udbff]$/.test(head) ? 1 : 0));
    parts.push({ start: from, end: to });
    from = to + (/^\s*/.exec(body.slice(to, to + 8))?.[0].length ?? 0);
  }
  return end > from ? [...parts, { start: from, end }] : parts;
}

/** The ranges that lie in one of the sentences; both in order. */
function within<One extends Span>(sentences: readonly Span[], ranges: readonly One[]): One[] {
  let index = 0;
  return ranges.filter(({ start, end }) => {
    while (index < sentences.length && sentences[index]!.end <= start) index++;
    const sentence = sentences[index];
    return sentence !== undefined && sentence.start <= start && end <= sentence.end;
  });
}
