import { expect, test } from "vitest";
import { matrixOf } from "../../clusters/matrix.ts";
import { createProjection, principalAxes } from "./principal-axes.ts";

test("principalAxes() finds the mean and the direction of the widest spread", async () => {
  const points = matrixOf([
    [1, 5, 2],
    [3, 5, 2.1],
    [5, 5, 1.9],
    [7, 5, 2],
  ]);
  const { mean, axes, count } = await principalAxes(points, 2, { weights: new Float64Array(4).fill(1) });
  expect([...mean]).toEqual([4, 5, 2]);
  expect(count).toBe(2);
  expect(Math.abs(axes[0]!)).toBeCloseTo(1, 3);
});

test("principalAxes() lets others work meanwhile, and stops when it is told to", async () => {
  const size = 300;
  const points = { data: Float64Array.from({ length: 3000 * size }, (_, i) => Math.sin(i)), rows: 3000, columns: size };
  const stop = new AbortController();
  setImmediate(() => stop.abort(new Error("Enough")));
  const weights = new Float64Array(3000).fill(1);
  await expect(principalAxes(points, 50, { weights, signal: stop.signal })).rejects.toThrow("Enough");
});

test("createProjection() gives coordinates of unit length, and zeros at the mean", () => {
  const project = createProjection({ mean: Float32Array.of(1, 1), axes: Float32Array.of(0, 1), count: 1 });
  const place = new Float64Array(1);
  project([7, 4], place);
  expect([...place]).toEqual([1]);
  project([1, 1], place);
  expect([...place]).toEqual([0]);
});
