import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { cholesky, invertLower } from "./cholesky.ts";
import type { Row } from "./distance.ts";
import { fitMixture, membershipsIn, type Mixture, type MixtureOptions } from "./gaussian-mixture.ts";
import { matrixOf, rowsOf } from "./matrix.ts";
import { freeNumbers } from "./mixture-shapes.ts";

function fitted(rows: readonly Row[], k: number, options: Partial<MixtureOptions> = {}): Mixture {
  const steps = fitMixture(matrixOf(rows), k, { seed: 1, ...options });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const shapes = ["diagonal", "tied", "full"] as const;

/** Two clouds with as many rows: round at (0, 0), and long, from lower left to upper right, at (8, 0). */
const random = createRandom(3);
const clouds = Array.from({ length: 800 }, (_, i) => {
  const [x, y] = [random.normal(), random.normal()];
  return i % 2 === 0 ? [x, y] : [8 + 2 * x, 2 * x + 0.5 * y];
});

/** The density of a normal distribution, of one column. */
const normal = (x: number, mean: number, variance: number) =>
  Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

describe("fitMixture()", () => {
  it("finds the parts that rows were drawn from", () => {
    const { parts, isConverged } = fitted(clouds, 2, { shape: "full", tolerance: 1e-8 });
    const [round, long] = [...parts].sort((a, b) => a.mean[0]! - b.mean[0]!);
    expect(isConverged).toBe(true);
    expect(round!.weight).toBeCloseTo(0.5, 1);
    for (const [i, value] of [0, 0].entries()) expect(Math.abs(round!.mean[i]! - value)).toBeLessThan(0.15);
    for (const [i, value] of [8, 0].entries()) expect(Math.abs(long!.mean[i]! - value)).toBeLessThan(0.3);
    expect(Math.abs(round!.covariance[0]![1]!)).toBeLessThan(0.15);
    expect(Math.abs(long!.covariance[0]![1]! - 4)).toBeLessThan(0.5);
    expect(long!.covariance[1]![0]).toBe(long!.covariance[0]![1]);
  });
  it("tells the log-likelihood of the parts it gives", () => {
    const rows = [[0], [1], [2], [9], [10], [12]];
    for (const shape of shapes) {
      const { parts, logLikelihood, bic } = fitted(rows, 2, { shape });
      const density = (x: number) =>
        parts.reduce((sum, { weight, mean, covariance }) => sum + weight * normal(x, mean[0]!, covariance[0]![0]!), 0);
      const expected = rows.reduce((sum, [x]) => sum + Math.log(density(x!)), 0) / 6;
      expect(logLikelihood).toBeCloseTo(expected, 12);
      expect(bic).toBeCloseTo(-12 * expected + (shape === "tied" ? 4 : 5) * Math.log(6), 10);
    }
  });
  it("never becomes less likely from one iteration to the next", () => {
    for (const shape of shapes) {
      const likelihoods = [1, 2, 3, 5, 8, 13].map(
        (maxIterations) => fitted(clouds, 5, { shape, maxIterations, tolerance: 0 }).logLikelihood,
      );
      expect(likelihoods).toEqual([...likelihoods].sort((a, b) => a - b));
    }
  });
  it("has its criterion best at the number and the shape that rows were drawn by", () => {
    const tried = shapes.flatMap((shape) => [1, 2, 3].map((k) => ({ k, ...fitted(clouds, k, { shape }) })));
    const best = tried.reduce((a, b) => (b.bic < a.bic ? b : a));
    expect([best.k, best.shape]).toEqual([2, "full"]);
  });
  it("says when it has not converged, and is the same with the same seed", () => {
    expect(fitted(clouds, 4, { tolerance: 0, maxIterations: 3 })).toMatchObject({ isConverged: false, iterations: 3 });
    expect(fitted(clouds, 4)).toEqual(fitted(clouds, 4));
  });
  it("does with columns that never vary, and with rows that coincide", () => {
    for (const shape of shapes) {
      const { logLikelihood, parts } = fitted(
        [
          [1, 7],
          [1, 7],
          [2, 7],
          [2, 7],
          [9, 7],
        ],
        3,
        { shape },
      );
      expect(Number.isFinite(logLikelihood)).toBe(true);
      expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });
  it("refuses no regularisation, and more parts than different rows", () => {
    expect(() => fitted([[1], [2]], 1, { regularisation: 0 })).toThrow(
      "Cannot add 0 to variances: a number above 0 was wanted",
    );
    expect(() => fitted([[1], [1]], 2)).toThrow("k must be from 1 to 1");
  });
});

describe("membershipsIn()", () => {
  it("are by halves in the middle between two alike, and add up to 1", () => {
    const part = { weight: 0.5, covariance: [[1]] };
    const parts = [
      { ...part, mean: [0] },
      { ...part, mean: [4] },
    ];
    const memberships = rowsOf(membershipsIn({ parts, shape: "full" }, matrixOf([[2], [0], [1000]])));
    expect(memberships[0]).toEqual([0.5, 0.5]);
    // Densities e^0 and e^-8.
    expect(memberships[1]![0]).toBeCloseTo(1 / (1 + Math.exp(-8)), 12);
    expect(memberships[2]).toEqual([0, 1]);
  });
});

describe("cholesky(), invertLower()", () => {
  it("take the root of a matrix, and turn it round", () => {
    const lower = cholesky(
      matrixOf([
        [4, 2],
        [2, 10],
      ]),
    )!;
    expect(rowsOf(lower)).toEqual([
      [2, 0],
      [1, 3],
    ]);
    expect(rowsOf(invertLower(lower))).toEqual([
      [0.5, 0],
      [-1 / 6, 1 / 3],
    ]);
    expect(
      cholesky(
        matrixOf([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toBeUndefined();
  });
});

it("freeNumbers() counts shares, means and variances", () => {
  expect(shapes.map((shape) => freeNumbers(shape, { k: 3, columns: 4 }))).toEqual([
    2 + 12 + 12,
    2 + 12 + 10,
    2 + 12 + 30,
  ]);
});
