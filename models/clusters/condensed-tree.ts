/** A hierarchy without the splits that only few rows leave by. */

import type { Hierarchy } from "./hierarchy.ts";

/**
 * Clusters, the root first and parents before children, and where each row leaves the tree. Density is one over a height:
 * Infinity where rows coincide.
 */
export interface CondensedTree {
  /** Of each cluster its parent, -1 of the root. */
  readonly parents: readonly number[];
  /** The density at which each cluster begins, 0 of the root. */
  readonly births: readonly number[];
  /** The density at which the last of each cluster leaves it or it splits. */
  readonly deaths: readonly number[];
  /** How long its rows stay in a cluster, in density, summed up: what it has in excess of mass. */
  readonly stabilities: readonly number[];
  /** Of each row the smallest cluster that it is in, and the density at which it leaves that. */
  readonly leaves: Int32Array;
  readonly densities: Float64Array;
}

/**
 * Walks a hierarchy from the top. Where both parts of a split have `minimumSize` rows, two clusters begin; otherwise the
 * cluster goes on in the larger part, and the rows of a smaller one leave it (Campello et al. 2013, section 4).
 */
export function condense({ rows, left, right, heights, sizes }: Hierarchy, minimumSize: number): CondensedTree {
  const parents = [-1];
  const births = [0];
  const deaths = [0];
  const stabilities = [0];
  const leaves = new Int32Array(rows);
  const densities = new Float64Array(rows);

  const sizeOf = (node: number) => (node < rows ? 1 : sizes[node - rows]!);
  const stay = (cluster: number, count: number, density: number) => {
    deaths[cluster] = Math.max(deaths[cluster]!, density);
    // Both may be infinite.
    if (density > births[cluster]!) stabilities[cluster]! += count * (density - births[cluster]!);
  };
  const begin = (parent: number, density: number) => {
    parents.push(parent);
    births.push(density);
    deaths.push(0);
    stabilities.push(0);
    return parents.length - 1;
  };
  const leave = (node: number, cluster: number, density: number) => {
    stay(cluster, sizeOf(node), density);
    const parts = [node];
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      if (part < rows) [leaves[part], densities[part]] = [cluster, density];
      else parts.push(left[part - rows]!, right[part - rows]!);
    }
  };

  const queue: { readonly node: number; readonly cluster: number }[] = [{ node: 2 * rows - 2, cluster: 0 }];
  for (const { node, cluster } of queue) {
    const merge = node - rows;
    if (merge < 0) continue;
    const density = 1 / heights[merge]!;
    const parts = [left[merge]!, right[merge]!];
    const isSplit = parts.every((part) => sizeOf(part) >= minimumSize);
    for (const part of parts) {
      if (isSplit) stay(cluster, sizeOf(part), density);
      if (isSplit) queue.push({ node: part, cluster: begin(cluster, density) });
      else if (sizeOf(part) >= minimumSize) queue.push({ node: part, cluster });
      else leave(part, cluster, density);
    }
  }
  return { parents, births, deaths, stabilities, leaves, densities };
}

/**
 * For each cluster whether it is taken: those that, of all ways to take clusters none of which lies in another, have the most
 * stability together (excess of mass; Campello et al. 2013, section 5). The root never is: all in one is no clustering.
 */
export function takeStable({ parents, stabilities }: CondensedTree): boolean[] {
  const best = parents.map(() => 0);
  const isTaken = parents.map(() => false);
  for (let cluster = parents.length - 1; cluster > 0; cluster--) {
    isTaken[cluster] = stabilities[cluster]! >= best[cluster]!;
    best[parents[cluster]!]! += Math.max(best[cluster]!, stabilities[cluster]!);
  }
  const isWithin = parents.map(() => false);
  for (let cluster = 1; cluster < parents.length; cluster++) {
    const parent = parents[cluster]!;
    isWithin[cluster] = isWithin[parent]! || isTaken[parent]!;
    if (isWithin[cluster]) isTaken[cluster] = false;
  }
  return isTaken;
}
