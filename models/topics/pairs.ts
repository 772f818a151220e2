/** Pairs of neighbouring words: "late delivery", "return label". */

import type { Corpus } from "./corpus.ts";
import type { LdaFit } from "./lda/lda.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Two words that stand side by side in a topic. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  readonly count: number;
  /** How the pair is mostly written. */
  readonly form: string;
}

/** Pairs below this normalised pointwise mutual information are chance neighbours. Bouma 2009. */
const LEAST_NPMI = 0.2;

/** The pairs of every topic that are more than chance, the most frequent first. */
export function countPairs(fit: LdaFit, vocabulary: Vocabulary, corpus: Corpus): Pair[][] {
  const { documents, codes } = vocabulary;
  const { words, vocabularySize: v } = documents;
  const frequency = new Int32Array(v);
  for (const word of words) frequency[word]!++;
  const everywhere = new Map<number, number>();
  const perTopic = Array.from({ length: fit.k }, () => new Map<number, Map<string, number>>());
  for (let i = 1; i < words.length; i++) {
    if ((codes[i]! & 1) === 0 || words[i] === words[i - 1]) continue;
    const key = words[i - 1]! * v + words[i]!;
    everywhere.set(key, (everywhere.get(key) ?? 0) + 1);
    const topic = fit.assignments[i]!;
    if (fit.assignments[i - 1] !== topic) continue;
    const forms = perTopic[topic]!.get(key) ?? new Map<string, number>();
    perTopic[topic]!.set(key, forms);
    const second = corpus.forms[codes[i]! >> 1]!.replace(/^not /, "");
    const form = `${corpus.forms[codes[i - 1]! >> 1]!} ${second}`;
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  return perTopic.map((pairs) =>
    [...pairs]
      .map(([key, forms]) => {
        const [first, second] = [Math.floor(key / v), key % v];
        const together = everywhere.get(key)! / words.length;
        const apart = (frequency[first]! / words.length) * (frequency[second]! / words.length);
        const npmi = Math.log(together / apart) / -Math.log(together);
        const spellings = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        const count = spellings.reduce((sum, [, n]) => sum + n, 0);
        return { first, second, count, form: spellings[0]![0], npmi };
      })
      .filter(({ npmi }) => npmi >= LEAST_NPMI)
      .sort((a, b) => b.count - a.count || a.first - b.first || a.second - b.second)
      .map(({ first, second, count, form }) => ({ first, second, count, form })),
  );
}
