import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { condense, takeStable } from "./condensed-tree.ts";
import { squaredCoreDistances } from "./core-distances.ts";
import { squaredDistance, type Row } from "./distance.ts";
import { hdbscan, type DenseClusters, type DenseOptions } from "./hdbscan.ts";
import { joinLinks } from "./hierarchy.ts";
import { matrixOf } from "./matrix.ts";
import { joinReachable } from "./mutual-reachability.ts";

function finish<Result>(steps: Generator<number, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function dense(rows: readonly Row[], options: DenseOptions): DenseClusters {
  return finish(hdbscan(matrixOf(rows), options));
}

function cloud(n: number, columns: number): number[][] {
  const random = createRandom(columns);
  return Array.from({ length: n }, () => Array.from({ length: columns }, () => random.normal()));
}

// Two clumps of four, one looser; a row nearer to that, and one far away.
const line = [[0], [1], [2], [3], [10], [20], [20.5], [21], [21.5], [100]];

describe("hdbscan()", () => {
  it("leaves out what lies far away, and says how firmly a row belongs", () => {
    const { clusters, probabilities, sizes } = dense(line, { minimumSize: 3 });
    // As scikit-learn 1.9 has it.
    expect([...clusters]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, -1]);
    expect(sizes).toEqual([5, 4]);
    expect([...probabilities]).toEqual([1, 1, 1, 1, 0.25, 1, 1, 1, 1, 0]);
  });
  it("finds rings, one within the other", () => {
    const random = createRandom(4);
    const rows = Array.from({ length: 400 }, (_, i) => {
      const [angle, radius] = [2 * Math.PI * random.next(), (i % 2 === 0 ? 1 : 4) + 0.1 * random.normal()];
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const { clusters, sizes } = dense(rows, { minimumSize: 20, neighbours: 5 });
    expect(sizes).toHaveLength(2);
    expect(new Set([...clusters].filter((_, i) => i % 2 === 0))).not.toContain(clusters[1]);
  });
  it("finds nothing in a cloud without gaps", () => {
    expect(dense(cloud(500, 5), { minimumSize: 15 })).toMatchObject({ sizes: [] });
  });
  it("takes rows that coincide for one firm cluster", () => {
    const rows = [...Array.from({ length: 6 }, () => [1, 1]), ...Array.from({ length: 7 }, () => [5, 5]), [99, 0]];
    const { clusters, probabilities } = dense(rows, { minimumSize: 5 });
    expect([...clusters]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, -1]);
    expect([...probabilities]).toEqual([...Array.from({ length: 13 }, () => 1), 0]);
    expect(
      dense(
        Array.from({ length: 20 }, () => [3]),
        { minimumSize: 5 },
      ).sizes,
    ).toEqual([]);
  });
  it("puts too few rows in no cluster", () => {
    for (const rows of [[], [[1]], line.slice(0, 5)]) {
      const { clusters, probabilities, sizes } = dense(rows, { minimumSize: 3 });
      expect([...clusters]).toEqual(rows.map(() => -1));
      expect([...probabilities]).toEqual(rows.map(() => 0));
      expect(sizes).toEqual([]);
    }
  });
  it("does with fewer rows than neighbours", () => {
    expect(dense(line, { minimumSize: 2, neighbours: 50 }).clusters).toHaveLength(10);
  });
  it("refuses clusters of one, and no neighbours", () => {
    expect(() => dense(line, { minimumSize: 1 })).toThrow(
      "Cannot cluster with a minimum size of 1: a whole number from 2 on was wanted",
    );
    expect(() => dense(line, { minimumSize: 3, neighbours: 0 })).toThrow(
      "Cannot cluster with a number of neighbours of 0: a whole number from 1 on was wanted",
    );
  });
  it("yields in between, so that a caller can stop", () => {
    const shares = [...hdbscan(matrixOf(cloud(300, 2)), { minimumSize: 5 })];
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});

describe("squaredCoreDistances(), joinReachable()", () => {
  const rows = cloud(60, 9);
  const distances = rows.map((row) => rows.map((other) => squaredDistance(row, other)));
  const cores = distances.map((row) => [...row].sort((a, b) => a - b)[3]!);
  it("count the row itself as its first neighbour", () => {
    const own = finish(squaredCoreDistances(matrixOf(rows), 4));
    for (const [i, core] of cores.entries()) expect(own[i]).toBeCloseTo(core, 10);
    expect([...finish(squaredCoreDistances(matrixOf(rows), 1))]).toEqual(rows.map(() => 0));
  });
  it("join as Kruskal's tree over all pairs does", () => {
    const links = rows.flatMap((_, to) =>
      Array.from({ length: to }, (_, from) => {
        return { from, to, height: Math.sqrt(Math.max(cores[from]!, cores[to]!, distances[from]![to]!)) };
      }),
    );
    const group = rows.map((_, i) => i);
    const kept = links
      .sort((a, b) => a.height - b.height)
      .filter(({ from, to }) => {
        const [a, b] = [group[from]!, group[to]!];
        for (const [i, one] of group.entries()) if (one === a) group[i] = b;
        return a !== b;
      });
    const { heights } = finish(joinReachable(matrixOf(rows), Float64Array.from(cores)));
    expect(heights).toHaveLength(59);
    for (const [i, { height }] of kept.entries()) expect(heights[i]).toBeCloseTo(height, 10);
  });
});

describe("condense(), takeStable()", () => {
  // Two pairs at height 1, one row to each at 2, all at 10: two clusters of three.
  const links = { from: [0, 3, 1, 4, 2], to: [1, 4, 2, 5, 3], heights: [1, 1, 2, 2, 10] };
  const tree = condense(joinLinks(links, 6), 2);
  it("lets a cluster go on where only a few leave it", () => {
    expect(tree.parents).toEqual([-1, 0, 0]);
    expect(tree.births).toEqual([0, 0.1, 0.1]);
    expect(tree.deaths).toEqual([0.1, 1, 1]);
    expect([...tree.densities]).toEqual([1, 1, 0.5, 1, 1, 0.5]);
    // Of the root six rows until 0.1; of each other one until 0.5 and two until 1.
    expect(tree.stabilities[0]).toBeCloseTo(0.6, 12);
    expect(tree.stabilities[1]).toBeCloseTo(0.4 + 2 * 0.9, 12);
  });
  it("takes parents rather than children that are less stable together, and never the root", () => {
    const parents = [-1, 0, 0, 1, 1];
    const taken = (stabilities: readonly number[]) => takeStable({ ...tree, parents, stabilities });
    expect(taken([9, 5, 1, 2, 2])).toEqual([false, true, true, false, false]);
    expect(taken([9, 3, 1, 2, 2])).toEqual([false, false, true, true, true]);
  });
});
