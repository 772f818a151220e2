/** Points become segments: numbered by size, with the figures that show how well they are told apart. */

import { createRandom } from "../random.ts";
import { compareRows, type Row } from "./distance.ts";
import { findStructure, type Structure } from "./find-structure.ts";
import { kMeans } from "./k-means.ts";
import type { KQuality } from "./k-quality.ts";
import type { KnownPoints } from "./learning-rows.ts";
import { countDifferent, matrixOf } from "./matrix.ts";
import { plainWithin, type Within } from "./metric.ts";
import { principalComponents } from "./pca.ts";
import { figuresOf } from "./segment-figures.ts";
import { obstacleTo, obstacleToK, reasonForOne } from "./segment-reasons.ts";
import type { Stability } from "./stability.ts";
import { trustedCentres } from "./trusted-centres.ts";
import { spreadWithin } from "./separate.ts";

/** A segment that is found again less than this in subsamples is none. Below 0.5 Hennig 2007 calls a cluster dissolved. */
const leastFoundAgain = 0.4;

/** A segment as it was found. */
export interface FoundSegment {
  readonly id: string;
  readonly size: number;
  /** Means of the features, of those customers whose they are known. */
  readonly centre: Row;
  /** Whether it is found again in subsamples of the customers. Absent of a single segment, like all that follows. */
  readonly stability?: Stability;
  /** Mean silhouette of its customers, in [-1, 1]. */
  readonly silhouette?: number;
  /** Share of its customers who lie between it and another. */
  readonly borderline?: number;
}

/** Two segments that can hardly be told apart. */
export interface CloseSegments {
  readonly between: readonly [string, string];
  /** How many customers lie at the border for one at the lower of the peaks beside it: 0 a clean gap, 1 no border. */
  readonly valley: number;
  /** Customers of either who lie between the two, and of both in all. */
  readonly borderline: number;
  readonly customers: number;
  /** In words, with advice. */
  readonly sentence: string;
}

/** The segments as they were found, and how well they are told apart. */
export interface ClusterModel {
  /** Names of the features, in the order of the centres' numbers. */
  readonly features: readonly string[];
  /** "s1", the largest, first. */
  readonly segments: readonly FoundSegment[];
  readonly customers: number;
  /** Why there are so many segments, in words. */
  readonly reason: string;
  /** Mean silhouette in [-1, 1], Davies–Bouldin index and inertia of these segments; absent of a single one. */
  readonly silhouette?: number;
  readonly daviesBouldin?: number;
  readonly inertia?: number;
  /** What other numbers of segments would have given; empty where there was nothing to try. */
  readonly table: readonly KQuality[];
  /** How many customers structure was looked for in; 0 where none was. */
  readonly sampled: number;
  /** The spread within segments that distances are measured by; absent where there is nothing to measure, and in results of before. */
  readonly within?: Within;
  /** Pairs that might be one segment. */
  readonly close?: readonly CloseSegments[];
  /** Two directions in which customers differ most, and their shares of all differences: a map of them, whether there are segments or not. */
  readonly map?: { readonly means: Row; readonly directions: readonly Row[]; readonly shares: readonly number[] };
}

export interface FindOptions {
  readonly names: readonly string[];
  readonly k: number | "auto";
  /** Fewest customers in a segment where k is "auto". */
  readonly minimumSize: number;
  readonly seed: number;
  /** True where a number only stands in for one that nobody knows; by default all are known. */
  readonly unknown?: readonly (readonly boolean[])[];
  /** The place of the segment that each was in before, -1 where nobody knows: segments that still stand stay. By default there were none. */
  readonly former?: Int32Array;
  /** Whether each feature is a share; by default none is. */
  readonly shares?: readonly boolean[];
}

/**
 * Finds segments among customers, each a point of as many numbers as there are `names`; in any order. Where they cannot
 * be divided, all are in one segment and `reason` says why. Yields the share that is done, 0 to 1.
 */
