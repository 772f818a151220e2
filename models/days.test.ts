import { describe, expect, it } from "vitest";
import { daysBetween, dayEnd, hasHappened } from "./days.ts";

describe("daysBetween()", () => {
  it("counts calendar days in UTC, whatever the hour", () => {
    expect(daysBetween("2026-03-01T23:59:00Z", "2026-03-02")).toBe(1);
    expect(daysBetween("2026-03-02T00:00:00Z", "2026-03-02T18:00:00Z")).toBe(0);
    expect(daysBetween("2025-12-31T10:00:00Z", "2026-01-31")).toBe(31);
  });
  it("is negative for a time that is still to come", () => {
    expect(daysBetween("2026-03-05", "2026-03-02")).toBe(-3);
  });
});

describe("hasHappened()", () => {
  it("counts the whole day that the run looks back from", () => {
    expect(hasHappened("2026-03-02T23:59:59.999Z", "2026-03-02")).toBe(true);
    expect(hasHappened("2026-03-03T00:00:00.000Z", "2026-03-02")).toBe(false);
  });
  it("is false for what is no time", () => {
    expect(hasHappened("next week", "2026-03-02")).toBe(false);
  });
});

describe("dayEnd()", () => {
  it("says what was wanted of a day that is none", () => {
    expect(() => dayEnd("today")).toThrow('Cannot look back from "today": an ISO 8601 date was wanted');
  });
});
