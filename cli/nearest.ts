/** "Did you mean …?" */

import { createRequire } from "node:module";

// By its sub-path: the package's main file prints to stdout when it is loaded.
const { LevenshteinDistance } = createRequire(import.meta.url)(
  "natural/lib/natural/distance/levenshtein_distance.js",
) as { LevenshteinDistance: (a: string, b: string, options: Readonly<Record<string, unknown>>) => number };

/** The known word nearest to a mistyped one; undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const distances = known.map((candidate) => ({ candidate, distance: LevenshteinDistance(word, candidate, {}) }));
  const [best] = distances.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(2, best.candidate.length / 3) ? best.candidate : undefined;
}
