import { expect, it } from "vitest";
import { bootstrap } from "./bootstrap.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const coins = Array.from({ length: 400 }, (_, at) => at % 2);

it("bootstrap() of 400 coins gives 0.5 give or take two standard errors of 0.025, the same for the same seed", () => {
  const options = { figure: mean, resamples: 1000, seed: 1 };
  const { value, low, high } = bootstrap(coins, options);
  expect(value).toBe(0.5);
  expect(low).toBeCloseTo(0.451, 2);
  expect(high).toBeCloseTo(0.549, 2);
  expect(bootstrap(coins, options)).toEqual({ value, low, high });
});

it("bootstrap() leaves out samples that have no figure", () => {
  const figure = (values: readonly number[]) => (values.includes(7) ? 1 : NaN);
  expect(bootstrap([7, 0], { figure, resamples: 100, seed: 1 })).toEqual({ value: 1, low: 1, high: 1 });
});
