/** Terms of many texts, collected in typed arrays: what topics are learned from. */

/** A content word of a text: its lemma in lower case ("not_" before it where negated), at `[start, end)` of the text. */
export interface TermOfText {
  readonly lemma: string;
  readonly start: number;
  readonly end: number;
}

/** Words of a text beyond this many do not count when topics are learned: one long text must not outweigh a hundred. */
const LONGEST = 300;

/**
 * Distinct texts that topics are learned from; of more, a pseudo-random sample that their content decides. No topic of a
 * dozen lacks for texts among so many, and learning takes the same second from ten thousand texts as from two million.
 */
const MOST_TEXTS = 5_000;

const NEGATED = "not_";

/** The lemma without its mark of negation: what a text is about does not depend on it. */
export function plainLemma(lemma: string): string {
  return lemma.startsWith(NEGATED) ? lemma.slice(NEGATED.length) : lemma;
}

/**
 * Terms of texts as numbers. A form is a lemma as it is written: "deliveries" of "delivery"; forms of negated terms
 * are written "not working". Equal lists of terms are kept once, whatever the number of texts.
 */
export interface Corpus {
  /** Texts added, those without terms included. */
  readonly texts: number;
  readonly lemmas: readonly string[];
  readonly forms: readonly string[];
  readonly lemmaOf: readonly number[];
  /** In no particular order. */
  readonly distinct: readonly DistinctText[];
}

export interface DistinctText {
  /** Form numbers, times two, plus one where the word follows the one before. */
  readonly codes: Int32Array;
  /** How many texts have just these terms. */
  readonly times: number;
}

/** A 53-bit number for a text, the same on every machine (cyrb53, public domain). */
export function hash(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

function numberer(names: string[]): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };
}

/** Collects texts one by one, so that they may come from a stream; memory stays bounded. */
export function createCorpus({ mostTexts = MOST_TEXTS }: { mostTexts?: number } = {}) {
  const lemmas: string[] = [];
  const forms: string[] = [];
  const lemmaOf: number[] = [];
  const distinct = new Map<number, { codes: Int32Array; times: number }>();
  let limit = Infinity;
  const numberOfLemma = numberer(lemmas);
  const numberOfForm = new Map<string, number>();
  let texts = 0;

  const add = (terms: readonly TermOfText[], text: string) => {
    texts++;
    const parts = terms.slice(0, LONGEST).map((term, i, all) => {
      const lemma = plainLemma(term.lemma);
      const written = text.slice(term.start, term.end).toLowerCase();
      const follows = i > 0 && /^[ \u00a0-]$/.test(text.slice(all[i - 1]!.end, term.start));
      return { lemma, form: term.lemma === lemma ? written : `not ${written}`, follows };
    });
    if (parts.length === 0) return;
    const key = hash(parts.map(({ lemma, form, follows }) => `${lemma}\n${form}\n${follows}`).join("\n"));
    if (key > limit) return;
    const known = distinct.get(key);
    if (known) {
      known.times++;
      return;
    }
    const codes = parts.map(({ lemma, form, follows }) => {
      const name = `${lemma}\n${form}`;
      let number = numberOfForm.get(name);
      if (number === undefined) {
        number = forms.push(form) - 1;
        numberOfForm.set(name, number);
        lemmaOf.push(numberOfLemma(lemma));
      }
      return number * 2 + (follows ? 1 : 0);
    });
    distinct.set(key, { codes: Int32Array.from(codes), times: 1 });
    if (distinct.size >= 2 * mostTexts) limit = keepSmallest(distinct, mostTexts);
  };
  const corpus = (): Corpus => {
    if (distinct.size > mostTexts) limit = keepSmallest(distinct, mostTexts);
    return { texts, lemmas, forms, lemmaOf, distinct: [...distinct.values()] };
  };
  return { add, corpus };
}

/** Drops all but the `count` smallest keys, in whatever order they came; returns the largest kept. */
function keepSmallest(map: Map<number, unknown>, count: number): number {
  const limit = Float64Array.from(map.keys()).sort()[count - 1]!;
  for (const key of map.keys()) if (key > limit) map.delete(key);
  return limit;
}
