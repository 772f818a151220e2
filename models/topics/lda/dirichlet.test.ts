import { expect, test } from "vitest";
import { digamma, learnPrior, learnWordPrior } from "./dirichlet.ts";

test("digamma() matches known values", () => {
  const eulerMascheroni = 0.5772156649015329;
  expect(digamma(1)).toBeCloseTo(-eulerMascheroni, 10);
  expect(digamma(0.5)).toBeCloseTo(-eulerMascheroni - 2 * Math.LN2, 10);
  expect(digamma(10)).toBeCloseTo(2.251752589066721, 10);
});

test("learnPrior() gives more weight to a topic that more documents speak of", () => {
  // 100 documents of 10 words: 80 wholly in topic 0, 20 wholly in topic 1.
  const lengths = Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100);
  const first = Int32Array.of(20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 80);
  const second = Int32Array.of(80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20);
  let alpha: Float64Array = Float64Array.of(1, 1);
  for (let step = 0; step < 200; step++) alpha = learnPrior(alpha, { perTopic: [first, second], lengths });
  expect(alpha[0]! / (alpha[0]! + alpha[1]!)).toBeCloseTo(0.8, 1);
  // Documents that never mix want a small prior.
  expect(alpha[0]! + alpha[1]!).toBeLessThan(0.1);
});

test("learnWordPrior() grows when words are spread evenly and shrinks when each topic has its own", () => {
  const totals = Int32Array.of(100, 100);
  const even = Int32Array.from({ length: 40 }, () => 5);
  const own = Int32Array.from({ length: 40 }, (_, i) => (i === 0 || i === 39 ? 100 : 0));
  expect(learnWordPrior(0.1, even, totals)).toBeGreaterThan(0.1);
  expect(learnWordPrior(0.1, own, totals)).toBeLessThan(0.1);
});
