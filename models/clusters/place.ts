/** Where a customer belongs, how clearly, and why. */

import { nearestTwo, pulls, simplifiedSilhouette, type Row } from "./distance.ts";
import type { ClusterModel } from "./find-segments.ts";

/** A point's segment. */
export interface Place {
  readonly id: string;
  /** Euclidean distance to the segment's centre, and to the nearest other's. */
  readonly distance: number;
  readonly nearest?: { readonly id: string; readonly distance: number };
  /** In [-1, 1]: simplified silhouette; 0 where there is one segment only. */
  readonly silhouette: number;
  /**
   * How much each feature pulls to this segment rather than to the nearest other, strongest first: adds up to the
   * difference of the squared distances. Empty where there is one segment only.
   */
  readonly reasons: readonly { readonly feature: string; readonly pull: number }[];
}

/** The segment whose centre is nearest. Throws when the point has another number of features than were learned. */
export function place(point: Row, { segments, features }: Pick<ClusterModel, "segments" | "features">): Place {
  if (point.length !== features.length) {
    throw new RangeError(`Cannot place a customer with ${point.length} features: ${features.length} were learned`);
  }
  const centres = segments.map(({ centre }) => centre);
  const found = nearestTwo(point, centres);
  const own = segments[found.own]!;
  const distance = Math.sqrt(found.ownSquared);
  if (found.other === undefined) return { id: own.id, distance, silhouette: 0, reasons: [] };
  const other = segments[found.other]!;
  const nearest = { id: other.id, distance: Math.sqrt(found.otherSquared) };
  const reasons = pulls(point, { own: own.centre, other: other.centre })
    .map((pull, i) => ({ feature: features[i]!, pull }))
    .sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull) || (a.feature < b.feature ? -1 : 1));
  return { id: own.id, distance, nearest, silhouette: simplifiedSilhouette(distance, nearest.distance), reasons };
}
