/** Square roots of covariance matrices. */

import type { Matrix } from "./matrix.ts";

/**
 * The lower triangular L with L Lᵀ = `matrix` (Golub & Van Loan 2013, algorithm 4.2.1), or undefined where the matrix is not
 * positive definite.
 */
export function cholesky({ data, rows: n }: Matrix): Matrix | undefined {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = data[i * n + j]!;
      for (let c = 0; c < j; c++) sum -= lower[i * n + c]! * lower[j * n + c]!;
      if (i > j) lower[i * n + j] = sum / lower[j * n + j]!;
      else if (sum > 0) lower[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return { data: lower, rows: n, columns: n };
}

/** The inverse of a lower triangular matrix without zeros on its diagonal. */
export function invertLower({ data, rows: n }: Matrix): Matrix {
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    inverse[j * n + j] = 1 / data[j * n + j]!;
    for (let i = j + 1; i < n; i++) {
      let sum = 0;
      for (let c = j; c < i; c++) sum -= data[i * n + c]! * inverse[c * n + j]!;
      inverse[i * n + j] = sum / data[i * n + i]!;
    }
  }
  return { data: inverse, rows: n, columns: n };
}
