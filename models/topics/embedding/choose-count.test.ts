import { expect, test } from "vitest";
import { chooseCount, mostTopics } from "./choose-count.ts";

const trial = (k: number, agreement: number, margin = 0.3) => ({ k, agreement, margin });

test("chooseCount() takes the largest number on which parts agree nearly as well as on any, from 8 on where there is a choice", () => {
  expect(chooseCount([trial(2, 0.9), trial(8, 0.8), trial(12, 0.78), trial(20, 0.6), trial(30, 0.4)])).toBe(12);
  expect(chooseCount([trial(2, 0.9), trial(3, 0.6)])).toBe(2);
});

test("chooseCount() is not led by one trial in which parts happened to agree", () => {
  const trials = [8, 10, 12, 15, 20].map((k) => trial(k, k === 8 ? 0.86 : 0.7));
  expect(chooseCount([...trials, trial(25, 0.68), trial(30, 0.72)])).toBe(30);
});

test("chooseCount() takes few topics where they stand clearly apart", () => {
  expect(chooseCount([trial(3, 0.96, 0.95), trial(4, 1, 1.1), trial(5, 0.97, 1), trial(8, 0.9, 0.4)])).toBe(4);
});

test("mostTopics() allows one for every 50 texts, few to few", () => {
  expect([0, 5, 20, 200, 500, 10_000].map(mostTopics)).toEqual([0, 1, 2, 4, 10, 30]);
});

test("chooseCount() keeps the number of before while it does nearly as well, unless another is far from it", () => {
  const trials = [8, 10, 12, 15, 20, 25, 30].map((k) => trial(k, 0.7));
  expect([undefined, 20, 10].map((before) => chooseCount(trials, before))).toEqual([30, 20, 30]);
  const apart = [trial(3, 1, 0.95), trial(4, 1, 0.96), trial(5, 1, 1.2)];
  expect(chooseCount([...apart.slice(0, 2)], 3)).toBe(3);
  expect(chooseCount(apart, 3)).toBe(5);
});
