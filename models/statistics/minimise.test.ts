import { describe, expect, it } from "vitest";
import { invert, quadratic } from "./linear.ts";
import { minimise, type Objective } from "./minimise.ts";

const banana: Objective = ([x = 0, y = 0], gradient) => {
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

describe("minimise()", () => {
  it("finds the floor of Rosenbrock's valley from the far side", () => {
    const { point, isConverged, slope } = minimise(banana, [-1.2, 1]);
    expect(isConverged).toBe(true);
    expect(slope).toBeLessThan(1e-9);
    expect(point.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([1, 1]);
  });
  it("tells the second derivatives there", () => {
    const { hessian } = minimise(banana, [0, 0]);
    expect(hessian.map((row) => row.map(Math.round))).toEqual([
      [802, -400],
      [-400, 200],
    ]);
  });
  it("says when it did not arrive", () => {
    expect(minimise(banana, [-1.2, 1], { maxIterations: 3 }).isConverged).toBe(false);
    const endless: Objective = ([x = 0], gradient) => {
      gradient[0] = -Math.exp(-x / 10) / 10;
      return Math.exp(-x / 10);
    };
    expect(minimise(endless, [0], { maxIterations: 5 }).isConverged).toBe(false);
  });
  it("keeps within the range where the value is finite", () => {
    const log: Objective = ([x = 0], gradient) => {
      gradient[0] = 1 - 3 / x;
      return x - 3 * Math.log(x);
    };
    expect(minimise(log, [0.001]).point[0]).toBeCloseTo(3, 6);
  });
});

describe("invert()", () => {
  it("inverts a positive definite matrix", () => {
    const inverse = invert([
      [4, 2],
      [2, 3],
    ]);
    expect(inverse!.map((row) => row.map((value) => value.toFixed(3)))).toEqual([
      ["0.375", "-0.250"],
      ["-0.250", "0.500"],
    ]);
  });
  it("refuses one that is not", () => {
    expect(
      invert([
        [1, 2],
        [2, 1],
      ]),
    ).toBeUndefined();
    expect(invert([[NaN]])).toBeUndefined();
  });
});

describe("quadratic()", () => {
  it("is the variance of a difference of two that go together", () => {
    expect(
      quadratic(
        [
          [2, 1],
          [1, 3],
        ],
        [1, -1],
      ),
    ).toBe(3);
  });
});
