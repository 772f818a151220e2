/** What a topic is called, in words of the texts themselves. */

import type { Corpus } from "./corpus.ts";
import type { LdaFit } from "./lda/lda.ts";
import { countPairs, type Pair } from "./pairs.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { isWeakWord } from "./weak-words.ts";

/** A word of a topic: how it is mostly written there, and its probability in the topic. */
export interface TopicWord {
  readonly word: string;
  readonly lemma: string;
  readonly weight: number;
}

/** What a topic is called, and its words. */
export interface TopicName {
  /** One or two phrases, "late delivery · refund"; unique in the model. */
  readonly label: string;
  /** The most characteristic first. */
  readonly words: readonly TopicWord[];
}

const LAMBDA = 0.6;
const WORDS = 12;
/** Words looked through for a name. */
const HEADS = 30;
/** A pair of words stands for its head if at least this share of the head's uses in the topic is in the pair. */
const LEAST_SHARE_OF_HEAD = 0.15;
const LEAST_PAIRS = 3;

/** Sievert & Shirley 2014, eq. 1: what is probable in the topic, and more so than elsewhere. */
function rankWords(fit: LdaFit, topic: number, overall: Float64Array): number[] {
  const { k, wordTopic } = fit;
  const relevance = Float64Array.from(overall, (probability, word) => {
    const inTopic = Math.log(wordTopic[word * k + topic]!);
    return LAMBDA * inTopic + (1 - LAMBDA) * (inTopic - Math.log(probability));
  });
  return [...overall.keys()].sort((a, b) => relevance[b]! - relevance[a]! || a - b);
}

/** The most frequent spelling; of equals the first in the alphabet. */
function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

function countForms(fit: LdaFit, vocabulary: Vocabulary, corpus: Corpus): Map<number, Map<string, number>> {
  const counts = new Map<number, Map<string, number>>();
  const { words } = vocabulary.documents;
  for (let i = 0; i < words.length; i++) {
    const key = words[i]! * fit.k + fit.assignments[i]!;
    const forms = counts.get(key) ?? new Map<string, number>();
    counts.set(key, forms);
    const form = corpus.forms[vocabulary.codes[i]! >> 1]!;
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<string, number> | undefined) =>
  [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0);

/** Names all topics of a fit. Every phrase stands in the texts as it is given (in lower case). */
export function nameTopics(fit: LdaFit, vocabulary: Vocabulary, corpus: Corpus): TopicName[] {
  const { k, wordTopic } = fit;
  const forms = countForms(fit, vocabulary, corpus);
  const pairs = countPairs(fit, vocabulary, corpus);
  const overall = new Float64Array(vocabulary.words.length);
  const inTopic = new Float64Array(k);
  for (const topic of fit.assignments) inTopic[topic]! += 1 / fit.assignments.length;
  for (let i = 0; i < wordTopic.length; i++) overall[Math.floor(i / k)]! += wordTopic[i]! * inTopic[i % k]!;

  const taken = new Set<string>();
  return Array.from({ length: k }, (_, topic) => {
    const ranked = rankWords(fit, topic, overall);
    const used = ranked.filter((word) => total(forms.get(word * k + topic)) > 0);
    const formOf = (word: number) => mostFrequent(forms.get(word * k + topic) ?? new Map()) ?? vocabulary.words[word]!;
    const words = used.slice(0, WORDS).map((word) => ({
      word: formOf(word),
      lemma: vocabulary.words[word]!,
      weight: wordTopic[word * k + topic]!,
    }));

    const phrases: string[] = [];
    const spoken = new Set<number>();
    const strong = used.slice(0, HEADS).filter((word) => !isWeakWord(vocabulary.words[word]!));
    for (const head of strong.length > 0 ? strong : used) {
      if (spoken.has(head)) continue;
      const uses = total(forms.get(head * k + topic));
      const pair = (pairs[topic] ?? []).find(
        ({ first, second, count }: Pair) =>
          (first === head || second === head) && count >= LEAST_PAIRS && count >= LEAST_SHARE_OF_HEAD * uses,
      );
      if (pair && (spoken.has(pair.first) || spoken.has(pair.second))) continue;
      phrases.push(pair?.form ?? formOf(head));
      spoken.add(head);
      if (pair) spoken.add(pair.first).add(pair.second);
    }
    let length = 2;
    while (length < phrases.length && taken.has(phrases.slice(0, length).join(" · "))) length++;
    const label = phrases.slice(0, length).join(" · ");
    taken.add(label);
    return { label, words };
  });
}
