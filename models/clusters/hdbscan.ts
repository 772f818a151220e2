/** Clusters where rows lie densely, and no cluster for those that lie between: HDBSCAN. */

import { condense, takeStable } from "./condensed-tree.ts";
import { squaredCoreDistances } from "./core-distances.ts";
import type { Matrix } from "./matrix.ts";
import { joinReachable } from "./mutual-reachability.ts";

/** Rows in clusters or in none. */
export interface DenseClusters {
  /** The cluster of each row, numbered from 0 in the order of their first rows; -1 in none. */
  readonly clusters: Int32Array;
  /** How firmly each row belongs to its cluster, in [0, 1]: its density by that of the densest. 0 in none. */
  readonly probabilities: Float64Array;
  readonly sizes: readonly number[];
}

export interface DenseOptions {
  /** Fewest rows that a cluster has, 2 or more. */
  readonly minimumSize: number;
  /** How many rows, itself included, must be near a row for the place to be dense; by default as many as `minimumSize`. */
  readonly neighbours?: number;
}

/**
 * Finds clusters of any shape, their number included (Campello, Moulavi & Sander 2013); clusters by excess of mass, as in
 * scikit-learn, whose `min_samples` counts the row itself too (that of the package hdbscan does not). Fewer rows than two
 * clusters take are in none. Every pair of rows is compared: some ten thousand rows are a matter of seconds. Yields the share
 * that is done, 0 to 1. Throws a RangeError for a size or a number of neighbours that is none.
 */
export function* hdbscan(
  points: Matrix,
  { minimumSize, neighbours = minimumSize }: DenseOptions,
): Generator<number, DenseClusters> {
  refuse("minimum size", minimumSize, 2);
  refuse("number of neighbours", neighbours, 1);
  const { rows } = points;
  if (rows < 2 * minimumSize) {
    return { clusters: new Int32Array(rows).fill(-1), probabilities: new Float64Array(rows), sizes: [] };
  }
  const cores = yield* partOf(squaredCoreDistances(points, Math.min(neighbours, rows)), { from: 0, to: 0.7 });
  const hierarchy = yield* partOf(joinReachable(points, cores), { from: 0.7, to: 1 });
  const tree = condense(hierarchy, minimumSize);
  const isTaken = takeStable(tree);

  const { parents, deaths, leaves, densities } = tree;
  const taken = parents.map(() => -1);
  for (const [cluster, parent] of parents.entries())
    taken[cluster] = isTaken[cluster] ? cluster : (taken[parent] ?? -1);
  const numbers = new Map<number, number>();
  const sizes: number[] = [];
  const clusters = new Int32Array(rows).fill(-1);
  const probabilities = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const cluster = taken[leaves[row]!]!;
    if (cluster < 0) continue;
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    sizes[number] = (sizes[number] ?? 0) + 1;
    clusters[row] = number;
    const [density, most] = [densities[row]!, deaths[cluster]!];
    probabilities[row] = density === Infinity ? 1 : Math.min(density, most) / most;
  }
  return { clusters, probabilities, sizes };
}

function refuse(what: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(`Cannot cluster with a ${what} of ${value}: a whole number from ${least} on was wanted`);
}

function* partOf<Result>(
  steps: Generator<number, Result>,
  { from, to }: { readonly from: number; readonly to: number },
): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
