import { describe, expect, it } from "vitest";
import { latestDay } from "./latest-day.ts";

/** One moment on each day. */
const on = (...days: readonly string[]) => days.map((day) => ({ day, moments: 1 }));
/** The first of each month of 2025. */
const months = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}-01`);

describe("latestDay()", () => {
  it("is the last day, and none of nothing", () => {
    expect(latestDay(on(...months))).toBe("2025-12-01");
    expect(latestDay([])).toBeUndefined();
  });

  it("leaves out a moment after a pause like no other", () => {
    expect(latestDay(on(...months, "2062-03-01"))).toBe("2025-12-01");
    expect(latestDay(on(...months, "2026-09-01"))).toBe("2025-12-01");
  });

  it("leaves out several, if they are few", () => {
    const many = [{ day: "2025-01-01", moments: 900 }, ...on(...months.slice(1))];
    expect(latestDay([...many, ...on("2062-03-01", "2099-01-01")])).toBe("2025-12-01");
    expect(latestDay([...many, { day: "2062-03-01", moments: 100 }])).toBe("2062-03-01");
  });

  it("is not led astray by slips into the past", () => {
    expect(latestDay(on("1900-01-01", "1970-01-01", ...months, "2062-03-01"))).toBe("2025-12-01");
  });

  it("keeps what comes after half a year or less, after pauses as usual, and what is little altogether", () => {
    expect(latestDay(on(...months, "2026-05-01"))).toBe("2026-05-01");
    const years = Array.from({ length: 12 }, (_, i) => `${2010 + i}-07-01`);
    expect(latestDay(on(...years, "2024-01-01"))).toBe("2024-01-01");
    expect(latestDay(on("2020-01-01", "2020-02-01", "2026-03-01"))).toBe("2026-03-01");
  });

  it("keeps the day that most moments lie in", () => {
    expect(latestDay([...on(...months), { day: "2027-01-01", moments: 500 }])).toBe("2027-01-01");
  });
});
