/** Clusters by the spread within them: rows at the nearest mean, borders between pairs, two made one. */

import { squaredDistance, squaredLength } from "./distance.ts";
import { judgeBorder, type Verdict } from "./border.ts";
import { rowOf, type Matrix } from "./matrix.ts";
import { clusterMeans, pooledWithin, turnBack, turnRows, whiteningOf } from "./within.ts";

export interface SpreadOptions {
  /** See `pooledWithin`. */
  readonly floor: Float64Array;
  /** Columns that say yes or no to a whole side being known: they vary on their own, by one. */
  readonly isPresence: readonly boolean[];
}

/** A border between two clusters. */
export interface FoundBorder extends Verdict {
  readonly between: readonly [number, number];
}

const mostTurns = 30;

/**
 * Rows to their nearest means by the spread within, which moves with them, until all stay: one step of k-means at a time, for which no
 * row need be turned. So a long cloud is one, and neither correlated columns nor such that tell nothing make clusters. Clusters are
 * numbered from 0; yields nothing after each turn.
 */
export function* settle(
  points: Matrix,
  from: Int32Array,
  options: SpreadOptions & { readonly turns?: number },
): Generator<undefined, Int32Array> {
  let clusters = from;
  for (let turn = 0; turn < (options.turns ?? mostTurns); turn++) {
    if (countClusters(clusters) < 2) return clusters;
    const next = nearestMeans(points, clusters, options);
    const isStill = next.every((cluster, i) => cluster === clusters[i]);
    clusters = next;
    if (isStill) break;
    yield;
  }
  return clusters;
}

/**
 * Each row in the cluster whose mean is nearest by the spread within the clusters: the one of the highest linear discriminant (Fisher 1936). Clusters that no row is left
 * in are gone.
 */
function nearestMeans(points: Matrix, clusters: Int32Array, options: SpreadOptions): Int32Array {
  const { data, rows, columns } = points;
  const whitening = whiteningOf(spreadWithin(points, clusters, options));
  const means = turnRows(clusterMeans(points, clusters), whitening);
  const by = turnBack(means, whitening);
  const less = Float64Array.from({ length: means.rows }, (_, k) => squaredLength(rowOf(means, k)) / 2);
  const nearest = new Int32Array(rows);
  const sizes = new Int32Array(means.rows);
  for (let i = 0; i < rows; i++) {
    let most = -Infinity;
    for (let k = 0; k < means.rows; k++) {
      let value = -less[k]!;
      for (let j = 0, at = k * columns; j < columns; j++, at++) value += by.data[at]! * data[i * columns + j]!;
      if (value > most) {
        most = value;
        nearest[i] = k;
      }
    }
    sizes[nearest[i]!]! += 1;
  }
  return sizes.includes(0) ? renumbered(nearest, sizes) : nearest;
}

/** Clusters without those that have no rows, numbered anew. */
function renumbered(clusters: Int32Array, sizes: Int32Array): Int32Array {
  let filled = 0;
  const numbers = sizes.map((size) => (size > 0 ? filled++ : -1));
  return clusters.map((cluster) => numbers[cluster]!);
}

/** The borders between neighbouring clusters as other rows show them, the faintest first. */
export function bordersBetween(
  points: Matrix,
  clusters: Int32Array,
  options: SpreadOptions & { readonly least: number },
): FoundBorder[] {
  const white = whitened(points, clusters, { ...options, part: 1 });
  const members = sizesOf(clusters).map((size) => new Int32Array(size));
  const filled = members.map(() => 0);
  for (const [row, cluster] of clusters.entries()) members[cluster]![filled[cluster]!++] = row;
  return neighbours(clusterMeans(white, clusters))
    .map((between) => {
      const [a, b] = between;
      return { between, ...judgeBorder(white, [members[a]!, members[b]!], options.least) };
    })
    .sort((a, b) => a.margin - b.margin || b.valley - a.valley);
}

/** Pairs of means that no other mean lies between: none is nearer to both than they are to each other. Toussaint 1980. */
function neighbours(means: Matrix): (readonly [number, number])[] {
  const k = means.rows;
  const squared = Array.from({ length: k }, (_, a) =>
    Array.from({ length: k }, (_, b) => squaredDistance(rowOf(means, a), rowOf(means, b))),
  );
  const isBetween = (c: number, a: number, b: number) => Math.max(squared[a]![c]!, squared[b]![c]!) < squared[a]![b]!;
  const all = Array.from({ length: k }, (_, i) => i);
  return all.flatMap((b) =>
    all
      .slice(0, b)
      .filter((a) => !all.some((c) => c !== a && c !== b && isBetween(c, a, b)))
      .map((a) => [a, b] as const),
  );
}

/** Two clusters made one, the others numbered anew. */
export function join(clusters: Int32Array, [a, b]: readonly [number, number]): Int32Array {
  const [into, from] = a < b ? [a, b] : [b, a];
  return clusters.map((cluster) => (cluster === from ? into : cluster > from ? cluster - 1 : cluster));
}

/** A cluster dissolved: its rows go to the nearest of the others. */
export function dissolve(points: Matrix, clusters: Int32Array, { gone, ...options }: SpreadOptions & { gone: number }) {
  const white = whitened(points, clusters, options);
  const means = clusterMeans(white, clusters);
  return clusters.map((cluster, i) => {
    let [nearest, least] = [cluster, Infinity];
    for (let c = 0; cluster === gone && c < means.rows; c++) {
      const squared = c === gone ? Infinity : squaredDistance(rowOf(white, i), rowOf(means, c));
      if (squared < least) [nearest, least] = [c, squared];
    }
    return nearest > gone ? nearest - 1 : nearest;
  });
}

/** Rows in standard deviations within clusters, uncorrelated there. `part` of the usual shrinkage is taken; by default half. */
export function whitened(
  points: Matrix,
  clusters: Int32Array,
  options: SpreadOptions & { readonly part?: number },
): Matrix {
  return turnRows(points, whiteningOf(spreadWithin(points, clusters, options)));
}

/** The covariance within clusters. */
export function spreadWithin(
  points: Matrix,
  clusters: Int32Array,
  { floor, isPresence, part = 0.5 }: SpreadOptions & { readonly part?: number },
): Matrix {
  const spread = pooledWithin(points, clusters, { shrinkage: part * shrinkageFor(points), floor });
  const { data, columns } = spread;
  for (let j = 0; j < columns; j++) {
    if (!isPresence[j]) continue;
    for (let c = 0; c < columns; c++) data[j * columns + c] = data[c * columns + j] = c === j ? 1 : 0;
  }
  return spread;
}

/** More where rows are few beside columns; a fifth at least: columns that nearly follow from others must not decide alone. */
function shrinkageFor({ rows, columns }: Matrix): number {
  return Math.min(0.8, Math.max(0.2, (2 * columns) / Math.max(1, rows)));
}

export function countClusters(clusters: Int32Array): number {
  return 1 + clusters.reduce((most, cluster) => Math.max(most, cluster), -1);
}

/** The number of rows in each cluster. */
export function sizesOf(clusters: Int32Array): number[] {
  const sizes = new Array<number>(countClusters(clusters)).fill(0);
  for (const cluster of clusters) sizes[cluster]! += 1;
  return sizes;
}
