/** How rows vary within their clusters: the yardstick by which clusters are apart or not. */

import { cholesky, invertLower } from "./cholesky.ts";
import type { Matrix } from "./matrix.ts";

export interface WithinOptions {
  /** The part of the covariances between columns that is taken off, 0 to 1: where rows are few, they are chance. */
  readonly shrinkage: number;
  /** Added to the variance of each column. */
  readonly floor: Float64Array;
}

/** The covariance of rows around the means of their clusters, pooled over all, which are numbered from 0. */
export function pooledWithin(points: Matrix, clusters: Int32Array, { shrinkage, floor }: WithinOptions): Matrix {
  const { rows, columns } = points;
  const means = clusterMeans(points, clusters);
  const sums = new Float64Array(columns * columns);
  const row = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const mean = clusters[i]! * columns;
    const at = i * columns;
    for (let j = 0; j < columns; j++) row[j] = points.data[at + j]! - means.data[mean + j]!;
    for (let j = 0; j < columns; j++) {
      const value = row[j]!;
      for (let c = 0, to = j * columns; c <= j; c++, to++) sums[to]! += value * row[c]!;
    }
  }
  for (let j = 0; j < columns; j++) {
    for (let c = 0; c < j; c++) {
      const value = ((1 - shrinkage) * sums[j * columns + c]!) / rows;
      sums[j * columns + c] = value;
      sums[c * columns + j] = value;
    }
    sums[j * columns + j] = sums[j * columns + j]! / rows + floor[j]!;
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

/** 0, 1, … up to `count`, which is left out. */
export function range(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}
