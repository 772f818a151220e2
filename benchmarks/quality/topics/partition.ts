/** How alike two partitions of the same things are. Parts are called by anything; the names need not match. */

interface Overlaps {
  readonly total: number;
  /** Things in each part of the first, of the second, and in each pair of parts that share any. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly both: readonly { readonly count: number; readonly first: number; readonly second: number }[];
}

function overlaps<A, B>(first: readonly A[], second: readonly B[]): Overlaps {
  if (first.length !== second.length) {
    throw new RangeError(`Partitions of ${first.length} and ${second.length} things: wanted the same things`);
  }
  const [a, b] = [new Map<A, number>(), new Map<B, number>()];
  const cells = new Map<A, Map<B, number>>();
  for (const [at, x] of first.entries()) {
    const y = second[at]!;
    a.set(x, (a.get(x) ?? 0) + 1);
    b.set(y, (b.get(y) ?? 0) + 1);
    const row = cells.get(x) ?? cells.set(x, new Map()).get(x)!;
    row.set(y, (row.get(y) ?? 0) + 1);
  }
  const both = [...cells].flatMap(([x, row]) =>
    [...row].map(([y, count]) => ({ count, first: a.get(x)!, second: b.get(y)! })),
  );
  return { total: first.length, first: [...a.values()], second: [...b.values()], both };
}

function entropy(counts: readonly number[], total: number): number {
  return -counts.reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0);
}

/**
 * Normalised mutual information, 0 to 1: what each partition tells of the other over the mean of their entropies (Strehl & Ghosh
 * 2002, with the arithmetic mean, as scikit-learn has it); 1 for two partitions of one part.
 */
export function normalisedMutualInformation<A, B>(first: readonly A[], second: readonly B[]): number {
  const { total, both, ...parts } = overlaps(first, second);
  const mean = (entropy(parts.first, total) + entropy(parts.second, total)) / 2;
  if (mean === 0) return 1;
  const shared = both.reduce(
    (sum, cell) => sum + (cell.count / total) * Math.log((cell.count * total) / (cell.first * cell.second)),
    0,
  );
  return Math.max(0, shared / mean);
}

const pairs = (count: number) => (count * (count - 1)) / 2;
const pairsOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + pairs(count), 0);

/** Adjusted Rand index, Hubert & Arabie 1985: 1 for equal partitions, 0 for what chance would give, below 0 for less. */
export function adjustedRandIndex<A, B>(first: readonly A[], second: readonly B[]): number {
  const { total, both, ...parts } = overlaps(first, second);
  const [together, a, b] = [pairsOf(both.map(({ count }) => count)), pairsOf(parts.first), pairsOf(parts.second)];
  const expected = total < 2 ? 0 : (a * b) / pairs(total);
  const most = (a + b) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
