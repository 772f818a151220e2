/** "Did you mean …?" */

import { editDistance } from "./edit-distance.ts";

/** At most two known names that a mistyped one may have meant, the nearest first. Case does not count. */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  const wanted = name.toLowerCase().slice(0, 60);
  return [...new Set(known)]
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.min(wanted.length, candidate.length) / 3))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 2)
    .map(({ candidate }) => candidate);
}
