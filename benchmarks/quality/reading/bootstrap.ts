/** How sure a figure is. */

import { createRandom } from "../../../models/random.ts";
import { quantile, sorted } from "../../../models/statistics/quantiles.ts";

/** A figure with the bounds of its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The figure of the items, and the 2.5 % and 97.5 % points of the same figure over `resamples` samples of as many items drawn
 * with replacement: the percentile bootstrap, Efron & Tibshirani 1993, chapter 13. Samples that have no figure are left out.
 */
export function bootstrap<T>(
  items: readonly T[],
  { figure, resamples, seed }: { figure: (items: readonly T[]) => number; resamples: number; seed: number },
): Estimate {
  const random = createRandom(seed);
  const drawn = Array.from({ length: resamples }, () =>
    figure(Array.from(items, () => items[random.int(items.length)]!)),
  ).filter(Number.isFinite);
  const value = figure(items);
  if (drawn.length === 0) return { value, low: value, high: value };
  const ascending = sorted(drawn);
  return { value, low: quantile(ascending, 0.025), high: quantile(ascending, 0.975) };
}
