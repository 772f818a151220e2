/** Small symmetric systems: a handful of parameters, so rows are plain arrays. */

/** A square matrix by rows. */
export type Matrix = readonly (readonly number[])[];

/** The inverse of a symmetric positive definite matrix, by Cholesky's decomposition; undefined when it is not positive definite. */
export function invert(matrix: Matrix): number[][] | undefined {
  const n = matrix.length;
  const lower: number[][] = matrix.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      // A pivot that is only rounding is none.
      if (i === j && !(sum > 1e-12 * Math.abs(matrix[i]![i]!))) return undefined;
      lower[i]![j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  }
  const columns = matrix.map((_, i) => solve(lower, i));
  return matrix.map((_, i) => matrix.map((_, j) => (columns[i]![j]! + columns[j]![i]!) / 2));
}

/** The i-th column of the inverse, from the lower triangle. */
function solve(lower: Matrix, unit: number): number[] {
  const n = lower.length;
  const x = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i++) {
    let sum = i === unit ? 1 : 0;
    for (let k = 0; k < i; k++) sum -= lower[i]![k]! * x[k]!;
    x[i] = sum / lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k++) sum -= lower[k]![i]! * x[k]!;
    x[i] = sum / lower[i]![i]!;
  }
  return x;
}

/** gᵀ M g: the variance of g·x where M is the covariance of x. */
export function quadratic(matrix: Matrix, g: readonly number[]): number {
  return matrix.reduce((sum, row, i) => sum + g[i]! * row.reduce((inner, value, j) => inner + value * g[j]!, 0), 0);
}
