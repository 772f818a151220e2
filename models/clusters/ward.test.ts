import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { squaredDistance, type Row } from "./distance.ts";
import { cutHierarchy, joinLinks, type Hierarchy } from "./hierarchy.ts";
import { matrixOf } from "./matrix.ts";
import { ward } from "./ward.ts";

function joined(rows: readonly Row[], weights?: readonly number[]): Hierarchy {
  const steps = ward(matrixOf(rows), { weights });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Sum of squared distances to the mean. */
function spread(rows: readonly Row[]): number {
  const mean = rows[0]!.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  return rows.reduce((sum, row) => sum + squaredDistance(row, mean), 0);
}

/** By the definition: every pair of clusters is tried for every merge. */
function slowHeights(rows: readonly Row[]): number[] {
  let clusters = rows.map((row) => [row]);
  const heights: number[] = [];
  while (clusters.length > 1) {
    let best = { added: Infinity, a: 0, b: 0 };
    for (let a = 0; a < clusters.length; a++) {
      for (let b = 0; b < a; b++) {
        const added = spread([...clusters[a]!, ...clusters[b]!]) - spread(clusters[a]!) - spread(clusters[b]!);
        if (added < best.added) best = { added, a, b };
      }
    }
    heights.push(Math.sqrt(2 * best.added));
    const union = [...clusters[best.a]!, ...clusters[best.b]!];
    clusters = [...clusters.filter((_, i) => i !== best.a && i !== best.b), union];
  }
  return heights;
}

function cloud(n: number, columns: number): number[][] {
  const random = createRandom(columns);
  return Array.from({ length: n }, () => Array.from({ length: columns }, () => random.normal()));
}

describe("ward()", () => {
  it("joins two rows at their distance, and a third at what it adds", () => {
    // 0 and 2 have the mean 1; 11 is 10 away from it: 2 · (2 · 1 / 3) · 100.
    const { left, right, heights, sizes } = joined([[0], [11], [2]]);
    expect([...left]).toEqual([0, 1]);
    expect([...right]).toEqual([2, 3]);
    expect([...sizes]).toEqual([2, 3]);
    expect(heights[0]).toBe(2);
    expect(heights[1]).toBeCloseTo(Math.sqrt((4 / 3) * 100), 12);
  });
  it("equals the definition, written out", () => {
    for (const columns of [1, 3, 8, 11, 20]) {
      const rows = cloud(30, columns);
      const { heights } = joined(rows);
      for (const [i, height] of slowHeights(rows).entries()) expect(heights[i]).toBeCloseTo(height, 9);
    }
  });
  it("takes a row of weight 3 for three rows at one place", () => {
    const rows = cloud(12, 2);
    const weights = rows.map((_, i) => 1 + (i % 3));
    const repeated = rows.flatMap((row, i) => Array.from({ length: weights[i]! }, () => row));
    const [weighed, plain] = [joined(rows, weights), joined(repeated)];
    const apart = [...plain.heights].filter((height) => height > 1e-9);
    expect(apart).toHaveLength(11);
    for (const [i, height] of apart.entries()) expect(weighed.heights[i]).toBeCloseTo(height, 9);
  });
  it("does with rows that are all equal, with one row, and with none", () => {
    expect([...joined([[1], [1], [1], [1]]).heights]).toEqual([0, 0, 0]);
    expect(joined([[1, 2]]).heights).toHaveLength(0);
    expect(joined([]).rows).toBe(0);
  });
  it("refuses weights of nothing", () => {
    expect(() => joined([[1], [2]], [1, 0])).toThrow("Cannot join rows of weight 0: more than 0 was wanted");
    expect(() => joined([[1], [2]], [1])).toThrow("Cannot weigh 2 rows with 1 weights: one for each was wanted");
  });
  it("yields in between, so that a caller can stop", () => {
    const shares = [...ward(matrixOf(cloud(300, 2)))];
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});

describe("cutHierarchy()", () => {
  const line = [[0], [1], [10], [11], [50]];
  it("undoes the last merges", () => {
    const hierarchy = joined(line);
    expect([...cutHierarchy(hierarchy, 1)]).toEqual([0, 0, 0, 0, 0]);
    expect([...cutHierarchy(hierarchy, 2)]).toEqual([0, 0, 0, 0, 1]);
    expect([...cutHierarchy(hierarchy, 3)]).toEqual([0, 0, 1, 1, 2]);
    expect([...cutHierarchy(hierarchy, 5)]).toEqual([0, 1, 2, 3, 4]);
  });
  it("splits one cluster when it is cut into one more", () => {
    const hierarchy = joined(cloud(40, 3));
    for (let k = 1; k < 40; k++) {
      const [coarse, fine] = [cutHierarchy(hierarchy, k), cutHierarchy(hierarchy, k + 1)];
      const pairs = new Set([...fine].map((cluster, i) => `${cluster} in ${coarse[i]}`));
      expect(pairs.size).toBe(k + 1);
    }
  });
  it("refuses a number of clusters that cannot be", () => {
    expect(() => cutHierarchy(joined(line), 6)).toThrow("Cannot cut 5 rows into 6 clusters: k must be from 1 to 5");
    expect(() => cutHierarchy(joined(line), 0)).toThrow(RangeError);
  });
});

describe("joinLinks()", () => {
  it("goes from the shortest link to the longest", () => {
    const { left, right, heights } = joinLinks({ from: [0, 1, 2], to: [1, 2, 3], heights: [5, 9, 1] }, 4);
    expect([...left]).toEqual([2, 0, 4]);
    expect([...right]).toEqual([3, 1, 5]);
    expect([...heights]).toEqual([1, 5, 9]);
  });
});
