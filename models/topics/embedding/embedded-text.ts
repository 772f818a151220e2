/** What topics are found in: texts with the vectors that were read of them. */

import type { Span } from "../../text/span.ts";
import type { TermOfText } from "../corpus.ts";

/** A text with its terms and vectors; all offsets count in `body`. */
export interface EmbeddedText {
  readonly body: string;
  readonly terms: readonly TermOfText[];
  /** Noun phrases: words in them make better names than verbs do. */
  readonly chunks?: readonly Span[];
  /** Of the whole text, unit length; all texts have vectors of one length. */
  readonly vector: Float32Array;
  readonly sentences: readonly Span[];
  /** One per sentence, like `vector`. */
  readonly sentenceVectors: readonly Float32Array[];
}

/** Adds a vector to a sum. */
export function addTo(sum: Float64Array, vector: ArrayLike<number>, weight = 1): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += weight * vector[i]!;
}

/** Scales a vector in place to unit length; a zero vector stays. Gives it back. */
export function toUnit<Vector extends Float32Array | Float64Array>(vector: Vector): Vector {
  let squared = 0;
  for (let i = 0; i < vector.length; i++) squared += vector[i]! * vector[i]!;
  if (squared === 0) return vector;
  const scale = 1 / Math.sqrt(squared);
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  return vector;
}

/**
 * What a text says, as one vector: its own and the mean of its sentences, in equal parts (together they meet people's topics
 * better than either). Sentences that `isDropped` are left out, and with them the vector of the whole that they are part of.
 */
export function meaningOf(
  { vector, sentenceVectors }: Pick<EmbeddedText, "vector" | "sentenceVectors">,
  isDropped: readonly boolean[] = [],
): Float64Array {
  const sum = new Float64Array(vector.length);
  let kept = 0;
  for (const [s, of] of sentenceVectors.entries()) {
    if (isDropped[s]) continue;
    addTo(sum, of);
    kept++;
  }
  toUnit(sum);
  if (kept === 0 || kept === sentenceVectors.length) addTo(sum, vector);
  return toUnit(sum);
}
