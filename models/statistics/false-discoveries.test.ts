import { expect, it } from "vitest";
import { chanceOf, discoveryThreshold } from "./false-discoveries.ts";

it("chanceOf() gives both tails of Student's t", () => {
  // R: 2 * pt(-t, df)
  expect(chanceOf(0, 10)).toBeCloseTo(1, 6);
  expect(chanceOf(2.228, 10)).toBeCloseTo(0.05, 3);
  expect(chanceOf(-2.776, 4)).toBeCloseTo(0.05, 2);
  expect(chanceOf(4, 200)).toBeCloseTo(0.0000889, 5);
});

it("discoveryThreshold() keeps 5 of 100 discoveries to chance, as Benjamini and Hochberg's own example has it", () => {
  const chances = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  expect(discoveryThreshold(chances)).toBe(0.0095);
  expect(discoveryThreshold([0.04, 0.6])).toBe(0);
  expect(discoveryThreshold([])).toBe(0);
});
