import { expect, it } from "vitest";
import { bcubed } from "./bcubed.ts";

it("bcubed() is 1 where topics are the labels, also where things have two", () => {
  const labels = [[1], [1, 2], [2]];
  expect(bcubed([[5], [5, 6], [6]], labels)).toEqual({ precision: 1, recall: 1, f1: 1 });
});

it("bcubed() of one topic for two labels is right in half of the pairs, and reaches all", () => {
  const { precision, recall, f1 } = bcubed([[1], [1], [1], [1]], [[1], [1], [2], [2]]);
  expect([precision, recall]).toEqual([0.5, 1]);
  expect(f1).toBeCloseTo(2 / 3, 12);
});

it("bcubed() of a topic for each, or of none, is right and reaches itself alone", () => {
  const labels = [[1], [1], [2], [2]];
  expect(bcubed([[1], [2], [3], [4]], labels)).toMatchObject({ precision: 1, recall: 0.5 });
  expect(bcubed([[], [], [], []], labels)).toMatchObject({ precision: 1, recall: 0.5 });
});

it("bcubed() sees one topic where two labels are shared as half of the way", () => {
  expect(
    bcubed(
      [[1], [1]],
      [
        [1, 2],
        [1, 2],
      ],
    ),
  ).toMatchObject({ precision: 1, recall: 0.5 });
});
