/** How alike two texts are, by their words. */

/** Jaccard coefficient of two sets, 0 to 1. */
export function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((item) => b.has(item)).length;
  return shared / (a.size + b.size - shared || 1);
}
