/** What a name does not say of a segment: that there is little to go by. */

import type { Stability } from "../models/clusters/stability.ts";

/** Of fewer customers one more or less changes what is typical of them. */
const fewest = 10;

/** A segment that overlaps less than this with what is found in subsamples should not be trusted (Hennig 2007). */
const leastFoundAgain = 0.6;

/** Why a segment's name should be taken with care, in words to stand beside it; undefined where nothing speaks against it. */
export function cautionOf({
  size,
  stability,
}: {
  readonly size: number;
  readonly stability?: Stability;
}): string | undefined {
  const isHardlyFound = stability !== undefined && stability.jaccard < leastFoundAgain;
  const words = [...(size < fewest ? ["few"] : []), ...(isHardlyFound ? ["hardly found again"] : [])];
  return words.length === 0 ? undefined : words.join(" and ");
}
