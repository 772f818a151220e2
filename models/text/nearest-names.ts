/** "Did you mean …?" */

import { createRequire } from "node:module";

// By its sub-path: the package's main file prints to stdout and reads ./.env when it is loaded.
const { LevenshteinDistance } = createRequire(import.meta.url)(
  "natural/lib/natural/distance/levenshtein_distance.js",
) as { LevenshteinDistance: (a: string, b: string, options: Readonly<Record<string, unknown>>) => number };

/** At most two known names that a mistyped one may have meant, the nearest first. Case does not count. */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  const wanted = name.toLowerCase().slice(0, 60);
  return [...new Set(known)]
    .map((candidate) => ({ candidate, distance: LevenshteinDistance(wanted, candidate.toLowerCase(), {}) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.min(wanted.length, candidate.length) / 3))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 2)
    .map(({ candidate }) => candidate);
}
