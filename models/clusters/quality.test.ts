import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daviesBouldin } from "./davies-bouldin.ts";
import { compareRows, nearestTwo, pulls, simplifiedSilhouette, squaredDistance } from "./distance.ts";
import { matrixOf } from "./matrix.ts";
import { distanceMatrix, silhouettes } from "./silhouette.ts";

// Two pairs on a line: 0 1 and 10 12.
const line = [[0], [1], [10], [12]];

describe("silhouettes()", () => {
  it("compares the own cluster with the nearest other", () => {
    const scores = [...silhouettes(distanceMatrix(matrixOf(line)), [0, 0, 1, 1])];
    // Row 0: 1 to its own, (10 + 12) / 2 to the others.
    expect(scores[0]).toBeCloseTo((11 - 1) / 11, 12);
    expect(scores[1]).toBeCloseTo((10 - 1) / 10, 12);
    expect(scores[2]).toBeCloseTo((9.5 - 2) / 9.5, 12);
    expect(scores[3]).toBeCloseTo((11.5 - 2) / 11.5, 12);
  });
  it("is negative for a row in the wrong cluster", () => {
    expect(silhouettes(distanceMatrix(matrixOf(line)), [0, 1, 1, 1])[1]).toBeLessThan(0);
  });
  it("is 0 for a row alone, for one cluster, and where all rows are equal", () => {
    expect([...silhouettes(distanceMatrix(matrixOf(line)), [0, 1, 1, 1])][0]).toBe(0);
    expect([...silhouettes(distanceMatrix(matrixOf(line)), [0, 0, 0, 0])]).toEqual([0, 0, 0, 0]);
    expect([...silhouettes(distanceMatrix(matrixOf([[3], [3], [3], [3]])), [0, 0, 1, 1])]).toEqual([0, 0, 0, 0]);
  });
  it("equals the definition, written out", () => {
    const point = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 2 }),
    );
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 15 }), (points) => {
        const rows = points.map(([x, y]) => [x, y]);
        const clusters = points.map(([, , cluster]) => cluster);
        const meanTo = (i: number, cluster: number) => {
          const others = rows.filter((_, j) => j !== i && clusters[j] === cluster);
          return others.reduce((sum, other) => sum + Math.sqrt(squaredDistance(rows[i]!, other)), 0) / others.length;
        };
        const expected = rows.map((_, i) => {
          const a = meanTo(i, clusters[i]!);
          const rest = [0, 1, 2].filter((c) => c !== clusters[i] && clusters.includes(c)).map((c) => meanTo(i, c));
          const b = Math.min(...rest);
          return Number.isNaN(a) || b === Infinity || a === b ? 0 : (b - a) / Math.max(a, b);
        });
        const scores = silhouettes(distanceMatrix(matrixOf(rows)), clusters);
        for (const [i, score] of expected.entries()) expect(scores[i]).toBeCloseTo(score, 9);
      }),
    );
  });
});

describe("daviesBouldin()", () => {
  it("is the ratio of spread to separation", () => {
    // Spreads 0.5 and 1, centres 0.5 and 11.
    expect(daviesBouldin(matrixOf(line), { clusters: [0, 0, 1, 1], centres: [[0.5], [11]] })).toBeCloseTo(
      1.5 / 10.5,
      12,
    );
  });
  it("takes the worst neighbour of each cluster", () => {
    const rows = [[0], [2], [10], [12], [100], [102]];
    const centres = [[1], [11], [101]];
    // 2/10 for the first two, 2/90 for the third.
    const expected = (0.2 + 0.2 + 2 / 90) / 3;
    expect(daviesBouldin(matrixOf(rows), { clusters: [0, 0, 1, 1, 2, 2], centres })).toBeCloseTo(expected, 12);
  });
  it("stays finite where centres coincide", () => {
    expect(daviesBouldin(matrixOf([[1], [1]]), { clusters: [0, 1], centres: [[1], [1]] })).toBe(0);
  });
});

describe("nearestTwo()", () => {
  it("finds the own and the next centre, of equals the first", () => {
    expect(nearestTwo([2], [[9], [1], [4]])).toEqual({ own: 1, ownSquared: 1, other: 2, otherSquared: 4 });
    expect(nearestTwo([2], [[4], [0]])).toEqual({ own: 0, ownSquared: 4, other: 1, otherSquared: 4 });
    expect(nearestTwo([2], [[5]])).toEqual({ own: 0, ownSquared: 9, other: undefined, otherSquared: Infinity });
  });
});

describe("pulls()", () => {
  it("add up to the difference of the squared distances", () => {
    const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
    const row = fc.array(coordinate, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(row, row, row, (point, own, other) => {
        const sum = pulls(point, { own, other }).reduce((a, b) => a + b, 0);
        expect(Math.abs(sum - (squaredDistance(point, other) - squaredDistance(point, own)))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("simplifiedSilhouette(), compareRows()", () => {
  it("goes from -1 to 1", () => {
    expect([simplifiedSilhouette(1, 4), simplifiedSilhouette(4, 1), simplifiedSilhouette(2, 2)]).toEqual([
      0.75, -0.75, 0,
    ]);
    expect(simplifiedSilhouette(0, 0)).toBe(0);
  });
  it("orders by the first number that differs", () => {
    expect(
      [
        [1, 2],
        [0, 9],
        [1, 1],
      ].sort(compareRows),
    ).toEqual([
      [0, 9],
      [1, 1],
      [1, 2],
    ]);
  });
});
