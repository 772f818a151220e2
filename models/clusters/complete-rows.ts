/** Values that nobody knows, drawn so that structure is neither made nor hidden: for learning only, never told of a customer. */

import type { Random } from "../random.ts";
import { cholesky } from "./cholesky.ts";
import type { Matrix } from "./matrix.ts";

/** Below this many known values a column says too little to draw from. */
const fewestKnown = 20;
/** Part of each column's variance that is added before regression, so that columns may say the same. */
const ridge = 0.01;

/**
 * A copy in which unknown cells hold what the row's other columns let expect, plus the residual of a row that is known
 * (stochastic regression imputation, Little & Rubin 2019, §4.3). A stand-in that is the same for all, like the median, would be a heap
 * of customers at one place, which looks like a segment.
 */
export function completeRows(points: Matrix, unknown: Uint8Array, random: Random): Matrix {
  const { rows, columns } = points;
  const data = points.data.slice();
  for (let j = 0; j < columns; j++) {
    const known: number[] = [];
    const absent: number[] = [];
    for (let i = 0; i < rows; i++) (unknown[i * columns + j] ? absent : known).push(i);
    if (absent.length === 0 || known.length < fewestKnown) continue;
    const predict = regress(points, j, known);
    for (const i of absent) {
      const other = known[random.int(known.length)]!;
      data[i * columns + j] = predict(i) + points.data[other * columns + j]! - predict(other);
    }
  }
  return { data, rows, columns };
}

/** Least squares of column `target` on all others over some rows. */
function regress({ data, columns }: Matrix, target: number, rows: readonly number[]): (row: number) => number {
  const means = new Float64Array(columns);
  for (const i of rows) for (let j = 0; j < columns; j++) means[j]! += data[i * columns + j]! / rows.length;
  const others = Array.from({ length: columns }, (_, j) => j).filter((j) => j !== target);
  const n = others.length;
  const products = new Float64Array(n * n);
  const goals = new Float64Array(n);
  const row = new Float64Array(columns);
  for (const i of rows) {
    for (let j = 0; j < columns; j++) row[j] = data[i * columns + j]! - means[j]!;
    for (let a = 0; a < n; a++) {
      const value = row[others[a]!]!;
      goals[a]! += value * row[target]!;
      for (let b = 0; b <= a; b++) products[a * n + b]! += value * row[others[b]!]!;
    }
  }
  for (let a = 0; a < n; a++) products[a * n + a]! += ridge * products[a * n + a]! + 1e-9 * rows.length;
  const slopes = solve({ data: products, rows: n, columns: n }, goals);
  return (i) => {
    let sum = means[target]!;
    for (let a = 0; a < n; a++) {
      const j = others[a]!;
      sum += slopes[a]! * (data[i * columns + j]! - means[j]!);
    }
    return sum;
  };
}

/** Solves `matrix` x = `goals`; only the lower triangle is read. Zeros where there is no solution. */
function solve(matrix: Matrix, goals: Float64Array): Float64Array {
  const n = matrix.rows;
  const lower = cholesky(matrix);
  if (!lower) return new Float64Array(n);
  const { data } = lower;
  const x = goals.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) x[i]! -= data[i * n + j]! * x[j]!;
    x[i]! /= data[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i]! -= data[j * n + i]! * x[j]!;
    x[i]! /= data[i * n + i]!;
  }
  return x;
}
