import { describe, expect, it } from "vitest";
import { areDivided, meanMood, moodByMonth, moodLabel, moodTrend, recencyWeights } from "./mood.ts";

describe("moodLabel()", () => {
  it("calls a mean score by its side of ±0.15", () => {
    expect([-1, -0.15, -0.14, 0, 0.14, 0.15, 1].map(moodLabel)).toEqual([
      "negative",
      "negative",
      "neutral",
      "neutral",
      "neutral",
      "positive",
      "positive",
    ]);
  });
});

describe("areDivided()", () => {
  it("wants more than a quarter on both sides", () => {
    expect(areDivided({ negative: 26, neutral: 48, positive: 26 })).toBe(true);
    expect(areDivided({ negative: 25, neutral: 49, positive: 26 })).toBe(false);
    expect(areDivided({ negative: 0, neutral: 0, positive: 0 })).toBe(false);
  });
});

describe("recencyWeights()", () => {
  it("halves with every half-life before the latest text", () => {
    const days = ["2026-01-01", "2026-04-01", "2026-06-30"].map((at) => ({ at }));
    expect(recencyWeights(days, 90)).toEqual([0.25, 0.5, 1]);
  });
  it("weighs a text without a date like the oldest with one", () => {
    expect(recencyWeights([{}, { at: "2026-04-01" }, { at: "2026-06-30" }])).toEqual([0.5, 0.5, 1]);
    expect(recencyWeights([{}, { at: "someday" }])).toEqual([1, 1]);
  });
});

describe("meanMood()", () => {
  it("lets the later text weigh more", () => {
    const points = [
      { at: "2026-01-01", score: 0.9 },
      { at: "2026-04-01", score: -0.6 },
    ];
    expect(meanMood(points)).toBeCloseTo((0.9 * 0.5 - 0.6) / 1.5, 12);
  });
  it("does not depend on how long ago it all was", () => {
    expect(meanMood([{ at: "1999-01-01", score: 0.4 }])).toBe(0.4);
  });
  it("is absent of nothing, not 0", () => {
    expect(meanMood([])).toBeUndefined();
  });
});

describe("moodTrend()", () => {
  const falling = ["2026-01-01", "2026-01-31", "2026-03-02"].map((at, i) => ({ at, score: 0.5 - i * 0.4 }));
  it("is the change per 30 days", () => {
    expect(moodTrend(falling)).toBeCloseTo(-0.4, 12);
  });
  it("is absent below three dated texts, and within less than two weeks", () => {
    expect(moodTrend([...falling.slice(0, 2), { score: -1 }])).toBeUndefined();
    expect(moodTrend([1, 2, 3].map((day) => ({ at: `2026-01-0${day}`, score: day / 3 })))).toBeUndefined();
  });
  it("is 0 where all moods are equal", () => {
    expect(moodTrend(falling.map(({ at }) => ({ at, score: -0.5 })))).toBeCloseTo(0, 12);
  });
});

describe("moodByMonth()", () => {
  it("gives each month its mean, oldest first", () => {
    const points = [
      { at: "2026-02-01T00:00:00Z", score: 1 },
      { at: "2026-01-31T23:59:59Z", score: -0.5 },
      { at: "2026-02-28", score: 0 },
      { score: 1 },
    ];
    expect(moodByMonth(points)).toEqual([
      { month: "2026-01", mood: -0.5, texts: 1 },
      { month: "2026-02", mood: 0.5, texts: 2 },
    ]);
  });
});
