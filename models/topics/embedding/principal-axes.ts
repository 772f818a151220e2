/** The directions in which vectors differ most. */

import { createRandom } from "../../random.ts";
import type { Matrix } from "../../clusters/matrix.ts";
import { toUnit } from "./embedded-text.ts";

const STEPS = 10;
/** Vectors that the directions are learned from. */
const MOST = 2_500;

/** A place to look at vectors from: their weighted mean, and orthogonal axes, the widest spread first. */
export interface Axes {
  readonly mean: Float32Array;
  /** Row by row, one axis of unit length each. */
  readonly axes: Float32Array;
  readonly count: number;
}

/**
 * The mean of vectors and the first principal axes around it, at most as many as there are vectors or numbers in one. Orthogonal
 * iteration (Golub & Van Loan, Matrix Computations, 8.2.4); axes of nearly the same spread may be turned among each other.
 */
export function principalAxes(points: Matrix, count: number, { weights }: { readonly weights: Float64Array }): Axes {
  const { data, rows, columns } = points;
  const mean = new Float64Array(columns);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    total += weights[i]!;
    for (let j = 0; j < columns; j++) mean[j]! += weights[i]! * data[i * columns + j]!;
  }
  for (let j = 0; j < columns; j++) mean[j]! /= total || 1;
  const wanted = Math.min(count, columns, Math.max(1, rows - 1));
  const spread = covariance(points, mean, weights);
  const random = createRandom(1);
  let axes: Float64Array[] = Array.from({ length: wanted }, () =>
    Float64Array.from({ length: columns }, () => random.normal()),
  );
  orthonormalise(axes);
  for (let step = 0; step < STEPS; step++) {
    axes = axes.map((axis) => multiply(spread, axis));
    orthonormalise(axes);
  }
  const flat = new Float32Array(wanted * columns);
  for (const [a, axis] of axes.entries()) flat.set(axis, a * columns);
  return { mean: Float32Array.from(mean), axes: flat, count: wanted };
}

function covariance({ data, rows, columns }: Matrix, mean: Float64Array, weights: Float64Array): Float64Array {
  const sum = new Float64Array(columns * columns);
  const off = new Float64Array(columns);
  const step = Math.ceil(rows / MOST);
  for (let i = 0; i < rows; i += step) {
    for (let j = 0; j < columns; j++) off[j] = data[i * columns + j]! - mean[j]!;
    for (let a = 0; a < columns; a++) {
      const value = weights[i]! * off[a]!;
      const start = a * columns;
      for (let b = 0; b <= a; b++) sum[start + b]! += value * off[b]!;
    }
  }
  for (let a = 0; a < columns; a++) for (let b = 0; b < a; b++) sum[b * columns + a] = sum[a * columns + b]!;
  return sum;
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, row) => dot(matrix, row * size, vector));
}

function dot(data: Float64Array | Float32Array, start: number, vector: ArrayLike<number>): number {
  let [even, odd] = [0, 0];
  const { length } = vector;
  let i = 0;
  for (; i < length - 1; i += 2) {
    even += data[start + i]! * vector[i]!;
    odd += data[start + i + 1]! * vector[i + 1]!;
  }
  return i < length ? even + odd + data[start + i]! * vector[i]! : even + odd;
}

/** Gram and Schmidt, in place. Where nothing is left of a vector it becomes zero: points lie in fewer directions. */
function orthonormalise(vectors: readonly Float64Array[]): void {
  for (const [at, vector] of vectors.entries()) {
    const before = Math.sqrt(dot(vector, 0, vector));
    for (let other = 0; other < at; other++) {
      const share = dot(vectors[other]!, 0, vector);
      for (let i = 0; i < vector.length; i++) vector[i]! -= share * vectors[other]![i]!;
    }
    if (Math.sqrt(dot(vector, 0, vector)) <= 1e-9 * before) vector.fill(0);
    else toUnit(vector);
  }
}

/** A function that gives a vector's coordinates along the axes, scaled to unit length, into `into`. */
export function createProjection({ mean, axes, count }: Axes): (vector: ArrayLike<number>, into: Float64Array) => void {
  const columns = mean.length;
  const off = new Float64Array(columns);
  return (vector, into) => {
    for (let j = 0; j < columns; j++) off[j] = vector[j]! - mean[j]!;
    for (let a = 0; a < count; a++) into[a] = dot(axes, a * columns, off);
    toUnit(into);
  };
}
