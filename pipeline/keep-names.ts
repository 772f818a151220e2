/** Segments that go on keep their names as long as these are true of them. */

import type { SegmentLineage } from "../models/clusters/follow-segments.ts";
import type { Queries } from "./store/database.ts";
import { loadOverview, loadSegments, type SegmentSummary } from "./store/results.ts";
import type { Described } from "./types.ts";

/** A segment with all names that its numbers allow. */
export type FoundSummary = SegmentSummary & Pick<Described, "names">;

/** The segments of a result of before, by the lineage that their ids belong to. */
export interface PastSegments {
  readonly origin?: string;
  readonly names: ReadonlyMap<string, string>;
}

export async function segmentsBefore(queries: Queries, result: string): Promise<PastSegments> {
  const origin = (await loadOverview(queries, result))?.aboutSegments?.origin;
  const segments = await loadSegments(queries, result);
  return { ...(origin !== undefined && { origin }), names: new Map(segments.map(({ id, name }) => [id, name])) };
}

/**
 * Segments with the names they had where their numbers still allow these; the others keep off the names so taken, and off
 * those that people gave. Ids of another
 * lineage are other segments.
 */
export function keepNames(
  found: readonly FoundSummary[],
  lineage: SegmentLineage | undefined,
  { past, given }: { readonly past: PastSegments | undefined; readonly given: ReadonlyMap<string, string> },
): SegmentSummary[] {
  const known = past && past.origin === lineage?.origin ? past.names : new Map<string, string>();
  const kept = new Map(
    found.flatMap(({ id, names }) => {
      const before = known.get(id);
      return before !== undefined && names.includes(before) ? [[id, before] as const] : [];
    }),
  );
  // What people call one, no other is called.
  const taken = new Set([...kept.values(), ...given.values()]);
  return found.map(({ names, ...segment }) => {
    const name = kept.get(segment.id) ?? freeName([segment.name, ...names], taken);
    taken.add(name);
    return { ...segment, name };
  });
}

function freeName(names: readonly string[], taken: ReadonlySet<string>): string {
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  let number = 2;
  while (taken.has(`${names[0]} ${number}`)) number++;
  return `${names[0]} ${number}`;
}