export function* findSegments(points: readonly Row[], options: FindOptions): Generator<number, ClusterModel> {
  const { k, minimumSize, seed } = options;
  const known = inOrder(points, options);
  const obstacle = k === "auto" ? obstacleTo(known.points, minimumSize) : obstacleToK(known.points, k);
  if (obstacle !== undefined) return oneSegment(known, options, obstacle);
  const random = createRandom(seed);
  const structure = yield* within(
    findStructure(known, { k, minimumSize, random, ...(known.former && { former: known.former }) }),
    0,
    0.6,
  );
  const map = yield* mapOf(known, seed);
  if (!structure && k !== "auto") return yield* plainly(known, options, map);
  if (!structure)
    return { ...oneSegment(known, options, reasonForOne({}, { ...options, customers: points.length })), ...map };
  const spread = spreadOf(structure);
  const isFree = k === "auto";
  const trust = {
    within: spread,
    minimumSize: isFree ? minimumSize : 0,
    leastFoundAgain: isFree ? leastFoundAgain : 0,
    random,
  };
  const trusted = yield* within(trustedCentres(known, structure, trust), 0.65, 0.95);
  const figures = figuresOf({ known, structure, ...trusted, options });
  return { features: options.names, customers: points.length, ...figures, within: spread, ...map };
}

/** The points in an order that does not depend on that of the customers. */
function inOrder(
  points: readonly Row[],
  { names, unknown, shares, former }: FindOptions,
): KnownPoints & Pick<FindOptions, "former"> {
  const flags = (i: number) => unknown?.[i]?.map(Number) ?? [];
  const was = (i: number) => former?.[i] ?? -1;
  const order = points
    .map((_, i) => i)
    .sort((a, b) => compareRows(points[a]!, points[b]!) || compareRows(flags(a), flags(b)) || was(a) - was(b));
  const cells = new Uint8Array(points.length * names.length);
  for (const [row, i] of order.entries()) cells.set(flags(i), row * names.length);
  return {
    points: matrixOf(order.map((i) => points[i]!)),
    unknown: cells,
    shares: shares ?? names.map(() => false),
    ...(former && { former: Int32Array.from(order, (i) => former[i]!) }),
  };
}

/** The spread within clusters in the units of the points. */
function spreadOf(structure: Structure): Within {
  const { rows, clusters, units, selection } = structure;
  const covariance = spreadWithin(rows, clusters, structure);
  return {
    columns: selection.columns,
    covariance: units.map((unit, a) => units.map((other, b) => covariance.data[a * units.length + b]! * unit * other)),
  };
}

/** As many segments as asked where too little varies to look for structure in. */
function* plainly(
  known: KnownPoints,
  options: FindOptions,
  map: Pick<ClusterModel, "map">,
): Generator<number, ClusterModel> {
  const { points } = known;
  const partition = yield* quietly(kMeans(points, options.k as number, { seed: options.seed }), 0.6);
  const segments = partition.centres
    .map((centre, i) => ({ centre, size: partition.sizes[i]! }))
    .sort((a, b) => b.size - a.size || compareRows(a.centre, b.centre))
    .map((segment, i) => ({ id: `s${i + 1}`, ...segment }));
  const reason = `${segments.length} segments, as asked: customers differ in too little to say how well they are told apart`;
  return {
    features: options.names,
    segments,
    customers: points.rows,
    reason,
    table: [],
    sampled: 0,
    within: plainWithin(points.columns),
    ...map,
  };
}

function oneSegment({ points }: KnownPoints, { names }: FindOptions, reason: string): ClusterModel {
  const { data, rows, columns } = points;
  const centre = names.map((_, j) => {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += data[i * columns + j]!;
    return sum / rows;
  });
  return {
    features: names,
    segments: [{ id: "s1", size: rows, centre }],
    customers: rows,
    reason,
    table: [],
    sampled: 0,
  };
}

function* mapOf({ points }: KnownPoints, seed: number): Generator<number, Pick<ClusterModel, "map">> {
  if (points.columns < 2 || countDifferent(points, { enough: 3 }) < 3) return {};
  const { means, directions, shares } = yield* within(principalComponents(points, { count: 2, seed }), 0.6, 0.65);
  return { map: { means, directions, shares } };
}

function* within<Result>(steps: Generator<number, Result>, from: number, to: number): Generator<number, Result> {
  let step = steps.next();
  while (!step.done) {
    yield from + (to - from) * step.value;
    step = steps.next();
  }
  return step.value;
}

function* quietly<Result>(steps: Generator<undefined, Result>, share: number): Generator<number, Result> {
  let step = steps.next();
  while (!step.done) {
    yield share;
    step = steps.next();
  }
  return step.value;
}
