import { expect, it } from "vitest";
import { compareMoments, isOrderKnown } from "./turn-order.ts";

const idsOf = (moments: readonly { id: string; at?: string }[]) =>
  [...moments].sort(compareMoments).map(({ id }) => id);

it("messages are ordered by time, undated ones first", () => {
  expect(idsOf([{ id: "a", at: "2026-03-02" }, { id: "b" }, { id: "c", at: "2026-03-01" }])).toEqual(["b", "c", "a"]);
});

it("messages of one time are ordered by the numbers in their ids, not by their characters", () => {
  expect(idsOf([{ id: "L-1/10" }, { id: "L-1/2" }, { id: "L-1/1" }])).toEqual(["L-1/1", "L-1/2", "L-1/10"]);
  expect(idsOf([{ id: "10000000000000000002" }, { id: "10000000000000000001" }, { id: "9" }])).toEqual([
    "9",
    "10000000000000000001",
    "10000000000000000002",
  ]);
});

it("the order of two is known by their times, or by their numbers alone", () => {
  const at = "2026-03-01";
  expect(isOrderKnown({ id: "x", at }, { id: "a", at: "2026-03-02" })).toBe(true);
  expect(isOrderKnown({ id: "m1", at }, { id: "m2", at })).toBe(true);
  expect(isOrderKnown({ id: "7/1" }, { id: "7/2" })).toBe(true);
  expect(isOrderKnown({ id: "4fa0c1", at }, { id: "b81d22", at })).toBe(false);
  expect(isOrderKnown({ id: "m1", at }, { id: "m2" })).toBe(false);
});
