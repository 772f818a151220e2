/** k-means: rows in clusters around their means. */

import { createRandom } from "../random.ts";
import type { Row } from "./distance.ts";
import { startCentres } from "./k-means-start.ts";
import { moveCentres } from "./lloyd.ts";
import { countDifferent, matrixOf, rowOf, rowsOf, type Matrix } from "./matrix.ts";
import { findNearest, packCentres } from "./nearest-centres.ts";

/** Rows in `k` clusters, none empty. */
export interface Partition {
  readonly centres: readonly Row[];
  /** The cluster of each row: the index of its nearest centre. */
  readonly clusters: Int32Array;
  /** How many rows each cluster has; rows of weight 0 do not count. */
  readonly sizes: readonly number[];
  /** Sum of squared distances to the own centre, times the weights. */
  readonly inertia: number;
}

export interface KMeansOptions {
  readonly seed: number;
  /** How many times to start, by k-means++; the partition with least inertia wins. */
  readonly starts?: number;
  /** Start once, from these centres. */
  readonly initial?: readonly Row[];
  /** What each row counts for, 0 or more; by default 1. Rows of weight 0 get a cluster and leave no trace in it. */
  readonly weights?: ArrayLike<number>;
  readonly maxIterations?: number;
}

/**
 * Parts rows into `k` clusters. Yields nothing after each iteration, so that the caller may do something else, or stop.
 * The same rows in the same order with the same seed give the same partition. Throws a RangeError unless k is a whole
 * number from 1 to the number of different rows.
 */
export function* kMeans(points: Matrix, k: number, options: KMeansOptions): Generator<undefined, Partition> {
  const { seed, starts = 5, initial, weights, maxIterations = 100 } = options;
  refuseUnlessPossible(points, k, options);
  const random = createRandom(seed);
  let best: Partition | undefined;
  for (let start = 0; start < (initial ? 1 : starts); start++) {
    const centres = initial ? matrixOf(initial) : yield* startCentres(points, k, { random, weights });
    const found = yield* partitionFrom(points, centres, { weights, maxIterations });
    if (!best || found.inertia < best.inertia) best = found;
  }
  return best!;
}

/** The rows at their nearest centres. */
export function assign(points: Matrix, centres: readonly Row[], weights?: ArrayLike<number>): Partition {
  const sizes = centres.map(() => 0);
  const clusters = new Int32Array(points.rows);
  const packed = packCentres(matrixOf(centres));
  const found = new Float64Array(3);
  let inertia = 0;
  for (let i = 0; i < points.rows; i++) {
    findNearest(points, i, { centres: packed, found });
    clusters[i] = found[0]!;
    const weight = weights ? weights[i]! : 1;
    if (weight === 0) continue;
    sizes[clusters[i]!]! += 1;
    inertia += weight * found[1]!;
  }
  return { centres, clusters, sizes, inertia };
}

function refuseUnlessPossible(points: Matrix, k: number, { initial, weights }: KMeansOptions): void {
  if (weights && weights.length !== points.rows) {
    throw new RangeError(`Cannot weigh ${points.rows} rows with ${weights.length} weights: one for each was wanted`);
  }
  for (let i = 0; weights && i < weights.length; i++) {
    const weight = weights[i]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`Cannot give row ${i} the weight ${weight}: 0 or more was wanted`);
    }
  }
  if (!(Number.isInteger(k) && k >= 1 && k <= countDifferent(points, { enough: k, weights }))) {
    const different = countDifferent(points, { weights });
    throw new RangeError(`Cannot cluster ${different} different rows into ${k}: k must be from 1 to ${different}`);
  }
  if (initial && (initial.length !== k || initial.some((centre) => centre.length !== points.columns))) {
    const wanted = `${k} centres of ${points.columns} numbers`;
    throw new RangeError(
      `Cannot start from ${initial.length} centres of ${initial[0]?.length ?? 0}: ${wanted} were wanted`,
    );
  }
}

function* partitionFrom(
  points: Matrix,
  centres: Matrix,
  { weights, maxIterations }: { readonly weights?: ArrayLike<number>; readonly maxIterations: number },
): Generator<undefined, Partition> {
  for (;;) {
    yield* moveCentres(points, centres, { weights, maxIterations });
    const partition = assign(points, rowsOf(centres), weights);
    const empty = partition.sizes.indexOf(0);
    if (empty < 0) return partition;
    // The row that is worst placed starts an empty cluster anew: inertia falls each time, and so this ends.
    rowOf(centres, empty).set(rowOf(points, farthestRow(points, { centres, weights })));
  }
}

function farthestRow(
  points: Matrix,
  { centres, weights }: { readonly centres: Matrix; readonly weights?: ArrayLike<number> },
): number {
  const packed = packCentres(centres);
  const found = new Float64Array(3);
  let [worst, most] = [0, -1];
  for (let i = 0; i < points.rows; i++) {
    if (weights && weights[i] === 0) continue;
    findNearest(points, i, { centres: packed, found });
    if (found[1]! > most) [worst, most] = [i, found[1]!];
  }
  return worst;
}
