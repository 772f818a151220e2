import { describe, expect, it } from "vitest";
import { everyNth, groupEqual } from "./repeat-purchases.ts";

function customer(repeats: number, firstToLast: number, firstToNow: number) {
  return { repeats, firstToLast, firstToNow };
}

describe("groupEqual()", () => {
  it("counts equal histories, ascending by repeats, last and now", () => {
    const customers = [
      customer(2, 1.5, 9),
      customer(0, 0, 20),
      customer(2, 1.5, 9),
      customer(0, 0, 3),
      customer(2, 1.5, 7),
      customer(2, 0.5, 9),
    ];
    const { repeats, firstToLast, firstToNow, weights } = groupEqual(customers);
    expect([...repeats]).toEqual([0, 0, 2, 2, 2]);
    expect([...firstToLast]).toEqual([0, 0, 0.5, 1.5, 1.5]);
    expect([...firstToNow]).toEqual([3, 20, 9, 7, 9]);
    expect([...weights]).toEqual([1, 1, 1, 1, 2]);
    expect(groupEqual(customers.toReversed())).toEqual(groupEqual(customers));
  });
  it("has nothing of nobody", () => {
    expect(groupEqual([]).weights.length).toBe(0);
  });
});

describe("everyNth()", () => {
  it("takes every second group with its weight", () => {
    const groups = groupEqual([customer(0, 0, 1), customer(0, 0, 2), customer(1, 1, 1), customer(1, 1, 1)]);
    const half = everyNth(groups, 2);
    expect([...half.repeats]).toEqual([0, 1]);
    expect([...half.weights]).toEqual([1, 2]);
  });
});
