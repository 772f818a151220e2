import { describe, expect, it } from "vitest";
import { hypergeometricTail } from "./hypergeometric.ts";

function hypergeometric(a: number, b: number, c: number, u: number): number {
  return 1 + hypergeometricTail({ a, b, c, u, first: (a * b * u) / c });
}

describe("hypergeometricTail()", () => {
  // From mpmath with 30 digits.
  it.each([
    [0.5, 1.5, 2.5, 0.3, 1.108062551056932],
    [-0.207, 2.219, 5.2, 0.93, 0.89251158533756411],
    [2, 3, 4, 0.999, 2967.4439006638379],
    [30, -0.207, 33, 0.99, 0.60870601349081128],
    [500.243, 502.4, 502.2, 0.5, 4.4482035198906045e150],
  ])("is ₂F₁(%d, %d; %d; %d) less 1", (a, b, c, u, value) => {
    expect(Math.abs(hypergeometric(a, b, c, u) / value - 1)).toBeLessThan(1e-11);
  });
  it("is a logarithm: ₂F₁(1, 1; 2; u) = −ln(1 − u)/u", () => {
    expect(hypergeometric(1, 1, 2, 0.5)).toBeCloseTo(-Math.log(0.5) / 0.5, 13);
  });
  it("does not overflow where the product with its factor does not: (1 − u)^a · ₂F₁(a, b; b; u) = 1", () => {
    const [a, b, u] = [5000, 3, 0.9];
    const tail = hypergeometricTail({ a, b, c: b, u, first: a * u, power: a });
    expect(tail).toBeCloseTo(1, 9);
  });
  it("is 0 where u is", () => {
    expect(hypergeometricTail({ a: 2, b: 3, c: 4, u: 0, first: 0 })).toBe(0);
  });
});
