/** Which words topics are made of. */

import { createBreath } from "../breathe.ts";
import { hash, type Corpus, type DistinctText } from "./corpus.ts";
import { packDocuments, type Documents } from "./documents.ts";
import { isIdleWord } from "./weak-words.ts";

const MOST_WORDS = 20_000;
const LARGEST_SHARE = 0.4;
/** Of a few dozen texts: a word that nearly all of them share, such as the subject of a form, tells none from another. */
const LARGEST_SHARE_OF_FEW = 0.8;

export interface Vocabulary {
  /** Lemmas, the most frequent first; a word's number is its place. */
  readonly words: readonly string[];
  readonly documents: Documents;
  /** How many texts each document stands for. */
  readonly times: Int32Array;
  /** For every word of `documents`: its form's number in the corpus, times two, plus one where it follows the one before. */
  readonly codes: Int32Array;
}

/** The fewest distinct texts that a word must occur in: 3 or 0.1 % of them; in a few dozen texts 2, in a handful 1. */
export function fewestTexts(distinct: number): number {
  if (distinct < 10) return 1;
  return distinct < 60 ? 2 : Math.max(3, Math.ceil(distinct * 0.001));
}

function frequentWords({ lemmas, lemmaOf, distinct }: Corpus): string[] {
  const frequency = new Int32Array(lemmas.length);
  const lastSeen = new Int32Array(lemmas.length).fill(-1);
  for (const [d, { codes }] of distinct.entries()) {
    for (const code of codes) {
      const lemma = lemmaOf[code >> 1]!;
      if (lastSeen[lemma] === d) continue;
      lastSeen[lemma] = d;
      frequency[lemma]!++;
    }
  }
  const least = fewestTexts(distinct.length);
  const most =
    distinct.length < 10
      ? distinct.length
      : distinct.length * (distinct.length < 60 ? LARGEST_SHARE_OF_FEW : LARGEST_SHARE);
  return [...lemmas.keys()]
    .filter((lemma) => frequency[lemma]! >= least && frequency[lemma]! <= most && !isIdleWord(lemmas[lemma]!))
    .sort((a, b) => frequency[b]! - frequency[a]! || (lemmas[a]! < lemmas[b]! ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map((lemma) => lemmas[lemma]!);
}

/**
 * The words that are neither rare nor everywhere (in more than 40 % of the texts) nor idle, and the distinct texts as lists of
 * them, ordered by their content: the order in which texts came leaves no trace.
 */
export async function buildVocabulary(corpus: Corpus, signal?: AbortSignal): Promise<Vocabulary> {
  const breathe = createBreath({ signal });
  const words = frequentWords(corpus);
  const numberOf = new Map(words.map((word, number) => [word, number]));
  const wordOf = Int32Array.from(corpus.lemmaOf, (lemma) => numberOf.get(corpus.lemmas[lemma]!) ?? -1);

  // Texts that differ in rare words only (names, numbers) fall together here.
  const byContent = new Map<number, DistinctText>();
  for (const { codes, times } of corpus.distinct) {
    await breathe();
    const kept: number[] = [];
    let isGap = true;
    for (const code of codes) {
      const word = wordOf[code >> 1]!;
      if (word >= 0) kept.push(isGap ? code & ~1 : code);
      isGap = word < 0;
    }
    if (kept.length === 0) continue;
    const key = hash(kept.map((code) => words[wordOf[code >> 1]!]).join(" "));
    const known = byContent.get(key);
    const isFirst = known === undefined || comesBefore(kept, known.codes, corpus);
    byContent.set(key, { codes: isFirst ? Int32Array.from(kept) : known.codes, times: times + (known?.times ?? 0) });
  }
  const ordered = [...byContent].sort((a, b) => a[0] - b[0]);
  const lists = ordered.map(([, { codes }]) => codes.map((code) => wordOf[code >> 1]!));
  const codes = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const [, text] of ordered) {
    codes.set(text.codes, at);
    at += text.codes.length;
  }
  const times = Int32Array.from(ordered, ([, text]) => text.times);
  return { words, documents: packDocuments(lists, words.length), times, codes };
}

/** Of two texts with the same lemmas, the one to keep must not depend on which came first. */
function comesBefore(a: readonly number[], b: Int32Array, { forms }: Corpus): boolean {
  const spell = (codes: ArrayLike<number>) =>
    Array.from(codes, (code) => `${forms[code >> 1]}${code & 1 ? "+" : " "}`).join("");
  return spell(a) < spell(b);
}

/** Numbers of the words of a text that the vocabulary knows. */
export function wordNumbers(lemmas: Iterable<string>, numberOf: ReadonlyMap<string, number>): number[] {
  const numbers: number[] = [];
  for (const lemma of lemmas) {
    const number = numberOf.get(lemma);
    if (number !== undefined) numbers.push(number);
  }
  return numbers;
}
