/** Topics that were given: texts go to them, and to none where none fits. */

import { rowOf, type Matrix } from "../../clusters/matrix.ts";
import { addressedNames } from "../embedding/addressed-names.ts";
import { createBoilerplateTest } from "../embedding/boilerplate.ts";
import { collectTexts, type TextToCollect } from "../embedding/collect.ts";
import { phrasesIn, typicalOf, wordsOf } from "../embedding/describe-topics.ts";
import { addTo, meaningOf, toUnit } from "../embedding/embedded-text.ts";
import { createComparison } from "../embedding/likeness.ts";
import type { EmbeddingTopic, EmbeddingTopicModel } from "../embedding/model.ts";
import { createProjection, principalAxes } from "../embedding/principal-axes.ts";
import { createEmbeddingTopicReader } from "../embedding/read-topics.ts";
import { tellTopics } from "../embedding/topic-words.ts";

/** As many as where most topics are learned: among fewer, given topics lie nearer to each other than they are. */
const AXES = 110;
/** Texts that tell of the topics. */
const MOST_TEXTS = 5_000;
/**
 * A text that fits no topic so well is on none. Of 50 intents of Banking77, each given by one to five sentences, 94 to 97 % of the
 * texts keep a topic (65 to 80 % of them the right one), and of texts of other domains (CLINC150) 93 to 95 % have none; of the other 27
 * intents, which are much like the given ones, 12 to 14 %.
 */
const LEAST_FIT = 0.35;

/** A topic that is given: its name, and the vectors of what says what it is, unit length. */
export interface GivenTopic {
  readonly id: string;
  readonly name: string;
  readonly vectors: readonly Float32Array[];
}

/**
 * A model of given topics, whose texts say only how they lie to each other, how large each is, and which words it has. Each is the
 * mean of its vectors. The order of the texts leaves no trace.
 */
export async function fitTaxonomy(
  texts: Iterable<TextToCollect> | AsyncIterable<TextToCollect>,
  {
    taxonomy,
    signal,
    progress,
  }: {
    readonly taxonomy: readonly GivenTopic[];
    readonly signal?: AbortSignal;
    readonly progress?: (share: number) => void;
  },
): Promise<EmbeddingTopicModel> {
  const { sample, saying, texts: all, boilerplate } = await collectTexts(texts, { mostTexts: MOST_TEXTS, signal });
  progress?.(0.3);
  const isBoilerplate = createBoilerplateTest(boilerplate.keys);
  const columns = taxonomy[0]!.vectors[0]!.length;
  // Few texts say little of what is usual: what is given says it too.
  const given = taxonomy.flatMap(({ vectors }) => vectors);
  const points: Matrix = { data: new Float64Array((sample.length + given.length) * columns), rows: sample.length + given.length, columns }; // prettier-ignore
  for (const [i, text] of sample.entries()) rowOf(points, i).set(meaningOf(text, isBoilerplate(text)));
  for (const [i, vector] of given.entries()) rowOf(points, sample.length + i).set(vector);
  const weights = Float64Array.from({ length: points.rows }, () => 1);
  const axes = await principalAxes(points, AXES, { weights, signal });
  const project = createProjection(axes);
  const centres = new Float32Array(taxonomy.length * axes.count);
  const place = new Float64Array(axes.count);
  for (const [t, { vectors }] of taxonomy.entries()) {
    const sum = new Float64Array(columns);
    for (const vector of vectors) addTo(sum, vector);
    project(toUnit(sum), place);
    centres.set(place, t * axes.count);
  }
  progress?.(0.6);
  const nothing = { words: [], phrases: [], size: 0, share: 0, stability: 1, typical: [] };
  const model: EmbeddingTopicModel = {
    ...axes,
    k: taxonomy.length,
    centres,
    leastFit: LEAST_FIT,
    boilerplate: boilerplate.keys,
    topics: taxonomy.map(({ id, name }): EmbeddingTopic => ({ id, label: name, ...nothing, isMade: true })),
    highestId: 0,
    notes: [],
  };
  const read = createEmbeddingTopicReader(model);
  const compare = createComparison(model);
  const places = new Map(taxonomy.map(({ id }, t) => [id, t]));
  const placed = sample.map((text) => ({ text, topic: places.get(read(text)[0]?.id ?? "") ?? taxonomy.length }));
  const idle = addressedNames(sample);
  const told = await tellTopics(
    placed.map(({ text, topic }) => ({ topic, weight: 1, text, idle })),
    taxonomy.length + 1,
    { ...(signal && { signal }) },
  );
  const inSample = sample.reduce((sum, { times }) => sum + times, 0);
  const topics = model.topics.map((topic, t): EmbeddingTopic => {
    const own = placed.filter((one) => one.topic === t);
    const share = own.reduce((sum, { text }) => sum + text.times, 0) / Math.max(1, inSample);
    const near = own.map(({ text }) => ({ text, cosine: compare(text).whole[t]! }));
    return {
      ...topic,
      words: wordsOf(told[t]!),
      phrases: phrasesIn(told[t]!),
      size: Math.round(share * saying),
      share,
      typical: typicalOf(near),
    };
  });
  const others = saying - topics.reduce((sum, { size }) => sum + size, 0);
  const notes = [
    ...(others > 0 ? [`${others} of ${all} texts are on none of the ${taxonomy.length} given topics`] : []),
    ...(saying < all
      ? [`${all - saying} of ${all} texts say nothing to find topics by (greetings, thanks, no words)`]
      : []),
  ];
  return { ...model, topics, notes };
}
