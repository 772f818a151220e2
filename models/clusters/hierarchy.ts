/** Hierarchies of clusters: what joins what, at what height. */

/**
 * Merges from the lowest to the highest, as many as rows less one. The clusters 0 to rows - 1 are the rows; merge `i` joins the
 * clusters `left[i]` < `right[i]` into cluster `rows + i`, which has `sizes[i]` rows.
 */
export interface Hierarchy {
  readonly rows: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly heights: Float64Array;
  readonly sizes: Int32Array;
}

/** Links between rows, in any order: any row of one cluster with any of the other. */
export interface Links {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly heights: ArrayLike<number>;
}

/** The hierarchy that links form which join all `rows`, one less than rows; of equal heights the earlier link goes first. */
export function joinLinks({ from, to, heights }: Links, rows: number): Hierarchy {
  const order = Array.from({ length: heights.length }, (_, i) => i).sort((a, b) => heights[a]! - heights[b]!);
  const parents = Int32Array.from({ length: rows + order.length }, (_, i) => i);
  const top = (row: number) => {
    let cluster = row;
    while (parents[cluster] !== cluster) cluster = parents[cluster] = parents[parents[cluster]!]!;
    return cluster;
  };
  const left = new Int32Array(order.length);
  const right = new Int32Array(order.length);
  const sizes = new Int32Array(order.length);
  const sizeOf = (cluster: number) => (cluster < rows ? 1 : sizes[cluster - rows]!);
  for (const [i, link] of order.entries()) {
    const [a, b] = [top(from[link]!), top(to[link]!)];
    left[i] = Math.min(a, b);
    right[i] = Math.max(a, b);
    sizes[i] = sizeOf(a) + sizeOf(b);
    parents[a] = parents[b] = rows + i;
  }
  return { rows, left, right, sizes, heights: Float64Array.from(order, (link) => heights[link]!) };
}

/**
 * The cluster of each row when a hierarchy is cut into `k`: the last k - 1 merges undone. Clusters are numbered from 0 in the
 * order of their first rows. Throws a RangeError unless k is a whole number from 1 to the number of rows.
 */
export function cutHierarchy({ rows, left, right }: Hierarchy, k: number): Int32Array {
  if (!(Number.isInteger(k) && k >= 1 && k <= rows)) {
    throw new RangeError(`Cannot cut ${rows} rows into ${k} clusters: k must be from 1 to ${rows}`);
  }
  // From the top: every cluster tells its two parts where they belong.
  const roots = Int32Array.from({ length: 2 * rows - 1 }, (_, i) => i);
  for (let i = rows - 1 - k; i >= 0; i--) {
    roots[left[i]!] = roots[rows + i]!;
    roots[right[i]!] = roots[rows + i]!;
  }
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: rows }, (_, row) => {
    const root = roots[row]!;
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
}
