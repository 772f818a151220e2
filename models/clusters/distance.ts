/** Distances between rows of numbers, and which centre is nearest. */

import type { Matrix } from "./matrix.ts";

/** A row of numbers; all rows of a table have the same length. */
export type Row = readonly number[];

/** Squared Euclidean distance. */
export function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}

/** Squared Euclidean length. */
export function squaredLength(a: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! ** 2;
  return sum;
}

/** Squared Euclidean distance between row `i` of a matrix and row `row` of another with as many columns. */
export function squaredBetween(a: Matrix, i: number, { of: b, row: j }: { readonly of: Matrix; readonly row: number }) {
  const { columns } = a;
  const [x, y] = [a.data, b.data];
  let at = i * columns;
  let to = j * columns;
  const end = at + columns;
  let even = 0;
  let odd = 0;
  // Two sums run beside each other: an addition need not wait for the one before.
  for (; at < end - 1; at += 2, to += 2) {
    const first = x[at]! - y[to]!;
    const second = x[at + 1]! - y[to + 1]!;
    even += first * first;
    odd += second * second;
  }
  if (at < end) even += (x[at]! - y[to]!) ** 2;
  return even + odd;
}

/** The two nearest centres of a row, by index, and their squared distances; of equals the first. */
export interface Nearest {
  readonly own: number;
  readonly ownSquared: number;
  /** Undefined where there is one centre only. */
  readonly other?: number;
  readonly otherSquared: number;
}

/** The nearest and the second nearest of `centres` (one at least). */
export function nearestTwo(row: Row, centres: readonly Row[]): Nearest {
  let own = 0;
  let ownSquared = Infinity;
  let other: number | undefined;
  let otherSquared = Infinity;
  for (let i = 0; i < centres.length; i++) {
    const squared = squaredDistance(row, centres[i]!);
    if (squared < ownSquared) {
      if (ownSquared < Infinity) [other, otherSquared] = [own, ownSquared];
      [own, ownSquared] = [i, squared];
    } else if (squared < otherSquared) {
      [other, otherSquared] = [i, squared];
    }
  }
  return { own, ownSquared, other, otherSquared };
}

/**
 * How much each column pulls a row to the centre `own` rather than to `other`: the difference of squared distances,
 * other minus own, column by column. Adds up to the difference of the whole squared distances.
 */
export function pulls(row: Row, { own, other }: { readonly own: Row; readonly other: Row }): number[] {
  return row.map((value, i) => (value - other[i]!) ** 2 - (value - own[i]!) ** 2);
}

/** Simplified silhouette (Hruschka et al. 2004) in [-1, 1], from the distances to the own and the nearest other centre. */
export function simplifiedSilhouette(own: number, other: number): number {
  const larger = Math.max(own, other);
  return larger > 0 && larger < Infinity ? (other - own) / larger : 0;
}

/** Order of two rows by their first differing number: below 0 when `a` comes first, 0 when they are equal. */
export function compareRows(a: Row, b: Row): number {
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
