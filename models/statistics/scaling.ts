/** How a column of numbers is brought to one scale: winsorised, then standardised. */

import { mean, standardDeviation } from "./moments.ts";
import { clamp, quantile, sorted } from "./quantiles.ts";

/** What is learned of a column; all in the units of its values. */
export interface Scaling {
  /** The 1st and 99th percentile: what lies beyond is moved there. */
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
  const bounds = { low: quantile(ascending, 0.01), high: quantile(ascending, 0.99) };
  const held = ascending.map((value) => clamp(value, bounds));
  const centre = mean(held);
  const spread = standardDeviation(held);
  // Below this, what varies is rounding.
  if (!(spread > 1e-9 * Math.max(1, Math.abs(centre)))) return undefined;
  return { ...bounds, centre, spread, median: quantile(ascending, 0.5), count: ascending.length };
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
