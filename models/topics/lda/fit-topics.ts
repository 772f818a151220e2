/** Topics of texts: learned once, told of any text afterwards. */

import { chooseCount, mostTopics } from "./choose-count.ts";
import { plainLemma, type Corpus, type TermOfText } from "../corpus.ts";
import { documentCount } from "../documents.ts";
import { inferShares, keepLargeShares } from "./infer.ts";
import { fitLda, type LdaModel } from "./lda.ts";
import { nameTopics, type TopicWord } from "../name-topics.ts";
import { assignIds, keepLivingTopics } from "../order-topics.ts";
import { mainTopics, topicStability } from "./stability.ts";
import { buildVocabulary, wordNumbers } from "../vocabulary.ts";

/** One topic. */
export interface Topic {
  /** Stable within the model: "t1" is the largest. */
  readonly id: string;
  /** One or two phrases of the texts, "late delivery · refund". */
  readonly label: string;
  /** The most characteristic first. */
  readonly words: readonly TopicWord[];
  /** Texts of the fit whose main topic this is. */
  readonly size: number;
  /** Share of it that is found again on 80 % of the texts, 0 to 1. */
  readonly stability: number;
}

/** Everything that tells the topics of a new text: plain JSON but for typed arrays. */
export interface TopicModel extends LdaModel {
  /** Lemmas; a word's number is its place. */
  readonly vocabulary: readonly string[];
  /** In the order of the model's topics. */
  readonly topics: readonly Topic[];
  /** What a reader should know: too few texts, topics left out. */
  readonly notes: readonly string[];
}

/** The topics of one text: shares sum to 1; empty when no topic has a share of at least .15. */
export type TextTopics = readonly { readonly id: string; readonly label: string; readonly share: number }[];

export interface FitTopicsOptions {
  /** A number of topics, or "auto" to choose it from the texts. */
  readonly k: number | "auto";
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

function checkCount(k: number, distinct: number): void {
  if (Number.isInteger(k) && k >= 1 && k <= distinct) return;
  const wanted = distinct === 0 ? "there are none" : `k must be a whole number from 1 to ${distinct}`;
  throw new RangeError(`Cannot find ${k} topics in ${distinct} distinct texts with words: ${wanted}`);
}

/**
 * Learns topics from a corpus. The texts' order leaves no trace; the same texts with the same seed give the same bytes.
 * Fewer topics than asked for, or few texts, are told in `notes`. Throws a RangeError when k is more than the number
 * of distinct texts, and the signal's reason when it is aborted.
 */
export async function fitTopics(corpus: Corpus, options: FitTopicsOptions): Promise<TopicModel> {
  const { k: wanted, seed, signal, progress } = options;
  const vocabulary = await buildVocabulary(corpus, signal);
  const { documents } = vocabulary;
  const distinct = documentCount(documents);
  if (wanted !== "auto") checkCount(wanted, distinct);
  const notes: string[] = [];
  if (distinct === 0) {
    const empty = { k: 0, alpha: new Float64Array(0), wordTopic: new Float32Array(0), vocabulary: [], topics: [] };
    return { ...empty, notes: [`None of ${corpus.texts} texts has words to find topics in`] };
  }

  const part = (from: number, to: number) => (share: number) => progress?.(from + (to - from) * share);
  const isAuto = wanted === "auto";
  const k = isAuto ? await chooseCount(documents, { seed, signal, progress: part(0, 0.4) }) : wanted;
  const most = mostTopics(distinct);
  if (isAuto && most <= 3)
    notes.push(`${distinct} distinct texts carry ${most} topics at most; more would be guessing`);
  if (!isAuto && k > most) notes.push(`${distinct} distinct texts carry ${most} topics at most; ${k} are a guess`);

  const raw = await fitLda(documents, { k, seed, signal, progress: part(isAuto ? 0.4 : 0, 0.8) });
  const main = await mainTopics(raw, documents, signal);
  const { fit, sizes } = keepLivingTopics(raw, { documents, times: vocabulary.times, main });
  if (fit.k < k) notes.push(`Asked for ${k} topics, found ${fit.k}: the others are no text's main topic`);
  const stability = await topicStability(fit, documents, { seed, signal });
  progress?.(1);

  const ids = assignIds(sizes);
  const topics = nameTopics(fit, vocabulary, corpus).map(({ label, words }, t) => {
    return { id: ids[t]!, label, words, size: sizes[t]!, stability: stability[t]! };
  });
  const { alpha, wordTopic } = fit;
  return { k: fit.k, alpha, wordTopic, vocabulary: vocabulary.words, topics, notes };
}

/** A function that tells the topics of a text from its terms. The answer depends on the model and the terms alone. */
export function createTopicReader(model: TopicModel): (terms: readonly Pick<TermOfText, "lemma">[]) => TextTopics {
  const numberOf = new Map(model.vocabulary.map((word, number) => [word, number]));
  return (terms) => {
    const lemmas = terms.map((term) => plainLemma(term.lemma));
    const words = wordNumbers(lemmas, numberOf);
    if (words.length === 0) return [];
    return keepLargeShares(inferShares(model, words)).map(({ topic, share }) => {
      const { id, label } = model.topics[topic]!;
      return { id, label, share };
    });
  };
}
