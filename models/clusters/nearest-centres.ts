/** The two nearest of a set of centres, four distances at a time: the innermost loop of k-means. */

import type { Matrix } from "./matrix.ts";

/** Centres interleaved by fours, the last four filled up with places that nothing is near. */
export interface PackedCentres {
  readonly data: Float64Array;
  readonly count: number;
}

/** Interleaves centres, into `into` where that is given. */
export function packCentres(centres: Matrix, into?: PackedCentres): PackedCentres {
  const { data, rows, columns } = centres;
  const packed = into?.data ?? new Float64Array(4 * Math.ceil(rows / 4) * columns).fill(Infinity);
  for (let centre = 0; centre < rows; centre++) {
    const start = (centre - (centre % 4)) * columns + (centre % 4);
    for (let j = 0; j < columns; j++) packed[start + 4 * j] = data[centre * columns + j]!;
  }
  return into ?? { data: packed, count: rows };
}

/**
 * Writes to `found` the index of the centre nearest to row `i`, its squared distance, and that of the second nearest
 * (Infinity where there is one centre only); of equals the first. Sums run in the order of the columns, as in `nearestTwo`,
 * so that both say the same to the last bit.
 */
export function findNearest(
  { data, columns }: Matrix,
  i: number,
  { centres, found }: { readonly centres: PackedCentres; readonly found: Float64Array },
): void {
  const packed = centres.data;
  const start = i * columns;
  let nearest = 0;
  let first = Infinity;
  let second = Infinity;
  for (let group = 0; group < centres.count; group += 4) {
    let at = group * columns;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let column = 0; column < columns; column++, at += 4) {
      const value = data[start + column]!;
      const toA = value - packed[at]!;
      const toB = value - packed[at + 1]!;
      const toC = value - packed[at + 2]!;
      const toD = value - packed[at + 3]!;
      a += toA * toA;
      b += toB * toB;
      c += toC * toC;
      d += toD * toD;
    }
    if (a < first) [second, first, nearest] = [first, a, group];
    else if (a < second) second = a;
    if (b < first) [second, first, nearest] = [first, b, group + 1];
    else if (b < second) second = b;
    if (c < first) [second, first, nearest] = [first, c, group + 2];
    else if (c < second) second = c;
    if (d < first) [second, first, nearest] = [first, d, group + 3];
    else if (d < second) second = d;
  }
  found[0] = nearest;
  found[1] = first;
  found[2] = second;
}
