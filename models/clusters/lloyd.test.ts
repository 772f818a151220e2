import { kmeans } from "ml-kmeans";
import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { squaredDistance, type Row } from "./distance.ts";
import { kMeans, type KMeansOptions, type Partition } from "./k-means.ts";
import { matrixOf } from "./matrix.ts";

function partition(rows: readonly Row[], k: number, options: Partial<KMeansOptions> = {}): Partition {
  const steps = kMeans(matrixOf(rows), k, { seed: 1, ...options });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** A cloud without gaps, where rows change clusters for long. */
function cloud(n: number, { columns, seed }: { columns: number; seed: number }): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => Array.from({ length: columns }, () => random.normal()));
}

/** Expects the same clusters, by the same numbers, and the same inertia but for rounding. */
function expectSame(a: Partition, b: Partition): void {
  expect([...a.clusters]).toEqual([...b.clusters]);
  expect(a.inertia / b.inertia).toBeCloseTo(1, 12);
}

describe("kMeans() from given centres", () => {
  it("ends where ml-kmeans ends", () => {
    for (const [k, columns] of [
      [2, 1],
      [3, 2],
      [4, 5],
      [7, 3],
      [9, 20],
    ] as const) {
      const rows = cloud(600, { columns, seed: k });
      const initial = rows.slice(0, k);
      const own = partition(rows, k, { initial, maxIterations: 1000 });
      const theirs = kmeans(rows, k, { initialization: initial, maxIterations: 1000, tolerance: 0 });
      expect([...own.clusters]).toEqual(theirs.clusters);
      const inertia = rows.reduce(
        (sum, row, i) => sum + squaredDistance(row, theirs.centroids[theirs.clusters[i]!]!),
        0,
      );
      expect(own.inertia / inertia).toBeCloseTo(1, 12);
    }
  });
  it("makes as many iterations as it may", () => {
    const rows = cloud(500, { columns: 3, seed: 1 });
    const iterations = (maxIterations: number) =>
      [...kMeans(matrixOf(rows), 6, { seed: 1, initial: rows.slice(0, 6), maxIterations })].length;
    expect(iterations(1)).toBe(1);
    expect(iterations(5)).toBe(5);
  });
});

describe("kMeans() by weights", () => {
  const rows = cloud(60, { columns: 2, seed: 3 });
  const initial = rows.slice(0, 4);
  it("takes a row of weight 3 for three rows", () => {
    const weights = rows.map((_, i) => 1 + (i % 3));
    const repeated = rows.flatMap((row, i) => Array.from({ length: weights[i]! }, () => row));
    const [weighed, plain] = [partition(rows, 4, { initial, weights }), partition(repeated, 4, { initial })];
    expect(weighed.inertia).toBeCloseTo(plain.inertia, 10);
    for (const [i, centre] of weighed.centres.entries()) {
      for (const [j, value] of centre.entries()) expect(value).toBeCloseTo(plain.centres[i]![j]!, 10);
    }
  });
  it("places a row of weight 0, and counts it nowhere", () => {
    const weights = rows.map((_, i) => (i < 50 ? 1 : 0));
    const { clusters, sizes, inertia, centres } = partition(rows, 4, { initial, weights });
    expectSame(
      { clusters: clusters.slice(0, 50), sizes, inertia, centres },
      partition(rows.slice(0, 50), 4, { initial }),
    );
    expect(clusters).toHaveLength(60);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(50);
  });
  it("never starts a cluster with a row of weight 0", () => {
    const weights = rows.map((_, i) => (i < 4 ? 1 : 0));
    const { centres } = partition(rows, 4, { weights });
    expect([...centres].map(String).sort()).toEqual(rows.slice(0, 4).map(String).sort());
    expect(() => partition(rows, 5, { weights })).toThrow("Cannot cluster 4 different rows into 5");
  });
  it("refuses weights that are none, and centres of another kind", () => {
    expect(() => partition(rows, 2, { weights: [1] })).toThrow(
      "Cannot weigh 60 rows with 1 weights: one for each was wanted",
    );
    expect(() => partition(rows, 2, { weights: rows.map(() => -1) })).toThrow(
      "Cannot give row 0 the weight -1: 0 or more was wanted",
    );
    expect(() => partition(rows, 2, { initial: [[1, 2]] })).toThrow(
      "Cannot start from 1 centres of 2: 2 centres of 2 numbers were wanted",
    );
  });
});

describe("kMeans() from several starts", () => {
  it("is at least as good as from one, and as good as ml-kmeans", () => {
    const rows = cloud(400, { columns: 4, seed: 8 });
    const best = partition(rows, 6, { starts: 10 }).inertia;
    expect(best).toBeLessThanOrEqual(partition(rows, 6, { starts: 1 }).inertia);
    const theirs = Array.from({ length: 10 }, (_, seed) => {
      const { clusters, centroids } = kmeans(rows, 6, { seed, maxIterations: 100 });
      return rows.reduce((sum, row, i) => sum + squaredDistance(row, centroids[clusters[i]!]!), 0);
    });
    expect(best).toBeLessThan(1.01 * Math.min(...theirs));
  });
  it("starts well: the first centres of separate groups lie in different ones", () => {
    const random = createRandom(2);
    const rows = Array.from({ length: 12 }, (_, group) => [1000 * group, 500 * (group % 3)]).flatMap(([x, y]) =>
      Array.from({ length: 40 }, () => [x! + random.normal(), y! + random.normal()]),
    );
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(partition(rows, 12, { seed, starts: 1 }).sizes).toEqual(Array.from({ length: 12 }, () => 40));
    }
  });
});
