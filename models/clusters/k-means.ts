/** k-means: ml-kmeans from several starts, with what it leaves out: empty clusters, and the best of the starts. */

import { kmeansGenerator } from "ml-kmeans";
import { createRandom } from "../random.ts";
import { nearestTwo, type Row } from "./distance.ts";

/** Rows in `k` clusters, none empty. */
export interface Partition {
  readonly centres: readonly Row[];
  /** The cluster of each row: the index of its nearest centre. */
  readonly clusters: Int32Array;
  readonly sizes: readonly number[];
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
}

export interface KMeansOptions {
  readonly seed: number;
  /** How many times to start, by k-means++ (Arthur & Vassilvitskii 2007); the partition with least inertia wins. */
  readonly starts?: number;
  /** Start once, from these centres. */
  readonly initial?: readonly Row[];
  readonly maxIterations?: number;
}

/**
 * Parts rows into `k` clusters. Yields nothing after each iteration, so that the caller may do something else, or stop.
 * The same rows in the same order with the same seed give the same partition. Throws a RangeError unless k is a whole
 * number from 1 to the number of different rows.
 */
export function* kMeans(rows: readonly Row[], k: number, options: KMeansOptions): Generator<undefined, Partition> {
  const { seed, starts = 5, initial, maxIterations = 100 } = options;
  if (!(Number.isInteger(k) && k >= 1 && k <= countDifferent(rows, k))) {
    const different = countDifferent(rows);
    throw new RangeError(`Cannot cluster ${different} different rows into ${k}: k must be from 1 to ${different}`);
  }
  const random = createRandom(seed);
  let best: Partition | undefined;
  for (let start = 0; start < (initial ? 1 : starts); start++) {
    const from = { seed: random.int(2 ** 31), initial };
    const found = yield* once(rows, k, { ...from, maxIterations });
    if (!best || found.inertia < best.inertia) best = found;
  }
  return best!;
}

function* once(
  rows: readonly Row[],
  k: number,
  { seed, initial, maxIterations }: { seed: number; initial?: readonly Row[]; maxIterations: number },
): Generator<undefined, Partition> {
  let start: readonly Row[] | undefined = initial;
  for (;;) {
    const steps = kmeansGenerator(rows as number[][], k, {
      seed,
      maxIterations,
      ...(start && { initialization: start as number[][] }),
    });
    let centres: readonly Row[] = [];
    for (const { centroids } of steps) {
      centres = centroids;
      yield;
    }
    const partition = assign(rows, centres);
    if (!partition.sizes.includes(0)) return partition;
    // ml-kmeans leaves a cluster empty that lost all its rows. The row that is worst placed starts it anew: inertia falls
    // each time, and so this ends.
    const empty = partition.sizes.indexOf(0);
    const farthest = farthestRow(rows, partition);
    start = centres.map((centre, i) => (i === empty ? farthest : centre));
  }
}

/** The rows at their nearest centres. */
export function assign(rows: readonly Row[], centres: readonly Row[]): Partition {
  const sizes = centres.map(() => 0);
  let inertia = 0;
  const clusters = Int32Array.from(rows, (row) => {
    const { own, ownSquared } = nearestTwo(row, centres);
    sizes[own]! += 1;
    inertia += ownSquared;
    return own;
  });
  return { centres, clusters, sizes, inertia };
}

function farthestRow(rows: readonly Row[], { centres }: Partition): Row {
  return rows.reduce((worst, row) =>
    nearestTwo(row, centres).ownSquared > nearestTwo(worst, centres).ownSquared ? row : worst,
  );
}

/** How many different rows there are, counted no further than `enough`. */
export function countDifferent(rows: readonly Row[], enough = Infinity): number {
  const seen = new Set<string>();
  for (const row of rows) {
    seen.add(row.join(" "));
    if (seen.size >= enough) break;
  }
  return seen.size;
}
