/** English by wink-nlp: sentences, lemmas, parts of speech, negation. */

import type { Document, ItsHelpers, PartOfSpeech } from "wink-nlp";
import { placeholders } from "../personal-data/placeholders.ts";
import type { Span } from "../span.ts";
import type { Lemma, Words } from "../words.ts";
import { readWith } from "./wink.ts";

/** The tokens of a stretch of text, in parallel arrays. `starts` are offsets of the values in it. */
interface Tokens {
  readonly values: readonly string[];
  readonly starts: readonly number[];
  readonly tags: readonly PartOfSpeech[];
  readonly types: readonly string[];
  readonly lemmas: readonly string[];
  readonly isNegated: readonly boolean[];
  readonly isStopWord: readonly boolean[];
  readonly isMasked: readonly boolean[];
}

interface Parsed {
  readonly tokens: Tokens;
  /** First and last token of each sentence. */
  readonly spans: readonly (readonly [first: number, last: number])[];
}

const content = new Set<PartOfSpeech>(["NOUN", "PROPN", "VERB", "ADJ"]);
/** Lemmas that wink-nlp makes of words people do not use that way, or that say nothing of a topic. */
const lemmaOf = new Map([
  ["app", "app"],
  ["apps", "app"],
]);
const idle = new Set(
  (
    "be have do get go make take let say tell want need try please pls plz thank thanks thx hi hello hey dear lol omg wanna gonna gotta im ive id " +
    "dont doesnt didnt cant wont isnt wasnt u ur ok okay yes no not etc via much many more most other same such own able sure"
  ).split(" "),
);
const longestChunk = 5;

/** wink-nlp takes cubic time on some runs without blanks ("http://http://…"): long ones, which hold no words, it is not shown. */
const endlessRun = /\S{120,}/g;

/** The sentences, terms and noun chunks of one stretch of English; the whole stretch where nothing in it is a word. */
export function englishBlock(block: string): Words {
  const { tokens, spans } = read(block);
  const ranges = spans.map(([first, last]) => rangeOf(tokens, first, last)).filter((range) => range.start < range.end);
  if (ranges.length === 0) ranges.push({ start: 0, end: block.length });
  return {
    sentences: ranges,
    terms: termsOf(tokens),
    chunks: spans.flatMap(([first, last]) => chunksOf(tokens, first, last)),
  };
}

function read(block: string): Parsed {
  return readWith(
    block.replace(endlessRun, (run) => " ".repeat(run.length)),
    (document, its) => {
      const tokens = tokensOf(block, document, its);
      const spans = tokens.values.length === 0 ? [] : document.sentences().out(its.span);
      return { tokens, spans: spans as unknown as Parsed["spans"] };
    },
  );
}

function tokensOf(block: string, document: Document, its: ItsHelpers): Tokens {
  const all = document.tokens();
  const column = <Value>(property: Parameters<typeof all.out<Value>>[0]) => all.out(property) as Value[];
  const values = column<string>(its.value);
  const starts = startsOf(block, values, column<string>(its.precedingSpaces));
  const masks = [...block.matchAll(placeholders)].map((match) => [match.index, match.index + match[0].length] as const);
  return {
    values,
    starts,
    tags: column<PartOfSpeech>(its.pos),
    types: column<string>(its.type),
    // Typed as if it took the addons itself; `out` hands them over.
    lemmas: column<string>(its.lemma as ItsHelpers["pos"]),
    isNegated: column<boolean>(its.negationFlag).map(Boolean),
    isStopWord: column<boolean>(its.stopWordFlag).map(Boolean),
    isMasked: starts.map((start) => masks.some(([from, to]) => start >= from && start < to)),
  };
}

/** wink-nlp gives no offsets: the tokens with the blanks before them are the text again, so they are walked along it. */
function startsOf(block: string, values: readonly string[], spaces: readonly string[]): number[] {
  let at = 0;
  return values.map((value, index) => {
    const expected = at + spaces[index]!.length;
    // Should a token ever differ from the text, the walk goes on at the next place where it does not.
    const found = block.startsWith(value, expected) ? expected : block.indexOf(value, at);
    const start = found < 0 ? at : found;
    at = Math.min(block.length, start + (found < 0 ? 0 : value.length));
    return start;
  });
}

