import { describe, expect, it } from "vitest";
import { dayNumber } from "../days.ts";
import { createRandom } from "../random.ts";
import { regularity, season } from "./rhythm.ts";

const today = dayNumber("2026-06-30");
const since = dayNumber("2023-01-01");

describe("regularity()", () => {
  it("is 0 for purchases as by the clock", () => {
    expect(regularity([30, 0, 10, 20, 40])).toEqual({ meanDays: 10, variation: 0 });
  });
  it("is about 1 at random, and more in bursts", () => {
    const random = createRandom(1);
    let day = 0;
    const atRandom = Array.from({ length: 2000 }, () => (day += -100 * Math.log(1 - random.next())));
    expect(regularity(atRandom)!.variation).toBeCloseTo(1, 1);
    expect(regularity([0, 1, 2, 3, 300, 301, 302])!.variation).toBeGreaterThan(2);
  });
  it("is not told from fewer than five days, however many purchases", () => {
    expect(regularity([0, 0, 0, 10, 20, 30])).toBeUndefined();
    expect(regularity([])).toBeUndefined();
  });
});

describe("season()", () => {
  const december = [2023, 2024, 2025].flatMap((year) => [10, 15, 20].map((day) => dayNumber(`${year}-12-${day}`)));

  it("finds who buys before Christmas", () => {
    const found = season(december, { today, since });
    expect(found).toMatchObject({ month: 12 });
    expect(found!.strength).toBeGreaterThan(0.95);
    expect(found!.chance).toBeLessThan(0.001);
  });
  it("finds January from days on both sides of New Year", () => {
    const days = [2024, 2025, 2026].flatMap((year) => [`${year - 1}-12-30`, `${year}-01-08`, `${year}-01-09`]);
    expect(season(days.map(dayNumber), { today, since })?.month).toBe(1);
  });
  it("cries season once in twenty where there is none", () => {
    const random = createRandom(3);
    const found = Array.from({ length: 1000 }, () => {
      const days = Array.from({ length: 12 }, () => today - random.int(730));
      return season(days, { today, since: today - 735 })?.chance ?? 1;
    });
    const share = found.filter((chance) => chance < 0.05).length / found.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.075);
  });
  it("is not told below two whole years or eight days", () => {
    expect(season(december, { today, since: today - 700 })).toBeUndefined();
    expect(season(december.slice(0, 7), { today, since })).toBeUndefined();
  });
});
