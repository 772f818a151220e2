import { expect, test } from "vitest";
import { matrixOf } from "../../clusters/matrix.ts";
import { findNeighbours } from "./neighbours.ts";
import { weighTexts } from "./near-duplicates.ts";

test("a group of near-duplicates counts together for 1 + ln of its number", async () => {
  const vectors = matrixOf([
    [1, 0],
    [0.9999, 0.01414],
    [0, 1],
  ]);
  const neighbours = await findNeighbours(vectors, () => undefined);
  const { weights, copies } = weighTexts(vectors, { neighbours, times: [3, 1, 1] });
  expect(copies).toBe(3);
  expect(weights[0]! + weights[1]!).toBeCloseTo(1 + Math.log(4));
  expect(weights[2]).toBe(1);
});
