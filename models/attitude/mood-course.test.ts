import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { moodLevel, moodSwing, moodTrendBetween, turnOf } from "./mood-course.ts";

const on = (day: number, score: number) => ({ at: new Date(Date.UTC(2026, 0, day)).toISOString(), score });

describe("moodTrendBetween()", () => {
  it("is none of one angry text among two, and says nothing sure of one among three", () => {
    expect(moodTrendBetween([on(1, 0.5), on(60, -0.8)])).toBeUndefined();
    const trend = moodTrendBetween([on(1, 0.5), on(30, 0.5), on(60, -0.8)])!;
    expect(trend.value).toBeCloseTo(-0.66, 2);
    expect(trend.low).toBeLessThan(-1.5);
    expect(trend.high).toBeGreaterThan(0);
    expect(turnOf(trend)).toBeUndefined();
  });

  it("knows a mood that turned over many texts", () => {
    const points = Array.from({ length: 12 }, (_, i) => on(1 + 15 * i, 0.8 - 0.13 * i));
    const trend = moodTrendBetween(points)!;
    expect(trend.value).toBeCloseTo(-0.26, 9);
    expect(turnOf(trend)).toBe("worse");
    expect(turnOf(moodTrendBetween(points.map(({ at, score }) => ({ at, score: -score }))))).toBe("better");
  });

  it("calls a mood that does not move turned in 1 of 20 at most", () => {
    const random = createRandom(1);
    const told = Array.from({ length: 2000 }, () =>
      turnOf(moodTrendBetween(Array.from({ length: 5 }, (_, i) => on(1 + 20 * i, Math.tanh(0.5 * random.normal()))))),
    );
    const share = told.filter((turn) => turn !== undefined).length / told.length;
    expect(share).toBeGreaterThan(0.005);
    expect(share).toBeLessThan(0.06);
  });
});

describe("moodLevel()", () => {
  it("is the mean of all texts, the surer the more there are", () => {
    expect(moodLevel([])).toBeUndefined();
    const one = moodLevel([on(1, -0.8)])!;
    expect([one.value, one.low, one.high > 0.5]).toEqual([-0.8, -1, true]);
    const many = moodLevel(Array.from({ length: 30 }, (_, i) => on(i + 1, i % 2 === 0 ? 0.2 : 0.4)))!;
    expect(many.value).toBeCloseTo(0.3, 12);
    expect(many.high - many.low).toBeLessThan(0.15);
  });
});

describe("moodSwing()", () => {
  it("is the mean distance from text to text in their order in time", () => {
    expect(moodSwing([on(3, 0.5), on(1, 0.5), on(2, -0.5)])).toBe(1);
    expect(moodSwing([on(1, 0.3), on(2, 0.3), on(3, 0.3)])).toBe(0);
    expect(moodSwing([on(1, 0.3), on(2, -0.3)])).toBeUndefined();
    expect(moodSwing([on(1, 0.3), on(2, -0.3), { score: 1 }])).toBeUndefined();
  });
});
