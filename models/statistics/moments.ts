/** Means, spreads and effects. Sums run in the order given: sort first where the order must not matter to the last bit. */

/** Arithmetic mean; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Mean of `values` weighed by `weights` (same length, not negative); NaN when the weights sum to 0. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]! * weights[i]!;
    total += weights[i]!;
  }
  return sum / total;
}

/** Standard deviation over the whole population (divisor n); 0 of a single value, NaN of nothing. */
export function standardDeviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2;
  return Math.sqrt(sum / values.length);
}

/** How many values there are, their mean, and the sum of squared deviations from it. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** The moments of some values. */
export function momentsOf(values: ArrayLike<number>): Moments {
  if (values.length === 0) return { count: 0, mean: 0, squares: 0 };
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - centre) ** 2;
  return { count: values.length, mean: centre, squares };
}

/** The moments of two sets of values together. Chan, Golub & LeVeque 1979, eq. 2.1. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  const count = a.count + b.count;
  if (count === 0) return a;
  const delta = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (delta * b.count) / count,
    squares: a.squares + b.squares + (delta * delta * a.count * b.count) / count,
  };
}

const largestEffect = 10;

/**
 * Cohen's d, the difference of two means in pooled standard deviations (Cohen 1988, §2.5). Positive when `a` has the
 * larger mean. Where neither varies within itself, in standard deviations of both together. Held within ±10, so that
 * it is always finite; 0 when either is empty or all values are equal.
 */
export function cohensD(a: Moments, b: Moments): number {
  if (a.count === 0 || b.count === 0) return 0;
  const difference = a.mean - b.mean;
  const all = mergeMoments(a, b);
  const overall = Math.sqrt(all.squares / all.count);
  // Below this, what varies is rounding.
  const tiny = 1e-9 * Math.max(Math.abs(a.mean), Math.abs(b.mean), 1e-9);
  if (overall <= tiny) return 0;
  const pooled = Math.sqrt((a.squares + b.squares) / Math.max(1, a.count + b.count - 2));
  const effect = difference / (pooled > tiny ? pooled : overall);
  return Math.max(-largestEffect, Math.min(largestEffect, effect));
}

/** How many standard errors an effect is away from 0, in groups of these sizes: the t statistic of two samples. */
export function effectInErrors(effect: number, a: Moments, b: Moments): number {
  return a.count + b.count === 0 ? 0 : effect * Math.sqrt((a.count * b.count) / (a.count + b.count));
}

/** Where 95 of 100 intervals hold the true effect; where a group is empty, the effect alone (Hedges & Olkin 1985, §5.E). */
export function effectBetween(effect: number, a: Moments, b: Moments): { readonly low: number; readonly high: number } {
  const both = a.count + b.count;
  if (a.count === 0 || b.count === 0) return { low: effect, high: effect };
  const error = 1.96 * Math.sqrt(both / (a.count * b.count) + effect ** 2 / (2 * both));
  return { low: effect - error, high: effect + error };
}
