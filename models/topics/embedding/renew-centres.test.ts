import { expect, test } from "vitest";
import { matrixOf, rowsOf } from "../../clusters/matrix.ts";
import { renewCentres } from "./renew-centres.ts";

/** Four points around each place, a tenth away from it. */
const around = (...places: readonly (readonly [number, number])[]) =>
  matrixOf(
    places.flatMap(([x, y]) => [
      [x - 0.1, y],
      [x + 0.1, y],
      [x, y - 0.1],
      [x, y + 0.1],
    ]),
  );

function renewed(points: ReturnType<typeof around>, before: readonly number[][], fresh: readonly number[][]) {
  const weights = new Float64Array(points.rows).fill(1);
  const steps = renewCentres(points, { before: matrixOf(before), fresh: matrixOf(fresh), weights, seed: 1 });
  for (;;) {
    const step = steps.next();
    if (step.done) return rowsOf(step.value).map((row) => Array.from(row, (value) => Math.round(value * 1e6) / 1e6));
  }
}

test("renewCentres() leaves centres where they were as long as none would be much better elsewhere", () => {
  const points = around([0, 0], [5, 0]);
  const before = [
    [0.02, 0],
    [5, 0.02],
  ];
  expect(
    renewed(
      points,
      before,
      rowsOf(
        matrixOf([
          [5, 0],
          [0, 0],
        ]),
      ).map((row) => [...row]),
    ),
  ).toEqual(before);
});

test("renewCentres() gives the place of a centre that adds little to one that takes much away", () => {
  const points = around([0, 0], [5, 0], [0, 5]);
  const before = [
    [-0.1, 0],
    [0.1, 0],
    [5, 0],
  ];
  const fresh = [
    [0, 0],
    [5, 0],
    [0, 5],
  ];
  expect(renewed(points, before, fresh)).toEqual(
    expect.arrayContaining([
      [0, 0],
      [5, 0],
      [0, 5],
    ]),
  );
});

test("renewCentres() keeps the centres of before where more or fewer are wanted", () => {
  const points = around([0, 0], [5, 0], [0, 5]);
  const two = [
    [0, 0],
    [5, 0],
  ];
  expect(
    renewed(points, two, [
      [5, 0],
      [0, 5],
      [0, 0],
    ]),
  ).toEqual([...two, [0, 5]]);
  const near = around([0, 0], [1, 0], [9, 0]);
  const three = [
    [0, 0],
    [1, 0],
    [9, 0],
  ];
  expect(
    renewed(near, three, [
      [0.5, 0],
      [9, 0],
    ]),
  ).toEqual(
    expect.arrayContaining([
      [0.5, 0],
      [9, 0],
    ]),
  );
});
