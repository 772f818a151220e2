/** Gaussian mixtures: clusters that rows belong to by degrees. */

import { kMeans } from "./k-means.ts";
import type { Matrix } from "./matrix.ts";
import { estimateParts, freeNumbers, logDensities, type Part, type Shape } from "./mixture-shapes.ts";

/** A mixture as it was fitted. */
export interface Mixture {
  readonly shape: Shape;
  readonly parts: readonly Part[];
  /** Mean over the rows of the logarithm of their density; higher is better. */
  readonly logLikelihood: number;
  /** Information criterion of Schwarz 1978, that a part must earn its numbers by; lower is better. */
  readonly bic: number;
  readonly iterations: number;
  /** False where the log-likelihood was still rising when the iterations were over. */
  readonly isConverged: boolean;
}

export interface MixtureOptions {
  readonly seed: number;
  readonly shape?: Shape;
  /** Starts of the k-means that the mixture begins with. */
  readonly starts?: number;
  /** Added to every variance, so that no part shrinks to a point; in squared units of the columns. */
  readonly regularisation?: number;
  /** The gain in mean log-likelihood that ends the iterations. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
}

/**
 * Fits a mixture of `k` parts by expectation and maximisation (Dempster, Laird & Rubin 1977), from the clusters of k-means, with
 * the defaults of scikit-learn's GaussianMixture. Yields nothing after each iteration. Throws a RangeError unless k is a whole
 * number from 1 to the number of different rows.
 */
export function* fitMixture(points: Matrix, k: number, options: MixtureOptions): Generator<undefined, Mixture> {
  const { seed, shape = "diagonal", starts, regularisation = 1e-6, tolerance = 1e-3, maxIterations = 100 } = options;
  if (!(regularisation > 0 && regularisation < Infinity)) {
    throw new RangeError(`Cannot add ${regularisation} to variances: a number above 0 was wanted`);
  }
  const { rows, columns } = points;
  const { clusters } = yield* kMeans(points, k, { seed, starts });
  const memberships: Matrix = { data: new Float64Array(rows * k), rows, columns: k };
  for (let i = 0; i < rows; i++) memberships.data[i * k + clusters[i]!] = 1;

  let parts = estimateParts(points, memberships, { shape, regularisation });
  let [before, isConverged, iterations] = [-Infinity, false, 0];
  while (!isConverged && iterations < maxIterations) {
    const likelihood = takeShares(points, { parts, shape }, memberships);
    parts = estimateParts(points, memberships, { shape, regularisation });
    isConverged = Math.abs(likelihood - before) < tolerance;
    before = likelihood;
    iterations++;
    yield;
  }
  const logLikelihood = takeShares(points, { parts, shape }, memberships);
  const bic = -2 * rows * logLikelihood + freeNumbers(shape, { k, columns }) * Math.log(rows);
  return { shape, parts, logLikelihood, bic, iterations, isConverged };
}

/** How much each row belongs to each part: a row of probabilities that add up to 1. */
export function membershipsIn({ parts, shape }: Pick<Mixture, "parts" | "shape">, points: Matrix): Matrix {
  const data = new Float64Array(points.rows * parts.length);
  const memberships = { data, rows: points.rows, columns: parts.length };
  takeShares(points, { parts, shape }, memberships);
  return memberships;
}

/** Writes how much each row belongs to each part; says the mean log-likelihood. */
function takeShares(points: Matrix, { parts, shape }: Pick<Mixture, "parts" | "shape">, memberships: Matrix): number {
  const densities = logDensities(points, parts, shape);
  const weights = parts.map(({ weight }) => Math.log(weight));
  const { data } = memberships;
  const k = parts.length;
  let likelihood = 0;
  for (let i = 0; i < points.rows; i++) {
    const at = i * k;
    let most = -Infinity;
    for (let part = 0; part < k; part++) {
      data[at + part] = weights[part]! + densities[part]!(i);
      most = Math.max(most, data[at + part]!);
    }
    let sum = 0;
    for (let part = 0; part < k; part++) sum += data[at + part] = Math.exp(data[at + part]! - most);
    for (let part = 0; part < k; part++) data[at + part]! /= sum;
    likelihood += most + Math.log(sum);
  }
  return likelihood / points.rows;
}
