/** How alike two partitions are, of the same things into clusters 0 to k - 1. */

/** How many things are in which cluster of both, of the first, of the second. */
function overlapOf(a: ArrayLike<number>, b: ArrayLike<number>, k: number) {
  const both = new Int32Array(k * k);
  const inA = new Int32Array(k);
  const inB = new Int32Array(k);
  for (let i = 0; i < a.length; i++) {
    both[a[i]! * k + b[i]!]!++;
    inA[a[i]!]!++;
    inB[b[i]!]!++;
  }
  return { both, inA, inB };
}

/** Adjusted Rand index (Hubert & Arabie 1985): 1 when equal, about 0 by chance. */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>, k: number): number {
  const { both, inA, inB } = overlapOf(a, b, k);
  const pairs = (counts: Int32Array) => counts.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [together, ofA, ofB] = [pairs(both), pairs(inA), pairs(inB)];
  const expected = a.length > 1 ? (ofA * ofB) / ((a.length * (a.length - 1)) / 2) : 0;
  const most = (ofA + ofB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** For every cluster of `a`, the largest Jaccard coefficient of its members with those of a cluster of `b`, 0 to 1. */
export function bestJaccard(a: ArrayLike<number>, b: ArrayLike<number>, k: number): number[] {
  const { both, inA, inB } = overlapOf(a, b, k);
  return Array.from(inA, (size, t) => {
    let best = 0;
    for (let u = 0; u < k; u++) {
      const shared = both[t * k + u]!;
      if (shared > 0) best = Math.max(best, shared / (size + inB[u]! - shared));
    }
    return best;
  });
}
