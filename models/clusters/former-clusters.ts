/** Where rows begin that were in clusters before: segments that are still set apart stay. */

import { squaredDistance } from "./distance.ts";
import { rowOf, selectRows, type Matrix } from "./matrix.ts";
import { clusterMeans } from "./within.ts";

/**
 * Rows in the clusters they were in, others in that of the nearest mean; numbered from 0 in the order of their first rows. `former` has the
 * cluster of each row, -1 where nobody knows. Undefined where less than half of the rows or fewer than two clusters are known.
 */
export function formerClusters(points: Matrix, former: Int32Array): Int32Array | undefined {
  const known = Array.from(former.keys()).filter((i) => former[i]! >= 0);
  const numbers = new Map([...new Set(known.map((i) => former[i]!))].map((cluster, number) => [cluster, number]));
  if (numbers.size < 2 || known.length < former.length / 2) return undefined;
  const means = clusterMeans(
    selectRows(points, known),
    Int32Array.from(known, (i) => numbers.get(former[i]!)!),
  );
  return former.map((cluster, i) => numbers.get(cluster) ?? nearest(rowOf(points, i), means));
}

function nearest(row: Float64Array, means: Matrix): number {
  let found = 0;
  let least = Infinity;
  for (let k = 0; k < means.rows; k++) {
    const squared = squaredDistance(row, rowOf(means, k));
    if (squared < least) {
      least = squared;
      found = k;
    }
  }
  return found;
}
