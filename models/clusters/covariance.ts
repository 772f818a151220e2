/** How columns vary together. */

import type { Matrix } from "./matrix.ts";

/** Means of the columns, 0 where there are no rows. */
export function columnMeans({ data, rows, columns }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let at = 0; at < data.length;) for (let j = 0; j < columns; j++) means[j]! += data[at++]!;
  return means.map((sum) => (rows > 0 ? sum / rows : 0));
}

/** Rows at a time: a block of them, column by column, stays in the processor's cache. */
const blockRows = 128;

/**
 * The covariance matrix of the columns, with rows less one as divisor, as scikit-learn's PCA has it; zeros for a single row.
 * Yields the share that is done, 0 to 1.
 */
export function* covarianceOf({ data, rows, columns }: Matrix, means: Float64Array): Generator<number, Matrix> {
  const sums = new Float64Array(columns * columns);
  // Columns of the block lie side by side; their number is rounded up, so that they can be taken by two and four.
  const wide = 4 * Math.ceil(columns / 4);
  const block = new Float64Array(wide * blockRows);
  for (let start = 0; start < rows; start += blockRows) {
    const count = Math.min(blockRows, rows - start);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < columns; j++) block[j * blockRows + i] = data[(start + i) * columns + j]! - means[j]!;
    }
    addProducts(sums, block, { columns, count });
    yield (start + count) / rows;
  }
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j <= i; j++) {
      sums[i * columns + j]! /= Math.max(rows - 1, 1);
      sums[j * columns + i] = sums[i * columns + j]!;
    }
  }
  return { data: sums, rows: columns, columns };
}

/** Adds the products of columns to the lower triangle, two by four at a time. */
function addProducts(
  sums: Float64Array,
  block: Float64Array,
  { columns, count }: { readonly columns: number; readonly count: number },
): void {
  const put = (i: number, j: number, value: number) => {
    if (i < columns && j <= i) sums[i * columns + j]! += value;
  };
  for (let i = 0; i < columns; i += 2) {
    for (let j = 0; j <= i + 1; j += 4) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      const p = i * blockRows;
      const q = j * blockRows;
      for (let row = 0; row < count; row++) {
        const a = block[p + row]!;
        const b = block[p + blockRows + row]!;
        const w = block[q + row]!;
        const x = block[q + blockRows + row]!;
        const y = block[q + 2 * blockRows + row]!;
        const z = block[q + 3 * blockRows + row]!;
        a0 += a * w;
        a1 += a * x;
        a2 += a * y;
        a3 += a * z;
        b0 += b * w;
        b1 += b * x;
        b2 += b * y;
        b3 += b * z;
      }
      put(i, j, a0);
      put(i, j + 1, a1);
      put(i, j + 2, a2);
      put(i, j + 3, a3);
      put(i + 1, j, b0);
      put(i + 1, j + 1, b1);
      put(i + 1, j + 2, b2);
      put(i + 1, j + 3, b3);
    }
  }
}
