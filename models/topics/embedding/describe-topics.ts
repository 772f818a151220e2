/** What there is to say of topics whose centres are found: how large, which words, what name, which texts are typical. */

import { createBreath } from "../../breathe.ts";
import { coherenceOf } from "../coherence.ts";
import type { TopicWord } from "../name-topics.ts";
import { resemblance } from "../resemblance.ts";
import { addressedNames } from "./addressed-names.ts";
import type { Collection, TextToCollect } from "./collect.ts";
import { createComparison, sharesOf } from "./likeness.ts";
import type { EmbeddingTopic, EmbeddingTopicModel, TopicPhrase } from "./model.ts";
import { nameTopics } from "./name-topics.ts";
import { tellTopics, type Passage, type Telling } from "./topic-words.ts";

const WORDS = 12;
const PHRASES = 8;
const TYPICAL = 5;
const HANDY = { least: 40, most: 280 };

export interface TopicsToDescribe extends Omit<
  EmbeddingTopicModel,
  "topics" | "notes" | "leastFit" | "highestId" | "origin"
> {
  readonly stability: readonly number[];
  readonly shareOfOthers: number;
  readonly weights: Float64Array;
  readonly signal?: AbortSignal;
}

interface Placed {
  readonly text: TextToCollect;
  readonly topic: number;
  /** With its centre. */
  readonly cosine: number;
  /** Of the text or the sentence that fits any centre best. */
  readonly fit: number;
}

/** The model without its notes: topics that are some text's main topic, the largest first. */
export async function describeTopics(
  { sample, saying }: Collection,
  { stability, shareOfOthers, weights, signal, ...place }: TopicsToDescribe,
): Promise<Omit<EmbeddingTopicModel, "notes" | "highestId" | "origin">> {
  const breathe = createBreath({ signal });
  const compare = createComparison(place);
  const idle = addressedNames(sample);
  const placed: Placed[] = [];
  const passages: Passage[] = [];
  const sizes = new Float64Array(place.k);
  for (const [i, text] of sample.entries()) {
    await breathe();
    const likeness = compare(text);
    const topic = largest(sharesOf(likeness));
    placed.push({ text, topic, cosine: likeness.whole[topic]!, fit: likeness.fit });
    sizes[topic]! += text.times;
    passages.push({ topic, weight: weights[i]!, text, idle });
  }
  const inSample = sizes.reduce((sum, size) => sum + size, 0);
  const order = [...sizes.keys()].filter((t) => sizes[t]! > 0).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const numberOf = new Map(order.map((t, number) => [t, number]));
  const told = await tellTopics(
    passages.map((passage) => ({ ...passage, topic: numberOf.get(passage.topic)! })),
    order.length,
    { signal },
  );
  const labels = nameTopics(told);
  const topics = order.map((t, number): EmbeddingTopic => {
    const share = sizes[t]! / inSample;
    return {
      id: `t${number + 1}`,
      label: labels[number]!,
      words: wordsOf(told[number]!),
      phrases: phrasesIn(told[number]!),
      size: Math.round(share * saying),
      share,
      stability: stability[t]!,
      typical: typicalOf(placed.filter(({ topic }) => topic === t)),
    };
  });
  const { count } = place;
  const centres = new Float32Array(order.length * count);
  for (const [number, t] of order.entries())
    centres.set(place.centres.subarray(t * count, (t + 1) * count), number * count);
  const cosines = Float64Array.from(placed, ({ fit }) => fit).sort();
  const leastFit = cosines[Math.floor(shareOfOthers * cosines.length)]!;
  const coherence = coherenceOf(
    topics.map(({ words }) => words.map(({ lemma }) => lemma)),
    sample,
  );
  return { ...place, k: order.length, centres, topics, leastFit, ...(coherence !== undefined && { coherence }) };
}

/** The words of a topic, of what tells it from others. */
export function wordsOf(tellings: readonly Telling[]): TopicWord[] {
  return tellings
    .filter(({ lemmas }) => lemmas.length === 1)
    .slice(0, WORDS)
    .map(({ form, key, weight }) => ({ word: form, lemma: key, weight }));
}

/** The phrases of a topic, of what tells it from others. */
export function phrasesIn(tellings: readonly Telling[]): TopicPhrase[] {
  return tellings.slice(0, PHRASES).map(({ form, share }) => ({ phrase: form, share }));
}

function largest(values: Float64Array): number {
  return values.indexOf(Math.max(...values));
}

/** Ids of texts near the centre, of a length that can be quoted where there are such, no two with mostly the same words. */
export function typicalOf(placed: readonly Pick<Placed, "text" | "cosine">[]): string[] {
  const isHandy = ({ text: { body } }: Pick<Placed, "text">) => body.length >= HANDY.least && body.length <= HANDY.most;
  const sorted = [...placed].sort((a, b) => Number(isHandy(b)) - Number(isHandy(a)) || b.cosine - a.cosine);
  const chosen: { readonly id: string; readonly lemmas: ReadonlySet<string> }[] = [];
  for (const { text } of sorted) {
    if (chosen.length === TYPICAL) break;
    const { id } = text;
    const lemmas = new Set(text.terms.map(({ lemma }) => lemma));
    if (id !== undefined && chosen.every((other) => resemblance(other.lemmas, lemmas) < 0.6))
      chosen.push({ id, lemmas });
  }
  return chosen.map(({ id }) => id);
}
