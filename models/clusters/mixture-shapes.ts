/** The shapes that the parts of a Gaussian mixture may have: how each is estimated, and how it says what is likely. */

import { cholesky, invertLower } from "./cholesky.ts";
import type { Row } from "./distance.ts";
import { matrixOf, rowOf, type Matrix } from "./matrix.ts";

/**
 * "diagonal": each part has its own spread along each column; "tied": all parts have one shape, of any direction; "full": each
 * part has its own.
 */
export type Shape = "diagonal" | "tied" | "full";

/** Of each part its share of all rows, its mean and its covariance matrix: only the diagonal, one row, where shape is "diagonal". */
export interface Part {
  readonly weight: number;
  readonly mean: Row;
  readonly covariance: readonly Row[];
}

/** The logarithm of the density of row `i`. */
export type LogDensity = (i: number) => number;

/** How many numbers `k` parts of a shape leave free: as many as the data must settle. */
export function freeNumbers(shape: Shape, { k, columns }: { readonly k: number; readonly columns: number }): number {
  const triangle = (columns * (columns + 1)) / 2;
  const ofShape = { diagonal: k * columns, tied: triangle, full: k * triangle }[shape];
  return k - 1 + k * columns + ofShape;
}

/**
 * The density of each part at the rows. Throws a RangeError for a part so thin that it has none: more regularisation was wanted.
 */
export function logDensities(points: Matrix, parts: readonly Part[], shape: Shape): LogDensity[] {
  return parts.map(({ mean, covariance }, part) => {
    if (shape === "diagonal") return diagonalDensity(points, mean, covariance[0]!);
    const lower = cholesky(matrixOf(covariance));
    if (!lower) {
      throw new RangeError(`Cannot tell densities of part ${part}, which is flat: more regularisation was wanted`);
    }
    return fullDensity(points, mean, invertLower(lower));
  });
}

const logOfTurn = Math.log(2 * Math.PI);

function diagonalDensity({ data, columns }: Matrix, mean: Row, variances: Row): LogDensity {
  const means = Float64Array.from(mean);
  const precisions = Float64Array.from(variances, (variance) => 1 / variance);
  const constant = -0.5 * variances.reduce((sum, variance) => sum + Math.log(variance) + logOfTurn, 0);
  return (i) => {
    let sum = 0;
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      const difference = data[at]! - means[j]!;
      sum += difference * difference * precisions[j]!;
    }
    return constant - sum / 2;
  };
}

function fullDensity({ data, columns }: Matrix, mean: Row, { data: whitening }: Matrix): LogDensity {
  const means = Float64Array.from(mean);
  const row = new Float64Array(columns);
  let constant = (-columns / 2) * logOfTurn;
  for (let j = 0; j < columns; j++) constant += Math.log(whitening[j * columns + j]!);
  return (i) => {
    for (let j = 0; j < columns; j++) row[j] = data[i * columns + j]! - means[j]!;
    let squared = 0;
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let c = 0, at = j * columns; c <= j; c++, at++) sum += whitening[at]! * row[c]!;
      squared += sum * sum;
    }
    return constant - squared / 2;
  };
}

/**
 * The parts that memberships speak for: cell (i, part) of `memberships` says how much row i belongs to the part. `regularisation`
 * is added to every variance.
 */
export function estimateParts(
  points: Matrix,
  memberships: Matrix,
  { shape, regularisation }: { readonly shape: Shape; readonly regularisation: number },
): Part[] {
  const { rows, columns } = points;
  const k = memberships.columns;
  const found = Array.from({ length: k }, (_, part) => {
    // A part that lost all rows still has a weight above 0, as in scikit-learn.
    let weight = 10 * Number.EPSILON;
    const mean = new Float64Array(columns);
    for (let i = 0; i < rows; i++) {
      const share = memberships.data[i * k + part]!;
      weight += share;
      for (let j = 0; j < columns; j++) mean[j]! += share * points.data[i * columns + j]!;
    }
    for (let j = 0; j < columns; j++) mean[j]! /= weight;
    return { weight, mean: Array.from(mean), scatter: scatterOf(points, memberships, { part, mean, shape }) };
  });
  const all = found.reduce((sum, { weight }) => sum + weight, 0);
  if (shape === "tied") {
    const [first, ...rest] = found.map(({ scatter }) => scatter);
    for (const { data } of rest) for (let at = 0; at < data.length; at++) first!.data[at]! += data[at]!;
    for (const one of found) one.scatter = first!;
  }
  return found.map(({ weight, mean, scatter }) => {
    const divisor = shape === "tied" ? all : weight;
    const covariance = Array.from({ length: scatter.rows }, (_, i) =>
      Array.from(rowOf(scatter, i), (sum, j) => sum / divisor + (i === j || shape === "diagonal" ? regularisation : 0)),
    );
    return { weight: weight / all, mean, covariance };
  });
}

/** Sums of products of differences to the mean, by membership; of a diagonal shape squares only, in one row. */
function scatterOf(
  { data, rows, columns }: Matrix,
  memberships: Matrix,
  { part, mean, shape }: { readonly part: number; readonly mean: Float64Array; readonly shape: Shape },
): Matrix {
  const isDiagonal = shape === "diagonal";
  const sums = new Float64Array(isDiagonal ? columns : columns * columns);
  const row = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const share = memberships.data[i * memberships.columns + part]!;
    // Less than rounding takes from the sums.
    if (share < 1e-20) continue;
    for (let j = 0; j < columns; j++) row[j] = data[i * columns + j]! - mean[j]!;
    for (let j = 0; j < columns; j++) {
      const value = share * row[j]!;
      if (isDiagonal) sums[j]! += value * row[j]!;
      else for (let c = 0, at = j * columns; c <= j; c++, at++) sums[at]! += value * row[c]!;
    }
  }
  if (isDiagonal) return { data: sums, rows: 1, columns };
  for (let j = 0; j < columns; j++) for (let c = 0; c < j; c++) sums[c * columns + j] = sums[j * columns + c]!;
  return { data: sums, rows: columns, columns };
}
