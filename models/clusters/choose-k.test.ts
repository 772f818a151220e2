import { expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { chooseK, type ChooseOptions } from "./choose-k.ts";
import { daviesBouldin } from "./davies-bouldin.ts";
import { compareRows, type Row } from "./distance.ts";
import { findSegments } from "./find-segments.ts";
import { assign } from "./k-means.ts";
import { matrixOf } from "./matrix.ts";
import { distanceMatrix, silhouettes } from "./silhouette.ts";

function ended<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const choose = (rows: readonly Row[], options: ChooseOptions) =>
  ended(chooseK(matrixOf([...rows].sort(compareRows)), options));

it("what is told of many rows is told of their final clusters, not of those of the sample", () => {
  const random = createRandom(5);
  // One cloud without gaps: a sample of it falls apart elsewhere than all do.
  const rows = Array.from({ length: 400 }, () => [random.next(), random.next()]).sort(compareRows);
  const { partition, chosen, table } = choose(rows, { seed: 1, candidates: [4], sampleSize: 40 });
  const sample = matrixOf(createRandom(1).shuffle(rows).slice(0, 40).sort(compareRows));
  const scores = silhouettes(distanceMatrix(sample), assign(sample, partition!.centres).clusters);
  expect(chosen!.silhouette).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / 40, 12);
  expect(chosen!.daviesBouldin).toBeCloseTo(daviesBouldin(matrixOf(rows), partition!), 12);
  expect(table).toEqual([chosen]);
});

it("as many segments as asked are found where only a sample has too few different customers", () => {
  // 3,000 alike, and two of other kinds, whom a sample of 1,000 may leave out.
  const rows = [...Array.from({ length: 3000 }, () => [0, 0]), [5, 0], [0, 9]];
  const { partition } = choose(rows, { seed: 1, candidates: [3], sampleSize: 10 });
  expect(partition!.sizes.toSorted((a, b) => a - b)).toEqual([1, 1, 3000]);
  for (const seed of [1, 2, 3]) {
    const options = { names: ["x", "y"], k: 3, minimumSize: 1, seed } as const;
    const { segments, reason } = ended(findSegments(rows, options));
    expect(segments.map(({ size }) => size)).toEqual([3000, 1, 1]);
    expect(reason).toMatch(/^3 segments, as asked/);
  }
});

it("findSegments() gives a reason that its own table bears out", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = createRandom(seed);
    const rows = Array.from({ length: 60 }, () => [random.next() + (random.next() < 0.3 ? 1 : 0), random.next()]);
    const { reason, table, silhouette } = ended(
      findSegments(rows.sort(compareRows), { names: ["x", "y"], k: "auto", minimumSize: 5, seed }),
    );
    const highest = Math.max(...table.filter(({ smallest }) => smallest >= 5).map((row) => row.silhouette));
    const [, told, k] = /within 0\.02 of the highest, (\S+) for (\d+):/.exec(reason) ?? [];
    if (told === undefined) expect(reason).toMatch(silhouette === highest ? /, the highest/ : /, near the highest/);
    else {
      expect(told).toBe(highest.toFixed(2));
      expect(table.find((row) => row.k === Number(k))?.silhouette).toBe(highest);
      expect(highest - silhouette!).toBeLessThanOrEqual(0.02);
    }
  }
});
