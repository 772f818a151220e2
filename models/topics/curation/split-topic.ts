/** One topic made two, by what is said in its texts. */

import { rowOf, type Matrix } from "../../clusters/matrix.ts";
import { createBoilerplateTest } from "../embedding/boilerplate.ts";
import type { TextToCollect } from "../embedding/collect.ts";
import { addTo, meaningOf, toUnit } from "../embedding/embedded-text.ts";
import { findCentres, nearestCentres, preparePoints } from "../embedding/find-centres.ts";
import { createComparison } from "../embedding/likeness.ts";
import type { EmbeddingTopicModel } from "../embedding/model.ts";
import { createProjection, principalAxes } from "../embedding/principal-axes.ts";
import { directionTo } from "./directions.ts";

/** Fewer sentences are too few to find two things in. */
const LEAST_PASSAGES = 10;
/** Sentences that are looked at. */
const MOST_PASSAGES = 2_000;
const AXES = 30;
const PARTS = 8;
const STARTS = 3;

/** Two parts of a topic. */
export interface SplitTopic {
  /** From the mean of all texts to the centres, of unit length; that of the larger part first. */
  readonly directions: readonly [Float32Array, Float32Array];
  /** How much of each is found again in other parts of the sentences, 0 to 1. */
  readonly stability: readonly [number, number];
}

/**
 * Parts a topic by the sentences of its texts: those that lie nearer to its centre than to others are seen along the axes in which
 * they differ most, and the two centres taken on which parts of them agree best. Throws a RangeError when there are fewer than ten
 * sentences, or they are all alike.
 */
export async function splitTopic(
  texts: readonly TextToCollect[],
  { model, id, seed }: { readonly model: EmbeddingTopicModel; readonly id: string; readonly seed: number },
): Promise<SplitTopic> {
  const passages = passagesOf(texts, { model, id }).slice(0, MOST_PASSAGES);
  if (passages.length < LEAST_PASSAGES)
    throw new RangeError(`${passages.length} sentences are too few to part: ${LEAST_PASSAGES} or more were wanted`);
  const columns = model.mean.length;
  const vectors: Matrix = { data: new Float64Array(passages.length * columns), rows: passages.length, columns };
  for (const [i, passage] of passages.entries()) rowOf(vectors, i).set(passage);
  const weights = new Float64Array(passages.length).fill(1);
  const axes = await principalAxes(vectors, Math.min(AXES, passages.length - 1), { weights });
  const project = createProjection(axes);
  const points = { data: new Float64Array(passages.length * axes.count), rows: passages.length, columns: axes.count };
  for (let i = 0; i < passages.length; i++) project(rowOf(vectors, i), rowOf(points, i));
  const prepared = await preparePoints(points);
  const found = await findCentres(prepared, { k: 2, weights, seed, parts: PARTS, starts: STARTS });
  const partOf = nearestCentres(points, found.centres);
  const sizes = [0, 1].map((part) => partOf.filter((one) => one === part).length);
  if (sizes.includes(0)) throw new RangeError("All its sentences say the same");
  const order = sizes[0]! >= sizes[1]! ? ([0, 1] as const) : ([1, 0] as const);
  const directionOf = (part: number) => {
    const sum = new Float64Array(columns);
    for (const [i, passage] of passages.entries()) if (partOf[i] === part) addTo(sum, passage, 1 / sizes[part]!);
    return directionTo(model, sum);
  };
  return {
    directions: [directionOf(order[0]), directionOf(order[1])],
    stability: [found.stability[order[0]]!, found.stability[order[1]]!],
  };
}

/** Vectors of the sentences of texts that are on the topic; of a text of one sentence its own, which says more. */
function passagesOf(
  texts: readonly TextToCollect[],
  { model, id }: { readonly model: EmbeddingTopicModel; readonly id: string },
): Float64Array[] {
  const isBoilerplate = createBoilerplateTest(model.boilerplate);
  const compare = createComparison(model);
  const idOf = (t: number) => model.topics[model.curation ? model.curation.topicOf[t]! : t]?.id;
  return texts.flatMap((text) => {
    const dropped = isBoilerplate(text);
    const kept = text.sentenceVectors.filter((_, s) => !dropped[s]);
    if (kept.length < 2) return [meaningOf(text, dropped)];
    const { sentences } = compare(text);
    return kept.flatMap((vector, s) => {
      const cosines = sentences[s]!;
      return idOf(cosines.indexOf(Math.max(...cosines))) === id ? [toUnit(Float64Array.from(vector))] : [];
    });
  });
}
