/** Squared distances that are given up as soon as they are too large to matter: the innermost loop of searches. */

import type { Matrix } from "./matrix.ts";

/**
 * The squared Euclidean distance between row `i` of `a` and row `j` of `b`; or Infinity, as soon as it is sure to be `limit` or
 * more. The same for (i, j) and (j, i) to the last bit.
 */
export type SquaredWithin = (i: number, j: number, limit: number) => number;

/** Makes the function for two matrices with as many columns; what is written to them later counts. */
export function squaredWithin({ data: a, columns }: Matrix, { data: b }: Matrix): SquaredWithin {
  return (i, j, limit) => {
    let x = i * columns;
    let y = j * columns;
    const end = x + columns;
    let even = 0;
    let odd = 0;
    // Two sums run beside each other: an addition need not wait for the one before.
    for (; x < end - 7; x += 8, y += 8) {
      const d0 = a[x]! - b[y]!;
      const d1 = a[x + 1]! - b[y + 1]!;
      const d2 = a[x + 2]! - b[y + 2]!;
      const d3 = a[x + 3]! - b[y + 3]!;
      const d4 = a[x + 4]! - b[y + 4]!;
      const d5 = a[x + 5]! - b[y + 5]!;
      const d6 = a[x + 6]! - b[y + 6]!;
      const d7 = a[x + 7]! - b[y + 7]!;
      even += d0 * d0 + d2 * d2 + (d4 * d4 + d6 * d6);
      odd += d1 * d1 + d3 * d3 + (d5 * d5 + d7 * d7);
      if (even + odd >= limit) return Infinity;
    }
    for (; x < end; x++, y++) even += (a[x]! - b[y]!) * (a[x]! - b[y]!);
    return even + odd;
  };
}
