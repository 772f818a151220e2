import { expect, test } from "vitest";
import { matrixOf } from "../../clusters/matrix.ts";
import { axesToKeep, leftInPlace } from "./seen-before.ts";

test("leftInPlace() puts a centre that hardly moved back to where it was", () => {
  const before = matrixOf([
    [1, 0],
    [0, 1],
  ]);
  const now = matrixOf([
    [Math.cos(0.1), Math.sin(0.1)],
    [Math.sin(0.5), Math.cos(0.5)],
  ]);
  const { data } = leftInPlace(now, before);
  expect([...data.subarray(0, 2)]).toEqual([1, 0]);
  expect([...data.subarray(2)]).toEqual([Math.sin(0.5), Math.cos(0.5)]);
});

test("leftInPlace() moves both of two centres that came from one", () => {
  const now = matrixOf([
    [Math.cos(0.1), Math.sin(0.1)],
    [Math.cos(0.1), -Math.sin(0.1)],
  ]);
  expect(leftInPlace(now, matrixOf([[1, 0]])).data).toEqual(now.data);
});

test("axesToKeep() keeps axes as long as nearly as much of the vectors lies along them as along the best", () => {
  const along = (x: number, y: number) => ({
    mean: Float32Array.of(0, 0),
    axes: Float32Array.of(x, y),
    count: 1,
  });
  const vectors = matrixOf([
    [1, 0],
    [-1, 0],
  ]);
  const [best, turned, other] = [along(1, 0), along(Math.cos(0.1), Math.sin(0.1)), along(0, 1)];
  expect(axesToKeep(vectors, { before: turned, best })).toEqual(turned);
  expect(axesToKeep(vectors, { before: other, best })).toBe(best);
  expect(axesToKeep(vectors, { before: { ...turned, count: 2 }, best })).toBe(best);
});
