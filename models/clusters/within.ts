/** How rows vary within their clusters: the yardstick by which clusters are apart or not. */

import { cholesky, invertLower } from "./cholesky.ts";
import type { Matrix } from "./matrix.ts";

export interface WithinOptions {
  /** The part of the covariances between columns that is taken off, 0 to 1: where rows are few, they are chance. */
  readonly shrinkage: number;
  /** Added to the variance of each column. */
  readonly floor: Float64Array;
}

/** The scatter of all rows around their mean, lower triangle, and that mean. */
interface Scatter {
  readonly mean: Float64Array;
  readonly sums: Float64Array;
}

/** The same rows are asked for with many divisions: what does not depend on these is computed once. */
const scatters = new WeakMap<Matrix, Scatter>();

function scatterOf(points: Matrix): Scatter {
  const known = scatters.get(points);
  if (known) return known;
  const { data, rows, columns } = points;
  const mean = new Float64Array(columns);
  for (let at = 0; at < data.length; at++) mean[at % columns]! += data[at]! / rows;
  const sums = new Float64Array(columns * columns);
  const row = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) row[j] = data[i * columns + j]! - mean[j]!;
    addSquare(sums, row, 1);
  }
  scatters.set(points, { mean, sums });
  return { mean, sums };
}

/** Adds a row's products with itself to the lower triangle. */
function addSquare(sums: Float64Array, row: Float64Array, times: number): void {
  for (let j = 0; j < row.length; j++) {
    const value = times * row[j]!;
    for (let c = 0, to = j * row.length; c <= j; c++, to++) sums[to]! += value * row[c]!;
  }
}

/**
 * The covariance of rows around the means of their clusters, pooled over all, which are numbered from 0: the scatter of all rows less
 * that of the clusters' means, so that the rows need not be gone through for every division.
 */
export function pooledWithin(points: Matrix, clusters: Int32Array, { shrinkage, floor }: WithinOptions): Matrix {
  const { rows, columns } = points;
  const means = clusterMeans(points, clusters);
  const { mean, sums: all } = scatterOf(points);
  const sums = Float64Array.from(all);
  const sizes = new Float64Array(means.rows);
  for (let i = 0; i < rows; i++) sizes[clusters[i]!]! += 1;
  const off = new Float64Array(columns);
  for (let k = 0; k < means.rows; k++) {
    for (let j = 0; j < columns; j++) off[j] = means.data[k * columns + j]! - mean[j]!;
    addSquare(sums, off, -sizes[k]!);
  }
  for (let j = 0; j < columns; j++) {
    for (let c = 0; c < j; c++) {
      const value = ((1 - shrinkage) * sums[j * columns + c]!) / rows;
      sums[j * columns + c] = value;
      sums[c * columns + j] = value;
    }
    // What rounding leaves of a column that varies between clusters only.
    sums[j * columns + j] = Math.max(0, sums[j * columns + j]! / rows) + floor[j]!;
  }
  return { data: sums, rows: columns, columns };
}

/** The mean of each cluster; of one without rows, zeros. */
export function clusterMeans({ data, rows, columns }: Matrix, clusters: Int32Array): Matrix {
  const k = 1 + clusters.reduce((most, cluster) => Math.max(most, cluster), 0);
  const means = new Float64Array(k * columns);
  const sizes = new Float64Array(k);
  for (let i = 0; i < rows; i++) {
    sizes[clusters[i]!]! += 1;
    for (let j = 0; j < columns; j++) means[clusters[i]! * columns + j]! += data[i * columns + j]!;
  }
  for (let at = 0; at < means.length; at++) means[at]! /= Math.max(1, sizes[Math.floor(at / columns)]!);
  return { data: means, rows: k, columns };
}

/** A matrix that makes what has this covariance uncorrelated, of variance 1: lower triangular. Throws a RangeError where it is flat. */
export function whiteningOf(covariance: Matrix): Matrix {
  const lower = cholesky(covariance);
  if (!lower) throw new RangeError("Cannot measure distances: the spread within segments is flat");
  return invertLower(lower);
}

/** A lower triangular matrix times each row. */
export function turnRows({ data, rows, columns }: Matrix, by: Matrix): Matrix {
  const turned = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let c = 0, at = j * columns; c <= j; c++, at++) sum += data[from + c]! * by.data[at]!;
      turned[from + j] = sum;
    }
  }
  return { data: turned, rows, columns };
}

/** Each row times a lower triangular matrix: what `turnRows` does with the transposed. */
export function turnBack({ data, rows, columns }: Matrix, by: Matrix): Matrix {
  const turned = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    for (let j = 0; j < columns; j++) {
      const value = data[from + j]!;
      for (let c = 0, at = j * columns; c <= j; c++, at++) turned[from + c]! += value * by.data[at]!;
    }
  }
  return { data: turned, rows, columns };
}

/** 0, 1, … up to `count`, which is left out. */
export function range(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}
