import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted, formatMoney, formatNumber, formatScore, formatShare } from "./format.ts";
import { cohensD, effectInErrors, mean, mergeMoments, momentsOf, standardDeviation, weightedMean } from "./moments.ts";
import { clamp, countBelow, countUpTo, median, quantile } from "./quantiles.ts";
import { slope } from "./trend.ts";

describe("moments", () => {
  it("mean() and standardDeviation() are those of the population", () => {
    expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
    expect(standardDeviation([3])).toBe(0);
  });
  it("weightedMean() lets a weight of 3 count three times", () => {
    expect(weightedMean([1, 5], [3, 1])).toBe(2);
  });
  it("mergeMoments() gives the moments of both together", () => {
    const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 20 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const merged = mergeMoments(momentsOf(a), momentsOf(b));
        const whole = momentsOf([...a, ...b]);
        expect(merged.count).toBe(whole.count);
        expect(merged.mean).toBeCloseTo(whole.mean, 8);
        expect(merged.squares).toBeCloseTo(whole.squares, 4);
      }),
    );
  });
});

describe("cohensD()", () => {
  it("is the difference of means in pooled standard deviations", () => {
    // Both have variance 1 with divisor n - 1; the means are 2 apart.
    expect(cohensD(momentsOf([4, 5, 6]), momentsOf([2, 3, 4]))).toBeCloseTo(2, 12);
    expect(cohensD(momentsOf([2, 3, 4]), momentsOf([4, 5, 6]))).toBeCloseTo(-2, 12);
  });
  it("is measured in the spread of both where neither varies within itself", () => {
    expect(cohensD(momentsOf([1, 1]), momentsOf([0, 0]))).toBe(2);
  });
  it("is 0 where there is nothing to tell apart", () => {
    expect(cohensD(momentsOf([]), momentsOf([1, 2]))).toBe(0);
    expect(cohensD(momentsOf([0.1 + 0.2]), momentsOf([0.3, 0.3]))).toBe(0);
  });
  it("stays finite", () => {
    expect(cohensD(momentsOf([1, 1.0001]), momentsOf([0, 0.0001]))).toBe(10);
  });
});

describe("effectInErrors()", () => {
  it("is small for few and large for many", () => {
    const few = { count: 2, mean: 0, squares: 1 };
    const many = { count: 200, mean: 0, squares: 1 };
    expect(effectInErrors(0.5, few, few)).toBe(0.5);
    expect(effectInErrors(0.5, many, many)).toBe(5);
  });
});

describe("quantiles", () => {
  it("quantile() interpolates between neighbours", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([10, 20, 30], 0.25)).toBe(15);
    expect(quantile([7], 0.99)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });
  it("median() sorts by number, not by text", () => {
    expect(median([10, 9, 100])).toBe(10);
  });
  it("countBelow() and countUpTo() differ by the ties", () => {
    expect(countBelow([1, 2, 2, 2, 5], 2)).toBe(1);
    expect(countUpTo([1, 2, 2, 2, 5], 2)).toBe(4);
    expect(countBelow([1, 2], 3)).toBe(2);
    expect(countUpTo([], 3)).toBe(0);
  });
  it("clamp() holds a value within its bounds", () => {
    expect([-5, 0.5, 9].map((value) => clamp(value, { low: 0, high: 1 }))).toEqual([0, 0.5, 1]);
  });
});

describe("slope()", () => {
  it("is that of the line through the points", () => {
    expect(slope([0, 1, 2], [5, 3, 1])).toBeCloseTo(-2, 12);
  });
  it("is absent where x does not vary", () => {
    expect(slope([4, 4, 4], [1, 2, 3])).toBeUndefined();
  });
});

describe("format", () => {
  it("formatMoney() knows how many digits a currency has", () => {
    expect(formatMoney(123450, "EUR")).toBe("€1,234.50");
    expect(formatMoney(5000, "JPY")).toBe("¥5,000");
    expect(formatMoney(-1999, "USD")).toBe("-$19.99");
  });
  it("formatMoney() writes a code it cannot read before the amount", () => {
    expect(formatMoney(1230, "€uro")).toBe("€uro 12.30");
  });
  it("counted() says one order, and groups thousands", () => {
    expect([0, 1, 1204].map((count) => counted(count, "order"))).toEqual(["0 orders", "1 order", "1,204 orders"]);
    expect(counted(2, "piece of feedback", "pieces of feedback")).toBe("2 pieces of feedback");
  });
  it("formatShare() does not round something to nothing", () => {
    expect([0, 0.002, 0.126, 1].map(formatShare)).toEqual(["0%", "under 1%", "13%", "100%"]);
  });
  it("formatScore() always says the sign", () => {
    expect([0.416, -0.1, 0, -0.001].map(formatScore)).toEqual(["+0.42", "-0.10", "0.00", "0.00"]);
  });
  it("formatNumber() keeps one digit where it matters", () => {
    expect([2.345, 1204.4, 12.3].map(formatNumber)).toEqual(["2.3", "1,204", "12"]);
  });
});
