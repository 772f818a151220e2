/** Eigenvalues and eigenvectors of a small symmetric matrix. */

import type { Matrix } from "./matrix.ts";

/** Eigenvalues from the largest on; row `i` of `vectors` is the unit vector to value `i`. */
export interface Eigen {
  readonly values: readonly number[];
  readonly vectors: Matrix;
}

/** Cyclic Jacobi rotations (Golub & Van Loan 2013, algorithm 8.5.3): meant for up to some hundred rows. */
export function symmetricEigen(matrix: Matrix): Eigen {
  const n = matrix.rows;
  const a = matrix.data.slice();
  // Rows of v are the vectors, so that a rotation runs along rows.
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60 && !isDiagonal(a, n); sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, { n, p, q });
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j]! - a[i * n + i]!);
  const vectors = new Float64Array(n * n);
  for (const [to, from] of order.entries()) vectors.set(v.subarray(from * n, (from + 1) * n), to * n);
  return { values: order.map((i) => a[i * n + i]!), vectors: { data: vectors, rows: n, columns: n } };
}

function isDiagonal(a: Float64Array, n: number): boolean {
  let off = 0;
  let all = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const squared = a[i * n + j]! ** 2;
      all += squared;
      if (i !== j) off += squared;
    }
  }
  return off <= 1e-30 * all;
}

/** Makes the cells (p, q) and (q, p) 0. */
function rotate(
  a: Float64Array,
  v: Float64Array,
  { n, p, q }: { readonly n: number; readonly p: number; readonly q: number },
): void {
  const cross = a[p * n + q]!;
  if (cross === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * cross);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i * n + p]!, a[i * n + q]!];
    a[i * n + p] = c * x - s * y;
    a[i * n + q] = s * x + c * y;
  }
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[p * n + i]!, a[q * n + i]!];
    a[p * n + i] = c * x - s * y;
    a[q * n + i] = s * x + c * y;
    const [u, w] = [v[p * n + i]!, v[q * n + i]!];
    v[p * n + i] = c * u - s * w;
    v[q * n + i] = s * u + c * w;
  }
}
