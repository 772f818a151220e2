import { describe, expect, it } from "vitest";
import { balance, type GroupedColumn, type Side } from "./balance.ts";

const sides: readonly Side[] = [
  { variance: 1, parts: { value: 1 } },
  { variance: 1, parts: { attitude: 2, topics: 1 } },
];

function columns(groups: Readonly<Record<string, number>>, variance = 1): GroupedColumn[] {
  return Object.entries(groups).flatMap(([group, n]) => Array.from({ length: n }, () => ({ group, variance })));
}

/** The variance that each group contributes after weighing. */
function contributed(weighed: readonly GroupedColumn[]): Record<string, number> {
  const factors = balance(weighed, sides);
  const sums: Record<string, number> = {};
  for (const [i, { group, variance }] of weighed.entries()) {
    sums[group] = (sums[group] ?? 0) + variance * factors[i]! ** 2;
  }
  return sums;
}

describe("balance()", () => {
  it("gives every side its variance, whatever its number of columns", () => {
    const sums = contributed(columns({ value: 2, attitude: 7, topics: 8 }));
    expect(sums.value).toBeCloseTo(1, 12);
    expect(sums.attitude).toBeCloseTo(2 / 3, 12);
    expect(sums.topics).toBeCloseTo(1 / 3, 12);
  });
  it("hands the part of a group without columns to the rest of its side", () => {
    expect(contributed(columns({ value: 2, attitude: 5 })).attitude).toBeCloseTo(1, 12);
  });
  it("makes up for columns that vary less, up to twice their weight", () => {
    expect(contributed([...columns({ value: 3 }), ...columns({ attitude: 3 }, 0.5)]).attitude).toBeCloseTo(1, 12);
    expect(contributed([...columns({ value: 3 }), ...columns({ attitude: 3 }, 0.1)]).attitude).toBeCloseTo(0.4, 12);
  });
  it("refuses a column of no side, and a side that is less than nothing", () => {
    expect(() => balance(columns({ weather: 1 }), sides)).toThrow("No side holds the group weather");
    expect(() => balance([], [{ variance: -1, parts: { value: 1 } }])).toThrow(
      "Cannot give a side the variance -1: 0 or more was wanted",
    );
  });
});
