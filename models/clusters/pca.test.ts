import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import type { Row } from "./distance.ts";
import { columnMeans, covarianceOf } from "./covariance.ts";
import { matrixOf, rowsOf } from "./matrix.ts";
import { principalComponents, project, type Components } from "./pca.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

function finish<Result>(steps: Generator<number, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function components(rows: readonly Row[], count: number, seed = 1): Components {
  return finish(principalComponents(matrixOf(rows), { count, seed }));
}

/** Rows that vary mostly along a few hidden directions. */
function factors(n: number, { columns, hidden }: { columns: number; hidden: number }): number[][] {
  const random = createRandom(7);
  const loadings = Array.from({ length: hidden }, (_, i) =>
    Array.from({ length: columns }, () => random.normal() / (1 + i)),
  );
  return Array.from({ length: n }, () => {
    const scores = loadings.map(() => random.normal());
    return Array.from({ length: columns }, (_, j) =>
      scores.reduce((sum, score, i) => sum + score * loadings[i]![j]!, 5 + 0.3 * random.normal()),
    );
  });
}

const dot = (a: Row, b: Row) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe("principalComponents()", () => {
  it("finds the line that points lie along", () => {
    // Along (3, 4) / 5, at -10, 0 and 10 from (1, 1).
    const { means, directions, variances, shares } = components(
      [
        [-5, -7],
        [1, 1],
        [7, 9],
      ],
      2,
    );
    expect(means).toEqual([1, 1]);
    expect(directions[0]![0]).toBeCloseTo(0.6, 12);
    expect(directions[0]![1]).toBeCloseTo(0.8, 12);
    expect(variances[0]).toBeCloseTo(100, 10);
    expect(variances[1]).toBeCloseTo(0, 10);
    expect(shares[0]).toBeCloseTo(1, 12);
  });
  it("finds the eigenvectors of the covariance matrix", () => {
    const rows = factors(300, { columns: 40, hidden: 6 });
    const { directions, variances, shares } = components(rows, 4);
    const matrix = matrixOf(rows);
    const { values, vectors } = symmetricEigen(finish(covarianceOf(matrix, columnMeans(matrix))));
    const total = values.reduce((a, b) => a + b, 0);
    for (let i = 0; i < 4; i++) {
      expect(variances[i]! / values[i]!).toBeCloseTo(1, 9);
      expect(shares[i]).toBeCloseTo(values[i]! / total, 10);
      expect(Math.abs(dot(directions[i]!, rowsOf(vectors)[i]!))).toBeCloseTo(1, 9);
    }
  });
  it("gives unit vectors at right angles, whose largest number is above 0, for any seed the same", () => {
    const rows = factors(200, { columns: 30, hidden: 5 });
    const { directions } = components(rows, 5);
    for (const [i, a] of directions.entries()) {
      for (const [j, b] of directions.entries()) expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 10);
      expect(Math.max(...a)).toBeGreaterThanOrEqual(-Math.min(...a));
      for (const [j, value] of components(rows, 5, 99).directions[i]!.entries()) expect(value).toBeCloseTo(a[j]!, 5);
    }
  });
  it("does with rows that are all alike, and with fewer rows than columns", () => {
    expect(
      components(
        [
          [2, 3],
          [2, 3],
        ],
        1,
      ),
    ).toMatchObject({ variances: [0], shares: [0] });
    expect(components([[1, 2, 3]], 2)).toMatchObject({ variances: [0, 0], means: [1, 2, 3] });
    const { shares } = components(factors(4, { columns: 30, hidden: 9 }), 6);
    expect(shares.slice(0, 3).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
    expect(shares.slice(3).every((share) => share < 1e-12)).toBe(true);
  });
  it("refuses more components than columns", () => {
    expect(() => components([[1, 2]], 3)).toThrow("Cannot find 3 components of 2 columns: 1 to 2 were wanted");
    expect(() => components([[1, 2]], 0)).toThrow(RangeError);
  });
});

describe("project()", () => {
  it("keeps the variance that the components tell", () => {
    const matrix = matrixOf(factors(300, { columns: 12, hidden: 3 }));
    const found = finish(principalComponents(matrix, { count: 3, seed: 1 }));
    const scores = project(matrix, found);
    const { data } = finish(covarianceOf(scores, columnMeans(scores)));
    for (const [i, variance] of found.variances.entries()) {
      expect(data[i * 3 + i]! / variance).toBeCloseTo(1, 9);
      expect(data[i * 3 + ((i + 1) % 3)]).toBeCloseTo(0, 9);
    }
  });
});

describe("covarianceOf()", () => {
  it("equals the definition, whatever the number of columns", () => {
    for (const columns of [1, 2, 3, 4, 5, 7]) {
      const rows = factors(150, { columns, hidden: 2 });
      const matrix = matrixOf(rows);
      const means = columnMeans(matrix);
      const { data } = finish(covarianceOf(matrix, means));
      for (let i = 0; i < columns; i++) {
        for (let j = 0; j < columns; j++) {
          const sum = rows.reduce((sum, row) => sum + (row[i]! - means[i]!) * (row[j]! - means[j]!), 0);
          expect(data[i * columns + j]).toBeCloseTo(sum / 149, 10);
        }
      }
    }
  });
});

describe("symmetricEigen()", () => {
  it("takes a matrix apart", () => {
    const { values, vectors } = symmetricEigen(
      matrixOf([
        [2, 1],
        [1, 2],
      ]),
    );
    expect(values[0]).toBeCloseTo(3, 12);
    expect(values[1]).toBeCloseTo(1, 12);
    expect(Math.abs(vectors.data[0]!)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors.data[2]! / vectors.data[3]!).toBeCloseTo(-1, 12);
    expect(
      symmetricEigen(
        matrixOf([
          [0, 0],
          [0, 0],
        ]),
      ).values,
    ).toEqual([0, 0]);
  });
});
