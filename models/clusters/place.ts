/** Where a customer belongs, how clearly, and why. */

import { simplifiedSilhouette, type Row } from "./distance.ts";
import type { ClusterModel } from "./find-segments.ts";
import { confidenceOf, createMeasure, plainWithin, type Measure } from "./metric.ts";
import { twoNearest } from "./settle-centres.ts";

/** A point's segment. */
export interface Place {
  readonly id: string;
  /** Distance to the segment's centre, and to the nearest other's, in standard deviations within segments. */
  readonly distance: number;
  readonly nearest?: { readonly id: string; readonly distance: number };
  /** In [-1, 1]: simplified silhouette; 0 where there is one segment only. */
  readonly silhouette: number;
  /** How sure the segment is, 0 to 1, from the distances to all; results of before do not have it. */
  readonly confidence?: number;
  /** Where the customer is on the map: along the two directions in which customers differ most. */
  readonly map?: readonly [number, number];
  /**
   * How much each feature pulls to this segment rather than to the nearest other, strongest first: adds up to the
   * difference of the squared distances; half of it is the logarithm of the odds between the two. Empty where there is one
   * segment only.
   */
  readonly reasons: readonly { readonly feature: string; readonly pull: number }[];
}

/** What placing needs to know of segments. */
export type PlacingModel = Pick<ClusterModel, "segments" | "features" | "within" | "map">;

const measures = new WeakMap<PlacingModel, Measure>();

/** How distances to the segments of a model are measured; kept as long as the model is. */
export function measureOf(model: PlacingModel): Measure {
  let measure = measures.get(model);
  if (!measure) {
    const within = model.within ?? plainWithin(model.features.length);
    measure = createMeasure({ within, centres: model.segments.map(({ centre }) => centre) });
    measures.set(model, measure);
  }
  return measure;
}

/**
 * The segment whose centre is nearest, by what is known of the customer: `unknown` is true where a number only stands in for one that
 * nobody knows, `names` what the features are called by now. Throws when the point has another number of features than were learned.
 */
export function place(
  point: Row,
  model: PlacingModel,
  { unknown, names }: { readonly unknown?: readonly boolean[]; readonly names?: readonly string[] } = {},
): Place {
  const { segments, features } = model;
  if (point.length !== features.length) {
    throw new RangeError(`Cannot place a customer with ${point.length} features: ${features.length} were learned`);
  }
  const { squared, pulls } = measureOf(model)(point, unknown?.map(Number));
  const [own, other] = twoNearest(squared);
  const distance = Math.sqrt(squared[own]!);
  const found = { id: segments[own]!.id, distance, confidence: confidenceOf(squared, own), ...mapped(point, model) };
  if (own === other) return { ...found, silhouette: 0, reasons: [] };
  const nearest = { id: segments[other]!.id, distance: Math.sqrt(squared[other]!) };
  const reasons = pulls(own, other)
    .map((pull, i) => ({ feature: (names ?? features)[i]!, pull }))
    .sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull) || (a.feature < b.feature ? -1 : 1));
  return { ...found, nearest, silhouette: simplifiedSilhouette(distance, nearest.distance), reasons };
}

function mapped(point: Row, { map }: PlacingModel): { map?: readonly [number, number] } {
  if (!map) return {};
  const along = (direction: Row) => direction.reduce((sum, value, j) => sum + value * (point[j]! - map.means[j]!), 0);
  return { map: [along(map.directions[0]!), along(map.directions[1]!)] };
}
