/** Topics of texts by their vectors: learned once, told of any text afterwards. */

import type { Matrix } from "../../clusters/matrix.ts";
import { rowOf } from "../../clusters/matrix.ts";
import { hash } from "../corpus.ts";
import { chooseCount, mostTopics, tryCounts, type ChooseCountOptions } from "./choose-count.ts";
import { collectTexts, textsFor, type Collection, type TextToCollect } from "./collect.ts";
import { describeTopics } from "./describe-topics.ts";
import { meaningOf } from "./embedded-text.ts";
import { findCentres, preparePoints, type FoundCentres } from "./find-centres.ts";
import { createBoilerplateTest } from "./boilerplate.ts";
import { keepIds } from "./keep-ids.ts";
import type { EmbeddingTopicModel } from "./model.ts";
import { weighTexts } from "./near-duplicates.ts";
import { notesOf } from "./notes.ts";
import { principalAxes, type Axes } from "./principal-axes.ts";
import { along, axesToKeep, centresOf, leftInPlace, placesBy } from "./seen-before.ts";

/** Fewer axes lose what parts many topics, more bring in what is said by chance. */
const LEAST_AXES = 30;
const MOST_AXES = 110;
const AXES_PER_TOPIC = 1.4;
/** Texts that the number of topics is chosen on. */
const ROWS_OF_CHOICE = 1_000;
/** Parts of the texts that are clustered: of more, the most typical is more often the same on other texts. */
const MOST_PARTS = 24;
const LEAST_PARTS = 4;
/** The share of texts that no topic need fit. */
const SHARE_OF_OTHERS = 0.01;

