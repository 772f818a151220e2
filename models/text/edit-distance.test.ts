import { expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";
import { nearestNames } from "./nearest-names.ts";

it.each([
  ["", "", 0],
  ["segment", "segment", 0],
  ["", "abc", 3],
  ["abc", "", 3],
  ["kitten", "sitting", 3],
  ["sunday", "saturday", 3],
  ["topic", "topics", 1],
  ["moood", "mood", 1],
  ["flaw", "lawn", 2],
  ["😀a", "😃a", 1],
])("from “%s” to “%s” it is %i", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

it("neighbours that are swapped are one slip", () => {
  expect(editDistance("sepnd", "spend")).toBe(1);
  expect(editDistance("ab", "ba")).toBe(1);
});

it("what was swapped is not edited again", () => expect(editDistance("ca", "abc")).toBe(3));

it("nearestNames() finds what was mistyped, the nearest first, two at most", () => {
  expect(nearestNames("segmnets", ["segments", "topics", "customer"])).toEqual(["segments"]);
  expect(nearestNames("topicz", ["topicx", "topics", "topic", "tonic"])).toEqual(["topic", "topics"]);
  expect(nearestNames("MOOD", ["mood"])).toEqual(["mood"]);
  expect(nearestNames("warehouse", ["segments", "topics"])).toEqual([]);
});
