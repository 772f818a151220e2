import { describe, expect, it } from "vitest";
import { contractAt, forecastContract } from "./contract.ts";
import { fitSurvival } from "./subscriptions.ts";

const asOf = "2026-06-30T12:00:00.000Z";

describe("contractAt()", () => {
  it("runs until today, or until it ended", () => {
    expect(contractAt({ start: "2025-06-30" }, asOf)).toEqual({ months: 365 / 30.4375, hasEnded: false });
    expect(contractAt({ start: "2025-06-30", end: "2025-07-30" }, asOf)).toEqual({
      months: 30 / 30.4375,
      hasEnded: true,
    });
  });

  it("has not ended while the day of its end is to come", () => {
    expect(contractAt({ start: "2026-06-30", end: "2026-12-31" }, asOf)).toEqual({ months: 0, hasEnded: false });
  });

  it("is none without a beginning, before it, and where it ends before it begins", () => {
    expect(contractAt({ end: "2026-01-01" }, asOf)).toBeUndefined();
    expect(contractAt({ start: "2026-07-01" }, asOf)).toBeUndefined();
    expect(contractAt({ start: "2026-02-01", end: "2026-01-31" }, asOf)).toBeUndefined();
  });
});

describe("forecastContract()", () => {
  // Of 100 contracts 50 end after six months, the others run for 36.
  const contracts = Array.from({ length: 100 }, (_, i) => ({ months: i < 50 ? 6 : 36, hasEnded: i < 50 }));
  const survival = fitSurvival(contracts);

  it("counts who stayed as long as this one, and how they went on", () => {
    const young = forecastContract(survival, 0)!;
    expect(young.stays.value).toBeCloseTo(0.5, 12);
    expect(young.months.value).toBeCloseTo(9, 12);
    // The log-odds of 50 of 100 have the standard error 0.2.
    expect(young.stays.low).toBeCloseTo(1 / (1 + Math.exp(1.96 * 0.2)), 4);
    expect(young.stays.high).toBeCloseTo(1 / (1 + Math.exp(-1.96 * 0.2)), 4);
    expect(forecastContract(survival, 12)).toMatchObject({ stays: { value: 1 }, months: { value: 12 } });
  });

  it("says nothing where no contract ran so long, or too few did", () => {
    expect(forecastContract(survival, 30)).toBeUndefined();
    expect(forecastContract(fitSurvival(contracts.slice(45, 60)), 0)).toBeUndefined();
    expect(forecastContract(fitSurvival([]), 0)).toBeUndefined();
  });
});
