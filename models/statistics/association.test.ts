import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { correlationRatio, cramersV } from "./association.ts";
import { momentsOf } from "./moments.ts";

describe("cramersV()", () => {
  it("is 1 where one grouping is the other, and 0 where none tells of the other", () => {
    expect(
      cramersV([
        [100, 0],
        [0, 100],
      ])!.value,
    ).toBeCloseTo(1, 2);
    expect(
      cramersV([
        [50, 50],
        [50, 50],
      ]),
    ).toMatchObject({ value: 0, low: 0 });
  });

  it("says nothing of one group", () => {
    expect(cramersV([[10, 20]])).toBeUndefined();
    expect(cramersV([[10], [20]])).toBeUndefined();
    expect(
      cramersV([
        [10, 0],
        [5, 0],
      ]),
    ).toBeUndefined();
    expect(cramersV([])).toBeUndefined();
  });

  it("has an interval that holds the truth at its rate", () => {
    const random = createRandom(1);
    // Of women 60 % are in the first segment, of men 40 %: V is 0.2.
    const held = Array.from({ length: 1000 }, () => {
      const table = [
        [0, 0],
        [0, 0],
      ];
      for (let i = 0; i < 300; i++) table[i % 2]![random.next() < (i % 2 === 0 ? 0.6 : 0.4) ? 0 : 1]!++;
      const { low, high } = cramersV(table)!;
      return low <= 0.2 && 0.2 <= high;
    });
    expect(held.filter(Boolean).length / held.length).toBeCloseTo(0.95, 1.6);
  });
});

describe("correlationRatio()", () => {
  it("is the share of the variance between groups, as a root", () => {
    expect(correlationRatio([momentsOf([1, 1]), momentsOf([2, 2])])).toEqual({ value: 1, low: 1, high: 1 });
    const groups = [0, 1].map((centre) =>
      momentsOf(Array.from({ length: 200 }, (_, i) => centre + (i % 2 === 0 ? 1 : -1))),
    );
    // Between 0.25, within 1: a fifth of all.
    expect(correlationRatio(groups)!.value).toBeCloseTo(Math.sqrt(0.2), 2);
  });

  it("says nothing of one group, of nothing, and where nothing varies", () => {
    expect(correlationRatio([momentsOf([1, 2, 3])])).toBeUndefined();
    expect(correlationRatio([momentsOf([1, 2, 3]), momentsOf([])])).toBeUndefined();
    expect(correlationRatio([momentsOf([1, 1]), momentsOf([1, 1])])).toBeUndefined();
    expect(correlationRatio([])).toBeUndefined();
  });

  it("has an interval that holds the truth at its rate, and from 0 where there is nothing", () => {
    const random = createRandom(2);
    const drawn = (shift: number) => momentsOf(Array.from({ length: 60 }, () => shift + random.normal()));
    const truth = Math.sqrt(0.0625 / 1.0625);
    const held = Array.from({ length: 1000 }, () => {
      const [there, nothing] = [correlationRatio([drawn(0), drawn(0.5)])!, correlationRatio([drawn(0), drawn(0)])!];
      return [there.low <= truth && truth <= there.high, nothing.low === 0];
    });
    for (const which of [0, 1]) {
      expect(held.filter((one) => one[which]).length / held.length).toBeGreaterThan(0.93);
    }
  });
});
