/** How many clusters there are: by silhouette, among those whose smallest cluster is large enough. */

import { createRandom } from "../random.ts";
import { kMeans, type Partition } from "./k-means.ts";
import { measureK, measurePartition, rankK, type KQuality } from "./k-quality.ts";
import { countDifferent, selectRows, type Matrix } from "./matrix.ts";
import { distanceMatrix } from "./silhouette.ts";

export interface ChooseOptions {
  readonly seed: number;
  /** Values of k to try. */
  readonly candidates?: readonly number[];
  /** Fewest rows a cluster may have. */
  readonly minimumSize?: number;
  /** Most rows that silhouettes are computed of. */
  readonly sampleSize?: number;
  readonly starts?: number;
}

/** Rows in clusters, why in so many, and what the other numbers would have given. */
export interface Choice {
  /** Undefined when no number of clusters from 2 on is possible. */
  readonly partition?: Partition;
  readonly table: readonly KQuality[];
  /** Row of `table` that was chosen; its figures are of the final partition, its silhouette of the sampled rows in it. */
  readonly chosen?: KQuality;
  /** How many rows the table was computed of. */
  readonly sampled: number;
}

/** Tried where the caller does not say. */
const candidatesOfK: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/**
 * Tries each k on a sample and takes the best (`rankK`), then parts all rows. A cluster that is too small is dissolved:
 * its rows join the others, and what is left counts as a try of one cluster less. Rows must be sorted (`compareRows`), so
 * that their order does not matter. Yields the share that is done, 0 to 1, after every iteration.
 */
export function* chooseK(points: Matrix, options: ChooseOptions): Generator<number, Choice> {
  const { seed, candidates = candidatesOfK, minimumSize = 1, sampleSize = 1000, starts = 4 } = options;
  const sample = sampleRows(points, { seed, size: sampleSize });
  const least = (minimumSize * sample.rows) / points.rows;
  const different = countDifferent(sample, { enough: Math.max(...candidates) });
  const found: Partition[] = [];
  for (const [i, k] of candidates.entries()) {
    if (k > different) continue;
    const share = (0.9 * i) / candidates.length;
    let partition = yield* reporting(kMeans(sample, k, { seed, starts }), share);
    found.push(partition);
    while (Math.min(...partition.sizes) < least && partition.sizes.length > 2) {
      const smallest = partition.sizes.indexOf(Math.min(...partition.sizes));
      const initial = partition.centres.filter((_, cluster) => cluster !== smallest);
      partition = yield* reporting(kMeans(sample, initial.length, { seed, initial }), share);
      found.push(partition);
    }
  }
  const tried = bestOfEach(found, least);
  const distances = distanceMatrix(sample);
  const table: KQuality[] = [];
  for (const partition of tried) {
    yield 0.9;
    table.push(measureK(sample, { partition, distances, rows: points.rows }));
  }
  for (const quality of rankK(table, minimumSize)) {
    const initial = tried[table.indexOf(quality)]!.centres;
    const isSample = sample.rows < points.rows;
    const partition = isSample
      ? yield* reporting(kMeans(points, quality.k, { seed, initial }), 0.9)
      : tried[table.indexOf(quality)]!;
    const chosen = measurePartition(points, { partition, sample, distances });
    // The sample may have shown the smallest cluster larger than it is.
    if (chosen.smallest < minimumSize) continue;
    return { partition, chosen, table: table.map((row) => (row === quality ? chosen : row)), sampled: sample.rows };
  }
  // The sample may hold fewer different rows than all do: then the fewest clusters that were wanted are sought in all.
  const fewest = Math.min(...candidates);
  if (found.length === 0 && countDifferent(points, { enough: fewest }) >= fewest) {
    const partition = yield* reporting(kMeans(points, fewest, { seed, starts }), 0.9);
    const chosen = measurePartition(points, { partition, sample, distances });
    if (chosen.smallest >= minimumSize) return { partition, chosen, table: [chosen], sampled: sample.rows };
  }
  return { table, sampled: sample.rows };
}

/** For each number of clusters the partition with least inertia, of those without too small a cluster if there are any. */
function bestOfEach(partitions: readonly Partition[], least: number): Partition[] {
  const isLarge = ({ sizes }: Partition) => Math.min(...sizes) >= least;
  const best = new Map<number, Partition>();
  for (const partition of partitions) {
    const known = best.get(partition.sizes.length);
    const isBetter =
      !known ||
      (isLarge(partition) && !isLarge(known)) ||
      (isLarge(partition) === isLarge(known) && partition.inertia < known.inertia);
    if (isBetter) best.set(partition.sizes.length, partition);
  }
  return [...best].sort(([a], [b]) => a - b).map(([, partition]) => partition);
}

/** A sample of at most `size` rows, in their order. */
function sampleRows(points: Matrix, { seed, size }: { readonly seed: number; readonly size: number }): Matrix {
  if (points.rows <= size) return points;
  const indices = Array.from({ length: points.rows }, (_, i) => i);
  const drawn = createRandom(seed).shuffle(indices).slice(0, size);
  return selectRows(
    points,
    drawn.sort((a, b) => a - b),
  );
}

function* reporting<Result>(steps: Generator<undefined, Result>, share: number): Generator<number, Result> {
  let step = steps.next();
  while (!step.done) {
    yield share;
    step = steps.next();
  }
  return step.value;
}
