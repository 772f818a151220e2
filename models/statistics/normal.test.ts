import { expect, it } from "vitest";
import { probit } from "./normal.ts";

it("probit() gives the known quantiles, in the middle and in both tails", () => {
  expect(probit(0.5)).toBeCloseTo(0, 9);
  expect(probit(0.975)).toBeCloseTo(1.959963985, 8);
  expect(probit(0.001)).toBeCloseTo(-3.090232306, 8);
  expect(probit(0.9999)).toBeCloseTo(3.719016485, 8);
});

it("probit() refuses what is no share", () => {
  expect(() => probit(1)).toThrow("a share between 0 and 1 was wanted");
  expect(() => probit(Number.NaN)).toThrow(RangeError);
});
