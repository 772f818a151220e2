/** Finds where a smooth function of a few numbers is lowest. No chance in it: the same start gives the same end. */

import { invert, type Matrix } from "./linear.ts";

/** The value at a point; writes the derivatives into `gradient`, as long as the point. Not finite: out of its range. */
export type Objective = (point: readonly number[], gradient: number[]) => number;

/** Where a search ended. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Largest derivative there, in absolute terms. */
  readonly slope: number;
  readonly iterations: number;
  /** Whether the slope is within the tolerance. */
  readonly isConverged: boolean;
  /** Second derivatives there. */
  readonly hessian: Matrix;
}

export interface MinimiseOptions {
  /** Largest derivative that counts as none. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** A guess at the inverse of the second derivatives, from a search that was alike; default the identity. */
  readonly inverse?: Matrix;
}

/**
 * Lowest point downhill from `start`: BFGS with backtracking (Nocedal & Wright 2006, alg. 6.1 and 3.1), then Newton's
 * steps with second derivatives from differences of the gradient. Best where the value and the unit of each number are
 * of the order of 1.
 */
export function minimise(
  objective: Objective,
  start: readonly number[],
  { tolerance = 1e-9, maxIterations = 200, inverse: guess = identity(start.length) }: MinimiseOptions = {},
): Minimum {
  const near = descend(objective, start, { tolerance, maxIterations, inverse: guess });
  let { point, value, gradient } = near;
  let hessian = secondDerivatives(objective, point);
  for (let step = 0; step < 4 && largest(gradient) > tolerance; step++) {
    const inverse = invert(hessian);
    if (!inverse) break;
    const next = point.map((x, i) => x - dot(inverse[i]!, gradient));
    const nextGradient = next.map(() => 0);
    const nextValue = objective(next, nextGradient);
    if (!(largest(nextGradient) < largest(gradient)) || !Number.isFinite(nextValue)) break;
    [point, value, gradient] = [next, nextValue, nextGradient];
    hessian = secondDerivatives(objective, point);
  }
  const slope = largest(gradient);
  return { point, value, slope, iterations: near.iterations, isConverged: slope <= tolerance, hessian };
}

interface Place {
  readonly point: readonly number[];
  readonly value: number;
  readonly gradient: number[];
  readonly iterations: number;
}

function descend(
  objective: Objective,
  start: readonly number[],
  { tolerance, maxIterations, inverse: guess }: Required<MinimiseOptions>,
): Place {
  let point = start;
  let gradient = start.map(() => 0);
  let value = objective(point, gradient);
  let inverse = guess;
  // Newton's method takes over where the valley is nearly flat, for the last digits.
  const enough = Math.max(tolerance, 1e-6);
  let iterations = 0;
  for (; iterations < maxIterations && largest(gradient) > enough; iterations++) {
    const direction = inverse.map((row) => -dot(row, gradient));
    const next = walk(objective, { point, value, gradient, direction });
    if (!next) {
      if (isIdentity(inverse)) break;
      inverse = identity(start.length);
      continue;
    }
    inverse = update(
      inverse,
      next.point.map((x, i) => x - point[i]!),
      next.gradient.map((g, i) => g - gradient[i]!),
    );
    ({ point, value, gradient } = next);
  }
  return { point, value, gradient, iterations };
}

/** A point along the direction that is lower by Armijo's rule; undefined when there is none. */
function walk(
  objective: Objective,
  { point, value, gradient, direction }: Omit<Place, "iterations"> & { readonly direction: readonly number[] },
): Omit<Place, "iterations"> | undefined {
  const downhill = dot(gradient, direction);
  if (!(downhill < 0)) return undefined;
  // Parameters are logarithms: a step beyond e² at once leads out of every sensible range.
  let length = Math.min(1, 2 / largest(direction));
  for (let tries = 0; tries < 40; tries++, length /= 2) {
    const next = point.map((x, i) => x + length * direction[i]!);
    const nextGradient = next.map(() => 0);
    const nextValue = objective(next, nextGradient);
    if (nextValue <= value + 1e-4 * length * downhill && nextGradient.every(Number.isFinite))
      return { point: next, value: nextValue, gradient: nextGradient };
  }
  return undefined;
}

/** The inverse Hessian after a step s along which the gradient changed by y. Nocedal & Wright 2006, eq. 6.17. */
function update(inverse: Matrix, s: readonly number[], y: readonly number[]): Matrix {
  const curvature = dot(s, y);
  if (!(curvature > 1e-14)) return inverse;
  const hy = inverse.map((row) => dot(row, y));
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  return inverse.map((row, i) =>
    row.map((h, j) => h + factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / curvature),
  );
}

function secondDerivatives(objective: Objective, point: readonly number[]): number[][] {
  const step = 1e-4;
  const rows = point.map((_, i) => {
    const [up, down] = [step, -step].map((by) => {
      const gradient = point.map(() => 0);
      objective(
        point.map((x, j) => (i === j ? x + by : x)),
        gradient,
      );
      return gradient;
    });
    return up!.map((g, j) => (g - down![j]!) / (2 * step));
  });
  return rows.map((row, i) => row.map((h, j) => (h + rows[j]![i]!) / 2));
}

function identity(n: number): Matrix {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

function isIdentity(matrix: Matrix): boolean {
  return matrix.every((row, i) => row.every((value, j) => value === (i === j ? 1 : 0)));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
