import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { chooseK, type ChooseOptions, type Choice } from "./choose-k.ts";
import type { Row } from "./distance.ts";
import { kMeans, type KMeansOptions, type Partition } from "./k-means.ts";
import { matrixOf } from "./matrix.ts";
import { rankK, type KQuality } from "./k-quality.ts";

function finish<Result>(steps: Generator<unknown, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function partition(rows: readonly Row[], k: number, options: Partial<KMeansOptions> = {}): Partition {
  return finish(kMeans(matrixOf(rows), k, { seed: 1, ...options }));
}

function choose(rows: readonly Row[], options: Partial<ChooseOptions> = {}): Choice {
  return finish(chooseK(matrixOf(rows), { seed: 1, ...options }));
}

/** Points around `centres`, `n` at each, with standard deviation `spread`. */
function blobs(
  centres: readonly Row[],
  { n, spread = 1, seed = 1 }: { n: number; spread?: number; seed?: number },
): Row[] {
  const random = createRandom(seed);
  return centres.flatMap((centre) =>
    Array.from({ length: n }, () => centre.map((value) => value + spread * random.normal())),
  );
}

const corners = [
  [0, 0],
  [10, 0],
  [0, 10],
  [10, 10],
];

describe("kMeans()", () => {
  it("finds groups that are plain to see", () => {
    const { clusters, sizes, inertia } = partition([[0], [1], [10], [11], [12]], 2);
    expect(clusters[0]).toBe(clusters[1]);
    expect(clusters[2]).toBe(clusters[4]);
    expect([...sizes].sort()).toEqual([2, 3]);
    expect(inertia).toBeCloseTo(0.5 + 2, 12);
  });
  it("gives the same with the same seed", () => {
    const rows = blobs(corners, { n: 30, spread: 4 });
    expect(partition(rows, 5)).toEqual(partition(rows, 5));
  });
  it("leaves no cluster empty, even from centres that nothing is near", () => {
    const rows = [[0], [1], [2], [3]];
    const { sizes } = partition(rows, 3, { initial: [[1], [500], [900]] });
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(4);
    expect(sizes).not.toContain(0);
  });
  it("gives each row its own cluster where there are as many", () => {
    expect(partition([[1], [2], [2], [7]], 3)).toMatchObject({ inertia: 0 });
  });
  it("refuses more clusters than there are different rows", () => {
    expect(() => partition([[1], [1], [2]], 3)).toThrow(
      "Cannot cluster 2 different rows into 3: k must be from 1 to 2",
    );
    expect(() => partition([[1], [2]], 0)).toThrow("Cannot cluster 2 different rows into 0: k must be from 1 to 2");
    expect(() => partition([[1], [2]], 1.5)).toThrow(RangeError);
  });
  it("yields in between, so that a caller can stop", () => {
    const steps = kMeans(matrixOf(blobs(corners, { n: 10 })), 4, { seed: 1 });
    expect(steps.next().done).toBe(false);
    expect(steps.return({} as Partition).done).toBe(true);
  });
});

describe("chooseK()", () => {
  it("finds four corners", () => {
    const { chosen, partition: found, table } = choose(blobs(corners, { n: 30 }));
    expect(chosen).toMatchObject({ k: 4, smallest: 30 });
    expect(found?.sizes).toEqual([30, 30, 30, 30]);
    expect(table.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(chosen!.silhouette).toBeGreaterThan(0.7);
    expect(chosen!.daviesBouldin).toBeLessThan(0.5);
  });
  it("finds them in a sample too, and then parts all rows", () => {
    const rows = blobs(corners, { n: 1000 });
    const { chosen, partition: found, sampled } = choose(rows, { sampleSize: 200 });
    expect(sampled).toBe(200);
    expect(found?.sizes).toEqual([1000, 1000, 1000, 1000]);
    expect(chosen).toMatchObject({ k: 4, smallest: 1000 });
  });
  it("does not make a cluster smaller than wanted", () => {
    const rows = [...blobs(corners.slice(0, 2), { n: 50 }), [300, 300], [301, 300]];
    expect(choose(rows).chosen?.smallest).toBe(2);
    expect(choose(rows, { minimumSize: 10 }).chosen?.smallest ?? 10).toBeGreaterThanOrEqual(10);
  });
  it("lets a handful of outliers join the nearest group", () => {
    const outliers = [1, 2, 3].map((n) => [20 + n, 20]);
    const { chosen, partition: found } = choose([...blobs(corners, { n: 30 }), ...outliers], { minimumSize: 10 });
    expect(chosen).toMatchObject({ k: 4, smallest: 30 });
    expect([...found!.sizes].sort()).toEqual([30, 30, 30, 33]);
  });
  it("chooses nothing where no k is possible, and shows what it tried", () => {
    const { partition: found, table } = choose([[0], [0], [0], [0], [9]], { minimumSize: 2 });
    expect(found).toBeUndefined();
    expect(table).toEqual([expect.objectContaining({ k: 2, smallest: 1, silhouette: 0.8 })]);
  });
});

describe("rankK()", () => {
  const quality = (k: number, silhouette: number, smallest = 50): KQuality => {
    return { k, silhouette, smallest, error: 0.01, daviesBouldin: 1, inertia: 1 };
  };
  it("takes the highest silhouette", () => {
    expect(rankK([quality(2, 0.3), quality(3, 0.4), quality(4, 0.35)], 5).map(({ k }) => k)).toEqual([3, 4, 2]);
  });
  it("takes more clusters where silhouettes hardly differ", () => {
    expect(rankK([quality(2, 0.3), quality(5, 0.285), quality(7, 0.27)], 5)[0]?.k).toBe(5);
  });
  it("leaves out what has too small a cluster", () => {
    expect(rankK([quality(2, 0.3), quality(3, 0.4, 4)], 5).map(({ k }) => k)).toEqual([2]);
  });
});
