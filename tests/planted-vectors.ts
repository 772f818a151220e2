/** Texts with planted topics and vectors that lie around their themes, for tests. */

import { createRandom } from "../models/random.ts";
import { toUnit } from "../models/topics/embedding/embedded-text.ts";
import type { TextToCollect } from "../models/topics/embedding/collect.ts";
import { plantedTexts } from "./planted-texts.ts";

const LENGTH = 48;

/** A vector near the axis of a theme; `noise` 0 is the axis itself. */
export function vectorOf(
  theme: number,
  { noise, seed }: { readonly noise: number; readonly seed: number },
): Float32Array {
  const random = createRandom(seed);
  return toUnit(Float32Array.from({ length: LENGTH }, (_, i) => (i === theme ? 1 : 0) + noise * random.normal()));
}

/** Planted texts of one sentence each; text i is of theme i mod `themes`, and so is its vector. */
export function plantedVectors(
  count: number,
  { themes = 4, noise = 0.08 } = {},
): (TextToCollect & { readonly id: string })[] {
  return plantedTexts(count, { themes }).map((text, i) => {
    const vector = vectorOf(i % themes, { noise, seed: i });
    return { ...text, vector, sentences: [{ start: 0, end: text.body.length }], sentenceVectors: [vector] };
  });
}
