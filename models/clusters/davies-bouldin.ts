/** The index of Davies & Bouldin 1979. */

import { squaredDistance, type Row } from "./distance.ts";
import { rowOf, type Matrix } from "./matrix.ts";

/** A clustering: the cluster of each row by index into `centres`. */
export interface Clustering {
  readonly clusters: ArrayLike<number>;
  readonly centres: readonly Row[];
}

/**
 * Mean over the clusters of the worst ratio of spread to separation; 0 or more, lower is better. Clusters whose centres
 * coincide do not count against each other, as in scikit-learn.
 */
export function daviesBouldin(points: Matrix, { clusters, centres }: Clustering): number {
  const spreads = centres.map(() => 0);
  const sizes = centres.map(() => 0);
  for (let i = 0; i < points.rows; i++) {
    const own = clusters[i]!;
    spreads[own]! += Math.sqrt(squaredDistance(rowOf(points, i), centres[own]!));
    sizes[own]! += 1;
  }
  const means = spreads.map((sum, i) => (sizes[i]! > 0 ? sum / sizes[i]! : 0));
  const worst = centres.map((centre, i) =>
    centres.reduce((ratio, other, j) => {
      const distance = i === j ? 0 : Math.sqrt(squaredDistance(centre, other));
      return distance > 0 ? Math.max(ratio, (means[i]! + means[j]!) / distance) : ratio;
    }, 0),
  );
  return worst.reduce((sum, ratio) => sum + ratio, 0) / centres.length;
}
