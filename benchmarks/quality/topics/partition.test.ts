import { expect, it } from "vitest";
import { adjustedRandIndex, normalisedMutualInformation } from "./partition.ts";

const halves = ["a", "a", "b", "b"];

it("equal partitions have 1 in both, whatever their parts are called", () => {
  expect(normalisedMutualInformation(halves, [7, 7, 3, 3])).toBeCloseTo(1, 12);
  expect(adjustedRandIndex(halves, [7, 7, 3, 3])).toBe(1);
});

it("partitions that cut across each other tell nothing: NMI 0, and ARI below chance", () => {
  expect(normalisedMutualInformation(halves, [1, 2, 1, 2])).toBeCloseTo(0, 12);
  // No pair is together in both, 2 × 2 of 6 pairs would be by chance: (0 - 2/3) / (2 - 2/3).
  expect(adjustedRandIndex(halves, [1, 2, 1, 2])).toBeCloseTo(-0.5, 12);
});

it("normalisedMutualInformation() of halves and quarters is 1 bit over the mean of 1 and 2 bits", () => {
  expect(normalisedMutualInformation(halves, [1, 2, 3, 4])).toBeCloseTo(1 / 1.5, 12);
});

it("adjustedRandIndex() of halves, one of which is cut, is what scikit-learn says: 0.571", () => {
  // Together in both: 1 pair; in the first 2, in the second 1, by chance 2 × 1 / 6: (1 - 1/3) / (1.5 - 1/3).
  expect(adjustedRandIndex(halves, [1, 1, 2, 3])).toBeCloseTo(4 / 7, 12);
});

it("everything in one part twice is equal, and against halves it is chance", () => {
  expect(normalisedMutualInformation([1, 1], [2, 2])).toBe(1);
  expect(adjustedRandIndex([1, 1], [2, 2])).toBe(1);
  expect(normalisedMutualInformation(halves, [1, 1, 1, 1])).toBe(0);
  expect(adjustedRandIndex(halves, [1, 1, 1, 1])).toBe(0);
});

it("partitions of different things are refused", () => {
  expect(() => adjustedRandIndex([1], [1, 2])).toThrow("Partitions of 1 and 2 things: wanted the same things");
});
