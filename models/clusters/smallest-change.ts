/** What would have to be other for a customer to be in another segment. */

import type { Row } from "./distance.ts";
import { measureOf, place, type PlacingModel } from "./place.ts";

/** How far a feature of a customer can go. */
export interface Reach {
  /** On the scale of the point. */
  readonly low: number;
  readonly high: number;
  /** The feature's standard deviation on that scale: changes are compared by it. */
  readonly unit: number;
}

export interface ChangeOptions {
  readonly model: PlacingModel;
  readonly unknown?: readonly boolean[];
  /** Of each feature; undefined where it cannot change. */
  readonly reach: readonly (Reach | undefined)[];
}

/** A feature by its place, and the least change that puts the customer at the border to the nearest other segment. */
export interface SingleChange {
  readonly feature: number;
  readonly to: number;
  /** In standard deviations of the feature. */
  readonly size: number;
}

/** So far beyond the border, beside the difference of the squared distances, that rounding puts nobody back. */
const beyond = 1e-9;

/**
 * Of each feature that can do it alone, the least change that brings the border to the nearest other segment, smallest first. The
 * difference of the squared distances is linear in every feature, since segments share one spread.
 */
export function singleChanges(point: Row, options: ChangeOptions): SingleChange[] {
  const line = lineOf(point, options);
  if (!line) return [];
  return options.reach
    .flatMap((reach, feature) => {
      const slope = line.slopes[feature]!;
      if (!reach || !(reach.unit > 0) || slope === 0) return [];
      const to = point[feature]! - line.excess / slope;
      const isPossible = to >= reach.low && to <= reach.high;
      return isPossible ? [{ feature, to, size: Math.abs(to - point[feature]!) / reach.unit }] : [];
    })
    .sort((a, b) => a.size - b.size || a.feature - b.feature);
}

/**
 * The point nearest to the customer's, in standard deviations of the features, that is at the border to the nearest other segment;
 * undefined where there is none within reach.
 */
export function jointChange(point: Row, options: ChangeOptions): number[] | undefined {
  const line = lineOf(point, options);
  if (!line) return undefined;
  const { slopes, excess } = line;
  // With a multiplier for the border, each feature goes so far against its slope, and no further than it can (Boyd & Vandenberghe
  // 2004, §5.5.3): the more, the larger the multiplier.
  const at = (multiplier: number) =>
    point.map((value, j) => {
      const reach = options.reach[j];
      if (!reach) return value;
      const to = value - multiplier * slopes[j]! * reach.unit ** 2;
      // A customer may be beyond what is reached by others.
      return slopes[j]! > 0 ? Math.max(to, Math.min(reach.low, value)) : Math.min(to, Math.max(reach.high, value));
    });
  const falls = (moved: Row) => moved.reduce((sum, to, j) => sum + slopes[j]! * (point[j]! - to), 0) >= excess;
  let [low, high] = [0, 1];
  for (let doublings = 0; !falls(at(high)); doublings++) {
    if (doublings === 100) return undefined;
    [low, high] = [high, 2 * high];
  }
  for (let halvings = 0; halvings < 100; halvings++) {
    const middle = (low + high) / 2;
    if (falls(at(middle))) high = middle;
    else low = middle;
  }
  return at(high);
}

/** How the difference of the squared distances changes with each feature, and by how much it has to fall. */
function lineOf(point: Row, { model, unknown }: ChangeOptions) {
  const { id, nearest } = place(point, model, { ...(unknown && { unknown }) });
  if (!nearest) return undefined;
  const places = [id, nearest.id].map((one) => model.segments.findIndex((segment) => segment.id === one));
  const [own, other] = places as [number, number];
  const flags = unknown?.map(Number);
  const measure = measureOf(model);
  const pulls = measure(point, flags).pulls(own, other);
  // Each pull depends on its own feature alone, so that all can be moved at once.
  const moved = measure(
    point.map((value) => value + 1),
    flags,
  ).pulls(own, other);
  const difference = pulls.reduce((sum, pull) => sum + pull, 0);
  return { slopes: moved.map((pull, j) => pull - pulls[j]!), excess: difference + beyond * (1 + difference) };
}