export interface FitEmbeddingTopicsOptions {
  /** A number of topics, or "auto" to choose it from the texts. */
  readonly k: number | "auto";
  /** Bounds of the choice; by default 2, and what so many texts can carry. */
  readonly min?: number;
  readonly max?: number;
  readonly seed: number;
  /** The model of before: what it found is where the search begins, and topics that are the same keep its ids and names. */
  readonly previous?: EmbeddingTopicModel;
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/**
 * Learns topics from texts. Their order leaves no trace; the same texts with the same seed give the same bytes. Throws a
 * RangeError when `k` is more than the number of distinct texts with words or a bound is no whole number from 1 on, and the
 * signal's reason when it is aborted.
 */
export async function fitEmbeddingTopics(
  texts: Iterable<TextToCollect> | AsyncIterable<TextToCollect>,
  options: FitEmbeddingTopicsOptions,
): Promise<EmbeddingTopicModel> {
  const { k: wanted, seed, signal, progress } = options;
  const collection = await collectTexts(texts, { mostTexts: textsFor(wanted), signal });
  const distinct = collection.sample.length;
  const [least, most] = boundsOf(options, distinct);
  if (distinct === 0) return following(emptyModel(collection), collection, options);
  progress?.(0.1);

  const vectors = meanings(collection);
  const times = Float64Array.from(collection.sample, ({ times }) => times);
  const choice = { least, most, seed, signal, progress: (share: number) => progress?.(0.1 + 0.3 * share) };
  const before = modelBefore(options, vectors);
  const k =
    wanted !== "auto"
      ? wanted
      : least === most
        ? most
        : await countOf(vectors, times, { ...choice, before: before?.k });
  const count = Math.max(LEAST_AXES, Math.round(AXES_PER_TOPIC * k));
  const best = await axesOf(vectors, { times, count, signal });
  const axes = before ? axesToKeep(vectors, { before, best }) : best;
  const prepared = await preparePoints(along(axes, vectors), signal);
  const { weights, copies } = weighTexts(vectors, { neighbours: prepared.neighbours, times });
  progress?.(0.6);
  const parts = Math.max(LEAST_PARTS, Math.min(MOST_PARTS, Math.round(360 / k)));
  const starts = Math.max(1, Math.min(3, Math.round(30 / k)));
  const found = await findCentres(prepared, {
    k,
    weights,
    seed,
    parts,
    starts,
    signal,
    ...(before && {
      before: { clusters: placesBy(before, { vectors, neighbours: prepared.neighbours }), k: before.k },
    }),
  });
  progress?.(0.8);
  const centres = before && axes !== best ? leftInPlace(found.centres, centresOf(before)) : found.centres;
  const described = await describeTopics(collection, {
    ...modelOf(axes, { ...found, centres }, collection),
    weights,
    signal,
  });
  const notes = notesOf({ collection, copies, wanted, k, found: described.k, most, texts: distinct });
  const origin = hash(described.centres.join()).toString(36);
  const model = { ...described, highestId: described.k, origin, notes };
  progress?.(1);
  return following(model, collection, options);
}

/** How many topics a part of the texts holds: of texts in an order that says nothing of them, the first. */
async function countOf(all: Matrix, times: Float64Array, choice: Omit<ChooseCountOptions, "weights">): Promise<number> {
  const rows = Math.min(ROWS_OF_CHOICE, all.rows);
  const part = { data: all.data.subarray(0, rows * all.columns), rows, columns: all.columns };
  const axes = await axesOf(part, { times, count: LEAST_AXES, signal: choice.signal });
  const prepared = await preparePoints(along(axes, part), choice.signal);
  const { weights } = weighTexts(part, { neighbours: prepared.neighbours, times });
  return chooseCount(await tryCounts(prepared, { ...choice, weights }), choice.before);
}

/** A text that came several times says a little more of where the others lie. */
function axesOf(
  vectors: Matrix,
  {
    times,
    count,
    signal,
  }: { readonly times: Float64Array; readonly count: number; readonly signal: AbortSignal | undefined },
): Promise<Axes> {
  const weights = times.map((of) => 1 + Math.log(of));
  return principalAxes(vectors, Math.min(MOST_AXES, count), { weights, signal });
}

function boundsOf({ k, min, max }: FitEmbeddingTopicsOptions, distinct: number): [least: number, most: number] {
  for (const [name, bound] of [
    ["min", min],
    ["max", max],
  ] as const) {
    if (bound !== undefined && !(Number.isInteger(bound) && bound >= 1)) {
      throw new RangeError(`Cannot take ${bound} as ${name} of topics: a whole number from 1 on was wanted`);
    }
  }
  if (min !== undefined && max !== undefined && min > max) {
    throw new RangeError(`Cannot choose from ${min} to ${max} topics: min is more than max`);
  }
  if (k !== "auto" && !(Number.isInteger(k) && k >= 1 && k <= distinct)) {
    const possible = distinct === 0 ? "there are none" : `k must be a whole number from 1 to ${distinct}`;
    throw new RangeError(`Cannot find ${k} topics in ${distinct} distinct texts with words: ${possible}`);
  }
  const most = Math.min(max ?? mostTopics(distinct), distinct);
  return [Math.min(min ?? Math.min(2, mostTopics(distinct)), most), most];
}

/** What each text of the sample says, without its boilerplate. */
function meanings({ sample, boilerplate }: Collection): Matrix {
  const isBoilerplate = createBoilerplateTest(boilerplate.keys);
  const columns = sample[0]!.vector.length;
  const matrix = { data: new Float64Array(sample.length * columns), rows: sample.length, columns };
  for (const [i, text] of sample.entries()) rowOf(matrix, i).set(meaningOf(text, isBoilerplate(text)));
  return matrix;
}

/** The model before, where it has topics that these vectors can be compared with. */
function modelBefore({ previous }: FitEmbeddingTopicsOptions, { columns }: Matrix): EmbeddingTopicModel | undefined {
  return previous && previous.k > 0 && previous.mean.length === columns ? previous : undefined;
}

function modelOf(axes: Axes, { centres, stability }: FoundCentres, { boilerplate }: Collection) {
  return {
    ...axes,
    k: centres.rows,
    centres: Float32Array.from(centres.data),
    boilerplate: boilerplate.keys,
    stability,
    shareOfOthers: SHARE_OF_OTHERS,
  };
}

/** The model with the ids of the one before, if there is one, and what became of its topics. */
async function following(
  model: EmbeddingTopicModel,
  { sample }: Collection,
  { previous, signal }: FitEmbeddingTopicsOptions,
): Promise<EmbeddingTopicModel> {
  return previous ? keepIds(model, { previous, sample, signal }) : model;
}

function emptyModel(collection: Collection): EmbeddingTopicModel {
  const none = new Float32Array(0);
  const notes = [`None of ${collection.texts} texts has words to find topics in`];
  const place = { mean: none, axes: none, count: 0, centres: none, leastFit: 0, boilerplate: new Float64Array(0) };
  return { ...place, k: 0, topics: [], highestId: 0, notes };
}
