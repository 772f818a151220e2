import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import type { Row } from "./distance.ts";
import { findSegments, type ClusterModel, type FindOptions } from "./find-segments.ts";
import { place } from "./place.ts";

function find(rows: readonly Row[], options: Partial<FindOptions> = {}): ClusterModel {
  const names = rows[0]!.map((_, j) => `f${j}`);
  const steps = findSegments(rows, { names, k: "auto", minimumSize: 5, seed: 1, ...options });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Points around `centres`, `n` at each, with standard deviation 1 in every feature. */
function blobs(centres: readonly Row[], n: number, seed = 1): Row[] {
  const random = createRandom(seed);
  return centres.flatMap((centre) => Array.from({ length: n }, () => centre.map((value) => value + random.normal())));
}

/** Customers who differ gradually: one long cloud, in which two features go together. */
function oneCloud(n: number, seed: number): Row[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => {
    const along = random.normal();
    return [2 * along + random.normal(), 2 * along + random.normal(), random.normal(), random.normal()];
  });
}

const corners = [
  [0, 0, 0],
  [9, 0, 0],
  [0, 9, 0],
  [9, 9, 0],
];
const sizes = ({ segments }: ClusterModel) => segments.map(({ size }) => size);

describe("findSegments()", () => {
  it("finds four corners, and that each is found again", () => {
    const model = find(blobs(corners, 40));
    expect(sizes(model)).toEqual([40, 40, 40, 40]);
    expect(model.reason).toMatch(
      /^4 segments: at the border between any two, customers are at most 2 % as many as beside it; in 50 subsamples each is found again with an overlap of 1.00 or more$/,
    );
    for (const { stability } of model.segments) expect(stability!.low).toBeGreaterThan(0.95);
  });
  it("finds them in a part of many customers, and then places all", () => {
    expect(sizes(find(blobs(corners, 800)))).toEqual([800, 800, 800, 800]);
  });
  it("says that customers differ gradually where they do, and maps them", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const model = find(oneCloud(300, seed));
      expect(model.reason).toMatch(/^No segments here: customers differ gradually\. At the clearest border there is, /);
      expect(sizes(model)).toEqual([300]);
      const [one, other] = [place([4, 4, 0, 0], model), place([-4, -4, 0, 0], model)];
      expect(Math.abs(one.map![0] - other.map![0])).toBeGreaterThan(10);
    }
  });
  it("keeps segments that there were while others are not clearly more, and finds one that is new beside them", () => {
    const near = [...corners.slice(0, 2), [0, 3.4, 0]];
    const rows = blobs(near, 60);
    const former = Int32Array.from(rows, (_, i) => Math.floor(i / 60));
    expect(sizes(find(rows))).toHaveLength(2);
    expect(sizes(find(rows, { former }))).toHaveLength(3);
    const more = [...rows, ...blobs([[9, 9, 0]], 40, 2)];
    const known = Int32Array.from(more, (_, i) => former[i] ?? -1);
    expect(sizes(find(more, { former: known }))).toContain(40);
  });
  it("finds segments that two features tell together, though neither does alone", () => {
    // Two long clouds side by side: 5.7 standard deviations apart across, less than 2 by either feature.
    const rows = [0, 1].flatMap((side) => oneCloud(150, side + 1).map(([a, b]) => [a! + 4 * side, b! - 4 * side]));
    expect(sizes(find(rows))).toHaveLength(2);
  });
  it("lets a handful far away join the nearest, rather than be a segment too small", () => {
    const model = find([...blobs(corners, 40), [20, 20, 0], [21, 20, 0], [22, 20, 0]]);
    expect(sizes(model)).toEqual([43, 40, 40, 40]);
  });
  it("says of few customers that they are few", () => {
    expect(find(oneCloud(40, 1)).reason).toContain("40 customers are few");
    expect(sizes(find(blobs(corners.slice(0, 2), 20)))).toEqual([20, 20]);
  });
  it("makes as many as asked of one cloud, and says that they can hardly be told apart", () => {
    const model = find(oneCloud(300, 1), { k: 2 });
    expect(model.reason).toMatch(/^2 segments, as asked: /);
    const [pair] = model.close!;
    expect(pair!.between).toEqual(["s1", "s2"]);
    expect(pair!.sentence).toMatch(
      /^s1 and s2 can hardly be told apart: \d+ of their 300 customers lie between them, .* They may be one segment$/,
    );
    expect(model.segments.reduce((sum, { borderline, size }) => sum + borderline! * size, 0)).toBeCloseTo(
      pair!.borderline,
      9,
    );
  });
  it("finds as many as asked where only a part of the customers has too few kinds", () => {
    const rows = [...Array.from({ length: 3000 }, () => [0, 0]), [5, 0], [0, 9]];
    const model = find(rows, { k: 3, minimumSize: 1 });
    expect(sizes(model)).toEqual([3000, 1, 1]);
    expect(model.reason).toMatch(/^3 segments, as asked/);
  });
  it("gives the same with the same seed, whatever the order of the customers", () => {
    const rows = blobs(corners, 30);
    expect(find(createRandom(2).shuffle(rows))).toEqual(find(rows));
  });
  it("does not take a stand-in that many share for a segment", () => {
    const random = createRandom(4);
    const rows = oneCloud(300, 4);
    const unknown = rows.map(() => [false, false, random.next() < 0.5, false]);
    const stoodIn = rows.map((row, i) => row.map((value, j) => (unknown[i]![j] ? 0 : value)));
    expect(sizes(find(stoodIn, { unknown }))).toEqual([300]);
  });
});
