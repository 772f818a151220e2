/** How well rows fall into so many clusters, and which number is best. */

import { mean, standardDeviation } from "../statistics/moments.ts";
import { daviesBouldin } from "./davies-bouldin.ts";
import { assign, type Partition } from "./k-means.ts";
import type { Matrix } from "./matrix.ts";
import { silhouettes } from "./silhouette.ts";

/** How well rows fall into `k` clusters; where there are many rows, as a sample of them shows. */
export interface KQuality {
  readonly k: number;
  /** Mean silhouette, in [-1, 1]; higher is better. */
  readonly silhouette: number;
  /** 0 or more; lower is better. */
  readonly daviesBouldin: number;
  /** Sum of squared distances to the own centre, over all rows. */
  readonly inertia: number;
  /** Rows in the smallest cluster. */
  readonly smallest: number;
  /** Standard error of the mean silhouette. */
  readonly error: number;
}

/**
 * A mean silhouette this much below the highest is as good. Customers shade into each other, so that silhouettes hardly
 * differ from k to k, and the highest is mostly that of two halves, which says little; in groups that lie apart one
 * cluster too many costs more than this.
 */
export const indifference = 0.02;

/**
 * Values of k whose smallest cluster has `minimumSize` rows, best first: the largest k whose silhouette is as good as the
 * highest, then the rest by silhouette.
 */
export function rankK(table: readonly KQuality[], minimumSize: number): KQuality[] {
  const possible = table
    .filter(({ smallest }) => smallest >= minimumSize)
    .sort((a, b) => b.silhouette - a.silhouette || a.k - b.k);
  const [highest] = possible;
  if (!highest) return [];
  const best = possible
    .filter(({ silhouette }) => silhouette >= highest.silhouette - indifference)
    .reduce((a, b) => (b.k > a.k ? b : a));
  return [best, ...possible.filter((one) => one !== best)];
}

/** How well a sample falls into a partition of it; `rows` is the number of rows it stands for. */
export function measureK(
  sample: Matrix,
  { partition, distances, rows }: { partition: Partition; distances: Float64Array; rows: number },
): KQuality {
  const scores = silhouettes(distances, partition.clusters);
  const scale = rows / sample.rows;
  return {
    k: partition.sizes.length,
    silhouette: mean(scores),
    daviesBouldin: daviesBouldin(sample, partition),
    inertia: partition.inertia * scale,
    smallest: Math.round(Math.min(...partition.sizes) * scale),
    error: standardDeviation(scores) / Math.sqrt(scores.length),
  };
}

/**
 * How well all rows fall into a partition of them. Silhouettes are of the sample, its rows in the clusters of this partition;
 * `distances` are those between the rows of the sample.
 */
export function measurePartition(
  points: Matrix,
  { partition, sample, distances }: { partition: Partition; sample: Matrix; distances: Float64Array },
): KQuality {
  const scores = silhouettes(distances, assign(sample, partition.centres).clusters);
  return {
    k: partition.sizes.length,
    silhouette: mean(scores),
    daviesBouldin: daviesBouldin(points, partition),
    inertia: partition.inertia,
    smallest: Math.min(...partition.sizes),
    error: standardDeviation(scores) / Math.sqrt(scores.length),
  };
}
