import { describe, expect, it } from "vitest";
import { dayNumber, lookBack } from "./days.ts";

describe("dayNumber()", () => {
  it("counts days in UTC", () => {
    expect(dayNumber("1970-01-02T23:59:59Z")).toBe(1);
    expect(dayNumber("1970-01-02T23:00:00-02:00")).toBe(2);
    expect(dayNumber("someday")).toBeNaN();
  });
});

describe("lookBack()", () => {
  it("counts calendar days, whatever the hour", () => {
    expect(lookBack("2026-03-02").daysSince("2026-03-01T23:59:00Z")).toBe(1);
    expect(lookBack("2026-03-02T18:00:00Z").daysSince("2026-03-02T00:00:00Z")).toBe(0);
    expect(lookBack("2026-01-31").daysSince("2025-12-31T10:00:00Z")).toBe(31);
    expect(lookBack("2026-03-02").daysSince("2026-03-05")).toBe(-3);
  });
  it("includes the whole day, and nothing that is no time", () => {
    const { includes } = lookBack("2026-03-02");
    expect(includes("2026-03-02T23:59:59.999Z")).toBe(true);
    expect(includes("2026-03-03T00:00:00.000Z")).toBe(false);
    expect(includes("next week")).toBe(false);
  });
  it("says what was wanted of a day that is none", () => {
    expect(() => lookBack("today")).toThrow('Cannot look back from "today": an ISO 8601 date was wanted');
  });
});

it("dayNumber() is that of Date.parse for every time, and for what is none", () => {
  const parsed = (at: string) => Math.floor(Date.parse(at) / 86_400_000);
  for (let ms = Date.UTC(-1, 0, 1); ms < Date.UTC(2500, 0, 1); ms += 86_400_000 * 13.37) {
    const at = new Date(ms).toISOString();
    expect([at, dayNumber(at)]).toEqual([at, parsed(at)]);
  }
  const odd = [
    "2026-02-30T00:00:00.000Z",
    "2026-13-01T00:00:00.000Z",
    "2026-00-10T00:00:00.000Z",
    "2026-01-00T00:00:00.000Z",
    "2026-01-01T24:00:00.000Z",
    "2026-01-01T23:60:00.000Z",
    "2026-01-01T23:59:60.000Z",
    "2026-01-01T23:59:59.0x0Z",
    "2026-01-01T2a:59:59.000Z",
    "2026-01-01 23:59:59.000Z",
    "2026/01/01T23:59:59.000Z",
    "0000-01-01T00:00:00.000Z",
    "2026-01-01T23:59:59+02:00",
    "",
  ];
  for (const at of odd) expect([at, dayNumber(at)]).toEqual([at, parsed(at)]);
});
