/** Whether the words of topics come together in texts. */

import { plainLemma, type TermOfText } from "./corpus.ts";

/** Words of a topic that are looked at. */
const WORDS = 10;

/**
 * NPMI coherence of topics by their words' lemmas, -1 (never together) to 1 (always): the mean over topics of the mean over pairs of
 * their first ten words, counted in whole texts (Aletras & Stevenson 2013; Lau et al. 2014). A topic of fewer than two words counts
 * 0; undefined where there are no topics or no texts.
 */
export function coherenceOf(
  topics: readonly (readonly string[])[],
  texts: Iterable<{ readonly terms: readonly TermOfText[] }>,
): number | undefined {
  const asked = topics.map((lemmas) => [...new Set(lemmas)].slice(0, WORDS));
  const topicsOf = new Map<string, number[]>();
  for (const [t, lemmas] of asked.entries()) {
    for (const lemma of lemmas) topicsOf.set(lemma, [...(topicsOf.get(lemma) ?? []), t]);
  }
  /** Of each topic how many texts have a word, and have it together with another. */
  const counts = asked.map((lemmas) => lemmas.map(() => lemmas.map(() => 0)));
  let total = 0;
  for (const { terms } of texts) {
    total++;
    const own = new Set(terms.map(({ lemma }) => plainLemma(lemma)));
    const touched = new Set([...own].flatMap((lemma) => topicsOf.get(lemma) ?? []));
    for (const t of touched) {
      const present = asked[t]!.flatMap((lemma, at) => (own.has(lemma) ? [at] : []));
      for (const a of present) for (const b of present) counts[t]![a]![b]!++;
    }
  }
  if (asked.length === 0 || total === 0) return undefined;
  const means = counts.map((together) => {
    const values = together.flatMap((row, a) =>
      row.slice(0, a).map((both, b) => npmi(both, { a: row[a]!, b: together[b]![b]!, total })),
    );
    return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  return means.reduce((sum, value) => sum + value, 0) / means.length;
}

/** Normalised pointwise mutual information of two words by the texts that have them. Bouma 2009. */
function npmi(
  both: number,
  { a, b, total }: { readonly a: number; readonly b: number; readonly total: number },
): number {
  if (both === 0) return -1;
  if (both === total) return 1;
  return Math.log((both * total) / (a * b)) / -Math.log(both / total);
}
