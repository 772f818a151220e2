import { expect, it } from "vitest";
import { cutTo, fitsOf } from "./topic-set.ts";

it("fitsOf() asks for all texts from two seeds, then for two different four fifths from one", () => {
  const [one, two, a, b] = fitsOf(100);
  expect([one, two]).toEqual([{ seed: 1 }, { seed: 2 }]);
  expect([a.seed, b.seed, a.rows?.length, b.rows?.length]).toEqual([1, 1, 80, 80]);
  const inBoth = a.rows!.filter((row) => b.rows!.includes(row)).length;
  expect(inBoth).toBeGreaterThan(55);
  expect(inBoth).toBeLessThan(75);
  expect(fitsOf(100)).toEqual([one, two, a, b]);
});

it("cutTo() keeps texts and labels together, and leaves a small set alone", () => {
  const texts = Array.from({ length: 50 }, (_, at) => `text ${at}`);
  const set = { name: "x", texts, labels: texts.map((text) => text.slice(5)), k: 3 };
  const cut = cutTo(set, 10);
  expect(cut.texts).toHaveLength(10);
  expect(cut.labels).toEqual(cut.texts.map((text) => text.slice(5)));
  expect(cutTo(set, 50)).toBe(set);
});
