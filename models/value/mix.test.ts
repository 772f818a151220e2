import { expect, it } from "vitest";
import { mixOf } from "./mix.ts";

const of = (items: readonly (readonly [string, number])[], other: Record<string, string> = {}) => ({
  items: items.map(([name, quantity]) => ({ name, quantity })),
  other,
});

it("mixOf() counts pieces by the names of the items, the most first, equals by name", () => {
  expect(
    mixOf([
      of([
        ["Rose", 2],
        ["Spade", 1],
      ]),
      of([
        ["Rose ", 1],
        ["Hose", 1],
      ]),
    ]),
  ).toEqual({
    by: "item",
    different: 3,
    largest: [
      { name: "Rose", share: 0.6 },
      { name: "Hose", share: 0.2 },
      { name: "Spade", share: 0.2 },
    ],
  });
});

it("mixOf() counts orders by category where a column names it", () => {
  const orders = [
    of([["Rose", 9]], { "Product Category": "Plants" }),
    of([["Ivy", 1]], { "Product Category": "Plants" }),
    of([["Spade", 1]], { "Product Category": "Tools" }),
    of([["Hose", 1]], { "Product Category": " " }),
  ];
  expect(mixOf(orders)).toEqual({
    by: "category",
    different: 2,
    largest: [
      { name: "Plants", share: 2 / 3 },
      { name: "Tools", share: 1 / 3 },
    ],
  });
});

it("mixOf() leaves out pieces without a name and numbers that are none, and says nothing of nothing", () => {
  expect(
    mixOf([
      of([
        ["", 3],
        ["Rose", NaN],
        ["Rose", -2],
        ["Ivy", Infinity],
        ["Hose", 1],
      ]),
    ]),
  ).toEqual({
    by: "item",
    different: 1,
    largest: [{ name: "Hose", share: 1 }],
  });
  expect(mixOf([of([]), of([["Rose", 0]])])).toBeUndefined();
  expect(mixOf([])).toBeUndefined();
});

it("mixOf() names the five largest and counts the rest", () => {
  const mix = mixOf([of(["a", "b", "c", "d", "e", "f", "g"].map((name) => [name, 1]))])!;
  expect([mix.different, mix.largest.length]).toEqual([7, 5]);
});
