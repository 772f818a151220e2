/** Centres of topics, apart from the axes that a model sees them along: other axes come with every model learned anew. */

import { addTo, toUnit } from "../embedding/embedded-text.ts";
import type { EmbeddingTopicModel } from "../embedding/model.ts";
import type { Axes } from "../embedding/principal-axes.ts";

/** From the mean of all texts to a place along the axes, in the space of the vectors, of unit length. */
export function directionOf({ mean, axes, count }: Axes, along: ArrayLike<number>): Float32Array {
  const sum = new Float64Array(mean.length);
  for (let a = 0; a < count; a++) addTo(sum, axes.subarray(a * mean.length, (a + 1) * mean.length), along[a]);
  return Float32Array.from(toUnit(sum));
}

/** From the mean of all texts to a vector, of unit length. */
export function directionTo({ mean }: Pick<Axes, "mean">, vector: ArrayLike<number>): Float32Array {
  return toUnit(Float32Array.from(mean, (value, i) => vector[i]! - value));
}

/** A direction as the axes see it, of unit length. */
export function alongAxes({ mean, axes, count }: Axes, direction: Float32Array): Float32Array {
  const along = Float32Array.from({ length: count }, (_, a) => cosine(axes.subarray(a * mean.length), direction));
  return toUnit(along);
}

/** The cosine of two vectors of unit length; of the first as much as the second is long. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The centre with a number, along the model's axes. */
export function centreOf({ centres, count }: Pick<EmbeddingTopicModel, "centres" | "count">, t: number): Float32Array {
  return centres.slice(t * count, (t + 1) * count);
}
