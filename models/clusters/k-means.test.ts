import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import type { Row } from "./distance.ts";
import { kMeans, type KMeansOptions, type Partition } from "./k-means.ts";
import { matrixOf } from "./matrix.ts";

function finish<Result>(steps: Generator<unknown, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function partition(rows: readonly Row[], k: number, options: Partial<KMeansOptions> = {}): Partition {
  return finish(kMeans(matrixOf(rows), k, { seed: 1, ...options }));
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
