import fc from "fast-check";
import { expect, it } from "vitest";
import { bestAssignment } from "./assignment.ts";

it("bestAssignment() gives each row the column with which all together weigh most", () => {
  // Alone, both rows would rather have the first column.
  const weights = [
    [9, 8],
    [7, 1],
  ];
  expect(bestAssignment(weights)).toEqual([1, 0]);
});

it("bestAssignment() leaves rows over where there are fewer columns, and columns where there are fewer rows", () => {
  expect(bestAssignment([[1], [3], [2]])).toEqual([undefined, 0, undefined]);
  expect(bestAssignment([[1, 5, 2]])).toEqual([1]);
  expect(bestAssignment([])).toEqual([]);
});

function best(weights: readonly (readonly number[])[], row = 0, taken: readonly number[] = []): number {
  if (row === weights.length) return 0;
  const free = weights[row]!.map((_, column) => column).filter((column) => !taken.includes(column));
  return Math.max(...free.map((column) => weights[row]![column]! + best(weights, row + 1, [...taken, column])));
}

it("bestAssignment() finds the greatest sum that trying everything finds", () => {
  const square = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    }),
  );
  fc.assert(
    fc.property(square, (weights) => {
      const columns = bestAssignment(weights) as readonly number[];
      expect(new Set(columns).size).toBe(weights.length);
      expect(columns.reduce((sum, column, row) => sum + weights[row]![column]!, 0)).toBe(best(weights));
    }),
  );
});
