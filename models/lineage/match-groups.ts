/** Groups that were found again: which is which of before, and what became of the others. */

import { bestAssignment } from "./assignment.ts";

/** How groups of before lie in groups of now: of members that are in both, how many of each pair. */
export interface Overlap {
  /** A row of each group before, a column of each group now. */
  readonly shared: readonly (readonly number[])[];
  /** How many groups there are now: where there were none before, no row tells it. */
  readonly groups: number;
}

/** What became of groups: by their places before and now. Shares are of the members seen both times, 0 to 1. */
export type GroupChange =
  | { readonly kind: "kept"; readonly before: number; readonly now: number; readonly jaccard: number }
  /** Most of a group went into one that goes on, or into a new one together with others. */
  | { readonly kind: "merged"; readonly before: number; readonly now: number; readonly share: number }
  /** Most of a group came from one that goes on, or that fell apart. */
  | { readonly kind: "split"; readonly before: number; readonly now: number; readonly share: number }
  | { readonly kind: "gone"; readonly before: number }
  | { readonly kind: "born"; readonly now: number };

/** From this Jaccard coefficient on it is the same group: at least half of both, where both are equally large. */
const same = 1 / 3;
/** Of whose members more than this went one way, has gone that way. */
const most = 1 / 2;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * Matches groups by their members so that the Jaccard coefficients of all pairs are greatest together; those below a third
 * are no match. Every group of before is kept, merged or gone, or was split; every group of now is kept, split off or born,
 * or was merged. In the order of the groups before, then of those now.
 */
export function matchGroups({ shared, groups }: Overlap): readonly GroupChange[] {
  const before = shared.map(sum);
  const now = Array.from({ length: groups }, (_, j) => sum(shared.map((row) => row[j]!)));
  const jaccard = shared.map((row, i) => row.map((both, j) => both / Math.max(1, before[i]! + now[j]! - both)));
  const matched = bestAssignment(jaccard).map((j, i) => (j !== undefined && jaccard[i]![j]! >= same ? j : undefined));
  const changes: GroupChange[] = matched.map((own, i) => {
    if (own !== undefined) return { kind: "kept", before: i, now: own, jaccard: jaccard[i]![own]! };
    const into = shared[i]!.findIndex((both) => both > most * before[i]!);
    return into < 0
      ? { kind: "gone", before: i }
      : { kind: "merged", before: i, now: into, share: shared[i]![into]! / before[i]! };
  });
  for (const [j, size] of now.entries()) {
    if (matched.includes(j)) continue;
    const from = shared.findIndex((row) => row[j]! > most * size);
    if (from >= 0) changes.push({ kind: "split", before: from, now: j, share: shared[from]![j]! / size });
    else if (!changes.some((change) => change.kind === "merged" && change.now === j))
      changes.push({ kind: "born", now: j });
  }
  return changes;
}
