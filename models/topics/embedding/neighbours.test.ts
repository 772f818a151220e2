import { expect, test } from "vitest";
import { matrixOf, rowOf } from "../../clusters/matrix.ts";
import { findNeighbours, smooth } from "./neighbours.ts";

const at = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];

test("findNeighbours() gives the nearest in angle first", async () => {
  const { ids, count } = await findNeighbours(matrixOf([at(0), at(40), at(10)]), () => undefined);
  expect(count).toBe(2);
  expect([...ids]).toEqual([2, 1, 2, 0, 0, 1]);
});

test("smooth() draws rows together that lie close, keeps unit length, and leaves a single row", async () => {
  const points = matrixOf([at(0), at(20)]);
  const smoothed = smooth(points, await findNeighbours(points, () => undefined));
  const [a, b] = [rowOf(smoothed, 0), rowOf(smoothed, 1)];
  expect(a[0]! * b[0]! + a[1]! * b[1]!).toBeGreaterThan(Math.cos((20 * Math.PI) / 180));
  expect(Math.hypot(...a)).toBeCloseTo(1);
  const one = matrixOf([at(0)]);
  expect(smooth(one, await findNeighbours(one, () => undefined))).toBe(one);
});
