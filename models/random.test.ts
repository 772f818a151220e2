import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

const draw = (seed: number, n: number) => {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => random.next());
};
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

test("createRandom() repeats its stream for a seed", () => {
  expect(draw(7, 100)).toEqual(draw(7, 100));
});

test("createRandom() keeps its stream over versions: stored results depend on it", () => {
  const random = createRandom(1);
  expect([random.int(1000), random.int(1000), random.int(1000), random.int(1000)]).toEqual([252, 689, 98, 73]);
});

test("createRandom() gives unrelated streams for neighbouring, negative, fractional and large seeds", () => {
  const first = [0, 1, 2, -1, 0.5, 2 ** 32, 2 ** 32 + 1].map((seed) => draw(seed, 1)[0]);
  expect(new Set(first).size).toBe(7);
});

test("next() is uniform in [0, 1)", () => {
  const values = draw(3, 100_000);
  expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
  expect(values.every((v) => v < 1)).toBe(true);
  expect(mean(values)).toBeCloseTo(0.5, 2);
  const tenths = Array.from({ length: 10 }, (_, i) => values.filter((v) => Math.floor(v * 10) === i).length);
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test("normal() has mean 0 and variance 1", () => {
  const random = createRandom(5);
  const values = Array.from({ length: 100_000 }, () => random.normal());
  expect(Math.abs(mean(values))).toBeLessThan(0.015);
  expect(Math.abs(mean(values.map((v) => v * v)) - 1)).toBeLessThan(0.02);
});

test("shuffle() moves every item to every place equally often and leaves its input alone", () => {
  const random = createRandom(11);
  const input = ["a", "b", "c"] as const;
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const key = random.shuffle(input).join("");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(input).toEqual(["a", "b", "c"]);
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
});
