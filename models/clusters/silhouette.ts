/** Silhouettes. Rousseeuw 1987. */

import type { Matrix } from "./matrix.ts";

/** Euclidean distances between all rows, row by row: n × n numbers. Meant for a few thousand rows. */
export function distanceMatrix({ data, rows: n, columns }: Matrix): Float64Array {
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let squared = 0;
      for (let column = 0; column < columns; column++) {
        const difference = data[i * columns + column]! - data[j * columns + column]!;
        squared += difference * difference;
      }
      const distance = Math.sqrt(squared);
      distances[i * n + j] = distance;
      distances[j * n + i] = distance;
    }
  }
  return distances;
}

/**
 * The silhouette of each row, in [-1, 1]: (b - a) / max(a, b), a being the mean distance to the others of its cluster, b
 * that to the nearest other cluster. 0 for a row alone in its cluster, and where there is one cluster only.
 */
export function silhouettes(distances: Float64Array, clusters: ArrayLike<number>): Float64Array {
  const n = clusters.length;
  const k = 1 + Array.from(clusters).reduce((a, b) => Math.max(a, b), -1);
  const sizes = new Float64Array(k);
  for (let i = 0; i < n; i++) sizes[clusters[i]!]! += 1;
  const own = Int32Array.from(clusters);
  const sums = new Float64Array(k);
  return Float64Array.from({ length: n }, (_, i) => {
    sums.fill(0);
    for (let j = 0; j < n; j++) sums[own[j]!]! += distances[i * n + j]!;
    const cluster = own[i]!;
    let b = Infinity;
    for (let c = 0; c < k; c++) if (c !== cluster && sizes[c]! > 0) b = Math.min(b, sums[c]! / sizes[c]!);
    if (sizes[cluster] === 1 || b === Infinity) return 0;
    const a = sums[cluster]! / (sizes[cluster]! - 1);
    return a === b ? 0 : (b - a) / Math.max(a, b);
  });
}