function rangeOf(tokens: Tokens, first: number, last: number): Span {
  let [from, to] = [first, last];
  while (from < to && tokens.tags[from] === "SPACE") from++;
  while (to > from && tokens.tags[to] === "SPACE") to--;
  return tokens.tags[from] === "SPACE" ? { start: 0, end: 0 } : { start: tokens.starts[from]!, end: endOf(tokens, to) };
}

function endOf(tokens: Tokens, index: number): number {
  return tokens.starts[index]! + tokens.values[index]!.length;
}

function termsOf(tokens: Tokens): Lemma[] {
  return tokens.values.flatMap((value, index) => {
    const lemma = lemmaAt(tokens, index);
    if (lemma === undefined) return [];
    const start = tokens.starts[index]!;
    return [{ start, end: start + value.length, lemma: tokens.isNegated[index] ? `not_${lemma}` : lemma }];
  });
}

function lemmaAt(tokens: Tokens, index: number): string | undefined {
  const value = tokens.values[index]!;
  const isHashtag = tokens.types[index] === "hashtag";
  if (tokens.isMasked[index] || (!isHashtag && tokens.types[index] !== "word")) return undefined;
  if (!isHashtag && (tokens.isStopWord[index] || !content.has(tokens.tags[index]!))) return undefined;
  // "in." is taken for an inch at the end of a sentence.
  if (value.endsWith(".") && value.length <= 4) return undefined;
  const lemma = (lemmaOf.get(value.toLowerCase()) ?? tokens.lemmas[index] ?? value)
    .toLowerCase()
    .replace(/^#|\.$/g, "")
    .replaceAll("’", "'");
  return lemma.length >= 2 && !idle.has(lemma) && /^\p{L}[\p{L}\p{M}\p{N}'_-]*$/u.test(lemma) ? lemma : undefined;
}

function chunksOf(tokens: Tokens, first: number, last: number): Span[] {
  const chunks: Span[] = [];
  for (let index = first; index <= last; index++) {
    if (!isChunkWord(tokens, index)) continue;
    const words = [index];
    let end = index;
    for (let next = index + 1; next <= last; next++) {
      if (isChunkWord(tokens, next)) words.push((end = next));
      else if (!isJoint(tokens, next) || !isChunkWord(tokens, next + 1) || next + 1 > last) break;
    }
    index = end;
    while (words.length > 0 && !isNoun(tokens, words.at(-1)!)) words.pop();
    const kept = words.slice(-longestChunk);
    if (kept.length > 0) chunks.push({ start: tokens.starts[kept[0]!]!, end: endOf(tokens, kept.at(-1)!) });
  }
  return chunks;
}

function isNoun(tokens: Tokens, index: number): boolean {
  return tokens.tags[index] === "NOUN" || tokens.tags[index] === "PROPN";
}

function isChunkWord(tokens: Tokens, index: number): boolean {
  if (!isNoun(tokens, index) && tokens.tags[index] !== "ADJ") return false;
  if (tokens.types[index] !== "word" || tokens.isMasked[index] || tokens.isStopWord[index]) return false;
  const value = tokens.values[index]!;
  // As in `lemmaAt`: "in." is no inch.
  if (value.endsWith(".") && value.length <= 4) return false;
  return !idle.has(value.toLowerCase()) && /^\p{L}[\p{L}\p{M}\p{N}'’.-]*$/u.test(value);
}

/** What holds a chunk together: the hyphen of "check-in desk", the "'s" of "driver's attitude". */
function isJoint(tokens: Tokens, index: number): boolean {
  const touches = index > 0 && tokens.starts[index] === endOf(tokens, index - 1);
  if (!touches) return false;
  const isHyphen = tokens.values[index] === "-" && tokens.starts[index + 1] === endOf(tokens, index);
  return isHyphen || /^['’]s$/i.test(tokens.values[index]!);
}
