import { expect, test } from "vitest";
import { adjustedRand, bestJaccard } from "./agreement.ts";

test("adjustedRand() is 1 for the same partition under other names and 0 for what chance gives", () => {
  expect(adjustedRand([0, 0, 1, 1], [1, 1, 0, 0], 2)).toBe(1);
  // Pairs together in both: 0; by chance 2 · 2 / 6 would be.
  expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1], 2)).toBeCloseTo(-0.5);
  expect(adjustedRand([0, 0, 0], [0, 0, 0], 1)).toBe(1);
});

test("bestJaccard() says how much of each cluster is found again", () => {
  expect(bestJaccard([0, 0, 1, 1], [0, 0, 1, 0], 2)).toEqual([2 / 3, 1 / 2]);
});
