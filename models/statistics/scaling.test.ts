import { describe, expect, it } from "vitest";
import { mean, standardDeviation } from "./moments.ts";
import { fitScaling, imputedVariance, standardise } from "./scaling.ts";

describe("fitScaling(), standardise()", () => {
  it("bring a column to mean 0 and standard deviation 1", () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i * 37) % 1000);
    const scaling = fitScaling(values)!;
    const scaled = values.map((value) => standardise(value, scaling));
    expect(mean(scaled)).toBeCloseTo(0, 10);
    expect(standardDeviation(scaled)).toBeCloseTo(1, 10);
    expect(scaling.median).toBe(499.5);
  });
  it("move what lies beyond the 1st and 99th percentile there", () => {
    const values = [...Array.from({ length: 1000 }, (_, i) => i % 10), 1e9];
    const scaling = fitScaling(values)!;
    expect(scaling).toMatchObject({ low: 0, high: 9 });
    expect(standardise(1e9, scaling)).toBe(standardise(9, scaling));
  });
  it("hold what few have within three standard deviations", () => {
    const values = [...new Array<number>(97).fill(0), 1, 1, 1];
    const scaling = fitScaling(values)!;
    // 3 of 100: mean .03, standard deviation .17.
    expect(scaling.high).toBeCloseTo(0.03 + 3 * Math.sqrt(0.03 * 0.97), 12);
    expect(standardise(1, scaling)).toBe(standardise(0.9, scaling));
  });
  it("give nothing for a constant column, also when a single value in a thousand differs", () => {
    expect(fitScaling([5, 5, 5])).toBeUndefined();
    expect(fitScaling([0.1 + 0.2, 0.3, 0.3])).toBeUndefined();
    expect(fitScaling([...new Array<number>(1000).fill(0), 1])).toBeUndefined();
    expect(fitScaling([7])).toBeUndefined();
    expect(fitScaling([])).toBeUndefined();
  });
});

describe("imputedVariance()", () => {
  it("is that of the column with the median in the gaps", () => {
    const values = [0, 0, 0, 1, 2, 10];
    const scaling = fitScaling(values)!;
    const filled = [...values, ...new Array<number>(4).fill(scaling.median)];
    const scaled = filled.map((value) => standardise(value, scaling));
    expect(imputedVariance(scaling, filled.length)).toBeCloseTo(standardDeviation(scaled) ** 2, 12);
  });
});
