import { expect, it } from "vitest";
import { contradicts, ratingMood, summariseRatings } from "./ratings.ts";

const stars = (value: number) => ({ value, scale: "stars", max: 5 }) as const;
const nps = (value: number) => ({ value, scale: "nps", max: 10 }) as const;

it("ratingMood() takes two fifths for bad and four for good, and detractors and promoters of an NPS", () => {
  expect([1, 2, 3, 4, 5].map((value) => ratingMood(stars(value)))).toEqual(
    "negative negative neutral positive positive".split(" "),
  );
  expect([0, 6, 7, 8, 9].map((value) => ratingMood(nps(value)))).toEqual(
    "negative negative neutral neutral positive".split(" "),
  );
  expect(ratingMood({ value: 1, scale: "csat", max: 1 })).toBeUndefined();
  expect(ratingMood(stars(NaN))).toBeUndefined();
});

it("summariseRatings() keeps scales apart", () => {
  expect(summariseRatings([stars(5), nps(9), stars(2), stars(NaN)])).toEqual([
    { scale: "stars", max: 5, count: 2, mean: 3.5, latest: 2 },
    { scale: "nps", max: 10, count: 1, mean: 9, latest: 9 },
  ]);
  expect(summariseRatings([])).toEqual([]);
});

it("contradicts() is for the contrary, not for more or less of the same", () => {
  expect(contradicts(stars(5), "negative")).toBe(true);
  expect(contradicts(nps(3), "positive")).toBe(true);
  expect(contradicts(stars(5), "neutral")).toBe(false);
  expect(contradicts(nps(8), "negative")).toBe(false);
});
