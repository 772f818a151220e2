/** Intervals of what is computed from fitted parameters, by the delta method. */

import { quadratic, type Matrix } from "./linear.ts";

/** A value with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** On which scale a value errs evenly: that of the logarithm for amounts above 0, of the log-odds for probabilities. */
export type Scale = "amount" | "probability";

/** 97.5 % of a standard normal lie below. */
export const normalQuantile = 1.959963984540054;

const step = 1e-3;

/** Where parameters lie that are moved a little up and down, one after the other: what `transformedVariance` needs values at. */
export function moved(parameters: readonly number[]): readonly (readonly number[])[] {
  return parameters.flatMap((_, i) =>
    [step, -step].map((by) => parameters.map((value, j) => (i === j ? value * Math.exp(by) : value))),
  );
}

/**
 * Variance of the transformed value, from the values at `moved()` parameters and the covariance of their logarithms.
 * 0 where the value does not depend on them, as a probability of 1 does not.
 */
export function transformedVariance(
  values: readonly number[],
  { covariance, scale }: { readonly covariance: Matrix; readonly scale: Scale },
): number {
  const slopes = covariance.map((_, i) => {
    const [up, down] = [values[2 * i]!, values[2 * i + 1]!].map((value) => transform(value, scale));
    return up === down ? 0 : (up! - down!) / (2 * step);
  });
  return quadratic(covariance, slopes);
}

/** The 95 % interval around a value whose transform has this variance; within the range of its scale. */
export function estimate(
  value: number,
  { variance, scale }: { readonly variance: number; readonly scale: Scale },
): Estimate {
  const reach = normalQuantile * Math.sqrt(variance);
  if (!(reach > 0) || !(value > 0) || (scale === "probability" && value >= 1))
    return { value, low: value, high: value };
  const middle = transform(value, scale);
  return { value, low: back(middle - reach, scale), high: back(middle + reach, scale) };
}

function transform(value: number, scale: Scale): number {
  return scale === "amount" ? Math.log(value) : Math.log(value / (1 - value));
}

function back(transformed: number, scale: Scale): number {
  return scale === "amount" ? Math.exp(transformed) : 1 / (1 + Math.exp(-transformed));
}
