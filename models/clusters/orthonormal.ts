/** Sets of directions at right angles to each other. */

import type { Random } from "../random.ts";
import { rowOf, type Matrix } from "./matrix.ts";

/**
 * Turns the rows, in place, into unit vectors at right angles to each other, with the same span; a row that lies in the span
 * of those before is drawn anew. No more rows than columns. Modified Gram-Schmidt, twice (Giraud et al. 2005).
 */
export function orthonormalise(matrix: Matrix, random: Random): Matrix {
  for (let i = 0; i < matrix.rows; i++) {
    const row = rowOf(matrix, i);
    for (;;) {
      const before = Math.sqrt(dot(row, row));
      for (let j = 0; j < 2 * i; j++) {
        const other = rowOf(matrix, j % i);
        const along = dot(row, other);
        for (let c = 0; c < row.length; c++) row[c]! -= along * other[c]!;
      }
      const length = Math.sqrt(dot(row, row));
      if (length > 1e-12 * before) {
        for (let c = 0; c < row.length; c++) row[c]! /= length;
        break;
      }
      for (let c = 0; c < row.length; c++) row[c] = random.normal();
    }
  }
  return matrix;
}

/** The product of a matrix with the transpose of another: cell (i, j) is the product of row i of `a` and row j of `b`. */
export function timesTransposed(a: Matrix, b: Matrix): Matrix {
  const data = new Float64Array(a.rows * b.rows);
  for (let i = 0; i < a.rows; i++) {
    const row = rowOf(a, i);
    for (let j = 0; j < b.rows; j++) data[i * b.rows + j] = dot(row, rowOf(b, j));
  }
  return { data, rows: a.rows, columns: b.rows };
}

function dot(a: Float64Array, b: Float64Array): number {
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i < a.length - 1; i += 2) {
    even += a[i]! * b[i]!;
    odd += a[i + 1]! * b[i + 1]!;
  }
  if (i < a.length) even += a[i]! * b[i]!;
  return even + odd;
}
