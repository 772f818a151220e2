import { expect, test } from "vitest";
import { inferShares, keepLargeShares } from "./infer.ts";
import type { LdaModel } from "./lda.ts";

/** Words 0 and 1 belong to the first topic, 2 and 3 to the second, 4 to both. */
const model: LdaModel = {
  k: 2,
  alpha: Float64Array.of(0.2, 0.1),
  wordTopic: Float32Array.of(0.4, 0.01, 0.4, 0.01, 0.01, 0.4, 0.01, 0.4, 0.18, 0.18),
};

test("inferShares() gives shares that sum to 1, by the words", () => {
  const shares = inferShares(model, [0, 1, 0, 2]);
  expect(shares[0]! + shares[1]!).toBeCloseTo(1, 12);
  expect(shares[0]).toBeCloseTo(0.74, 1);
});

test("inferShares() gives the same bytes for the same words in another order", () => {
  expect(inferShares(model, [4, 0, 2, 1, 2])).toEqual(inferShares(model, [2, 1, 2, 0, 4]));
});

test("inferShares() gives the prior's shares to a text without words", () => {
  expect(inferShares(model, [])[0]).toBeCloseTo(2 / 3, 12);
});

test("keepLargeShares() drops shares below .15 and scales the others to 1, largest first", () => {
  const kept = keepLargeShares(Float64Array.of(0.3, 0.6, 0.1));
  expect(kept.map(({ topic }) => topic)).toEqual([1, 0]);
  expect(kept[0]!.share).toBeCloseTo(2 / 3, 12);
  expect(kept[1]!.share).toBeCloseTo(1 / 3, 12);
});

test("keepLargeShares() keeps nothing where every share is small", () => {
  expect(keepLargeShares(new Float64Array(10).fill(0.1))).toEqual([]);
});
