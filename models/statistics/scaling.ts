/** How a column of numbers is brought to one scale: winsorised, then standardised. */

import { mean, standardDeviation } from "./moments.ts";
import { clamp, quantile, sorted } from "./quantiles.ts";

/** What is learned of a column; all in the units of its values. */
export interface Scaling {
  /** The 1st and 99th percentile, and no further than 3 standard deviations from the mean: what lies beyond is moved there. */
  readonly low: number;
  readonly high: number;
  /** Mean and standard deviation after that. */
  readonly centre: number;
  readonly spread: number;
  /** What stands in for an absent value. */
  readonly median: number;
  /** How many values there were. */
  readonly count: number;
}

/** The scaling of some values, in any order; undefined where they are constant once winsorised, or fewer than two. */
export function fitScaling(values: ArrayLike<number>): Scaling | undefined {
  const ascending = sorted(values);
  if (ascending.length < 2) return undefined;
  const percentiles = { low: quantile(ascending, 0.01), high: quantile(ascending, 0.99) };
  const first = centreWithin(ascending, percentiles);
  // What few customers have (a refund, no order at all) lies many standard deviations out, where percentiles do not hold
  // it: it would make segments of a handful.
  const low = Math.max(percentiles.low, first.centre - furthest * first.spread);
  const high = Math.min(percentiles.high, first.centre + furthest * first.spread);
  const { centre, spread } = centreWithin(ascending, { low, high });
  // Below this, what varies is rounding.
  if (!(spread > 1e-9 * Math.max(1, Math.abs(centre)))) return undefined;
  return { low, high, centre, spread, median: quantile(ascending, 0.5), count: ascending.length };
}

const furthest = 3;

function centreWithin(values: Float64Array, bounds: { readonly low: number; readonly high: number }) {
  const held = values.map((value) => clamp(value, bounds));
  return { centre: mean(held), spread: standardDeviation(held) };
}

/** A value in standard deviations from the mean, winsorised. */
export function standardise(value: number, scaling: Scaling): number {
  return (clamp(value, scaling) - scaling.centre) / scaling.spread;
}

/** Variance of a standardised column over `rows` rows, those without a value standing at the median. */
export function imputedVariance(scaling: Scaling, rows: number): number {
  const present = scaling.count / rows;
  const imputed = standardise(scaling.median, scaling);
  return present + (1 - present) * imputed ** 2 - ((1 - present) * imputed) ** 2;
}
