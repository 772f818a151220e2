import { expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { packVectors, unpackVectors } from "./packed-vectors.ts";

it("packVectors() takes a byte a number, four thirds of it as text", () => {
  expect(packVectors([new Float32Array([0.6, -0.8, 0])])).toBe("X4EA");
  expect(packVectors([new Float32Array(384).fill(1), new Float32Array(384).fill(1)])).toHaveLength(1024);
  expect(packVectors([])).toBe("");
});

it("unpackVectors() gives vectors of unit length that point where they did", () => {
  const random = createRandom(1);
  const vectors = [1, 2, 3].map(() => Float32Array.from({ length: 384 }, () => random.next() - random.next()));
  for (const [i, back] of unpackVectors(packVectors(vectors), 384).entries()) {
    const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
    expect(dot(back, back)).toBeCloseTo(1, 5);
    expect(dot(back, vectors[i]!) / Math.sqrt(dot(vectors[i]!, vectors[i]!))).toBeGreaterThan(0.9999);
  }
});

it("unpackVectors() gives nothing for nothing, and a zero vector as it is", () => {
  expect(unpackVectors("", 384)).toEqual([]);
  expect(unpackVectors(packVectors([new Float32Array(2)]), 2)).toEqual([new Float32Array(2)]);
});
