/** The directions in which vectors differ most. */

import { createBreath } from "../../breathe.ts";
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
 * iteration (Golub & Van Loan, Matrix Computations, 8.2.4); axes of nearly the same spread may be turned among each other. Throws the
 * signal's reason when it is aborted.
 */
export async function principalAxes(
  points: Matrix,
  count: number,
  { weights, signal }: { readonly weights: Float64Array; readonly signal?: AbortSignal },
): Promise<Axes> {
  const breathe = createBreath({ signal });
  const { data, rows, columns } = points;
  const mean = new Float64Array(columns);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    total += weights[i]!;
    for (let j = 0; j < columns; j++) mean[j]! += weights[i]! * data[i * columns + j]!;
  }
  for (let j = 0; j < columns; j++) mean[j]! /= total || 1;
  const wanted = Math.min(count, columns, Math.max(1, rows - 1));
  const spread = await covariance(points, { mean, weights, breathe });
  const random = createRandom(1);
  let axes: Float64Array[] = Array.from({ length: wanted }, () =>
    Float64Array.from({ length: columns }, () => random.normal()),
  );
  await orthonormalise(axes, breathe);
  for (let step = 0; step < STEPS; step++) {
    const turned: Float64Array[] = [];
    for (const axis of axes) {
      await breathe();
      turned.push(multiply(spread, axis));
    }
    axes = turned;
    await orthonormalise(axes, breathe);
  }
  const flat = new Float32Array(wanted * columns);
  for (const [a, axis] of axes.entries()) flat.set(axis, a * columns);
  return { mean: Float32Array.from(mean), axes: flat, count: wanted };
}

type Breathe = ReturnType<typeof createBreath>;

async function covariance(
  { data, rows, columns }: Matrix,
  {
    mean,
    weights,
    breathe,
  }: { readonly mean: Float64Array; readonly weights: Float64Array; readonly breathe: Breathe },
): Promise<Float64Array> {
  const sum = new Float64Array(columns * columns);
  const off = new Float64Array(columns);
  const step = Math.ceil(rows / MOST);
  for (let i = 0; i < rows; i += step) {
    await breathe();
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

/**
 * The product of a vector with the numbers of `data` from `start` on. Four sums at a time: a single one would wait for each addition;
 * and each declared by itself: taken out of an array they are three times slower.
 */
export function dot(data: Float64Array, start: number, vector: Float64Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const { length } = vector;
  const end = length - (length % 4);
  let i = 0;
  for (; i < end; i += 4) {
    a += data[start + i]! * vector[i]!;
    b += data[start + i + 1]! * vector[i + 1]!;
    c += data[start + i + 2]! * vector[i + 2]!;
    d += data[start + i + 3]! * vector[i + 3]!;
  }
  for (; i < length; i++) a += data[start + i]! * vector[i]!;
  return a + b + c + d;
}

/** Gram and Schmidt, in place. Where nothing is left of a vector it becomes zero: points lie in fewer directions. */
async function orthonormalise(vectors: readonly Float64Array[], breathe: Breathe): Promise<void> {
  for (const [at, vector] of vectors.entries()) {
    await breathe();
    const before = Math.sqrt(dot(vector, 0, vector));
    for (let other = 0; other < at; other++) {
      const share = dot(vectors[other]!, 0, vector);
      for (let i = 0; i < vector.length; i++) vector[i]! -= share * vectors[other]![i]!;
    }
    if (Math.sqrt(dot(vector, 0, vector)) <= 1e-9 * before) vector.fill(0);
    else toUnit(vector);
  }
}

/**
 * A function that gives a vector's coordinates along the axes, scaled to unit length, into `into`, and answers how much of the
 * vector lies along them, 0 to 1: of what is unlike anything that the axes were learned from, little does.
 */
export function createProjection({
  mean,
  axes,
  count,
}: Axes): (vector: ArrayLike<number>, into: Float64Array) => number {
  const columns = mean.length;
  const off = new Float64Array(columns);
  // One kind of array in the inner loop, which is what makes it fast.
  const wide = new Float64Array(axes);
  return (vector, into) => {
    for (let j = 0; j < columns; j++) off[j] = vector[j]! - mean[j]!;
    for (let a = 0; a < count; a++) into[a] = dot(wide, a * columns, off);
    const [inside, whole] = [dot(into, 0, into), dot(off, 0, off)];
    toUnit(into);
    return whole > 0 ? Math.min(1, Math.sqrt(inside / whole)) : 0;
  };
}
