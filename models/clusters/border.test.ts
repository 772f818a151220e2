import { expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { judgeBorder } from "./border.ts";
import { valleyBetween } from "./density-valley.ts";
import { matrixOf } from "./matrix.ts";

/** Rows of 10 features, of which the first tells whether they are of the first or the second half. */
function halves(n: number, distance: number) {
  const random = createRandom(7);
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 10 }, (_, j) => random.normal() + (j === 0 && i >= n / 2 ? distance : 0)),
  );
  return { points: matrixOf(rows), sides: [indices(0, n / 2), indices(n / 2, n)] as const };
}

function indices(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}

it("judgeBorder() finds a valley between two clouds five standard deviations apart", () => {
  const { points, sides } = halves(200, 5);
  const { valley, margin } = judgeBorder(points, sides, 5);
  expect(valley).toBeLessThan(0.15);
  expect(margin).toBeGreaterThan(0.3);
});

it("judgeBorder() finds none where rows were parted by a feature that they do not fall apart in", () => {
  const { points } = halves(200, 0);
  const order = Array.from(indices(0, 200)).sort((a, b) => points.data[a * 10]! - points.data[b * 10]!);
  const { valley, margin } = judgeBorder(
    points,
    [Int32Array.from(order.slice(0, 100)), Int32Array.from(order.slice(100))],
    5,
  );
  expect(valley).toBeGreaterThan(0.8);
  expect(margin).toBeLessThan(0);
});

it("judgeBorder() does not judge by rows that the border was drawn by: sides at chance are not told apart", () => {
  // In so many features, any 30 rows lie apart along the direction between their own means.
  const random = createRandom(3);
  const rows = Array.from({ length: 60 }, () => Array.from({ length: 60 }, () => random.normal()));
  expect(judgeBorder(matrixOf(rows), [indices(0, 30), indices(30, 60)], 5).margin).toBeLessThan(0);
});

it("judgeBorder() refuses a side that is too small", () => {
  const { points } = halves(200, 9);
  expect(judgeBorder(points, [indices(0, 197), indices(197, 200)], 5)).toEqual({ valley: 1, margin: -1 });
});

it("valleyBetween() is 0 for a gap, 1 where nothing lies on one side, and near 1 for one heap", () => {
  expect(valleyBetween(Float64Array.of(-5, -5.1, -4.9, 5, 5.1, 4.9), { width: 0.2 })).toBeLessThan(1e-6);
  expect(valleyBetween(Float64Array.of(1, 2, 3), { width: 1 })).toBe(1);
  const even = Float64Array.from({ length: 101 }, (_, i) => (i - 50) / 10);
  expect(valleyBetween(even, { width: 1 })).toBeGreaterThan(0.9);
});
