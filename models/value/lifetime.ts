/** Who is still a customer, what they will buy, and what that is worth: timing and worth of purchases fitted together. */

import { moved, normalQuantile, transformedVariance } from "../statistics/delta.ts";
import type { Matrix } from "../statistics/linear.ts";
import { expectedPurchases } from "./bg-nbd-forecast.ts";
import { fitBgNbd, type BgNbd } from "./bg-nbd.ts";
import { fitGammaGamma, type AverageSpend, type GammaGamma } from "./gamma-gamma.ts";
import { groupEqual, type RepeatPurchases } from "./repeat-purchases.ts";

/** A customer who bought: times in days, money in minor units of one currency. */
export interface Buyer extends RepeatPurchases {
  /** Purchases that cost something, the first one too; undefined when none did. */
  readonly spend?: AverageSpend;
}

/** What forecasts are made with. */
export interface LifetimeModel {
  readonly timing: BgNbd;
  /** Covariance of ln r, ln alpha, ln a, ln b. */
  readonly timingCovariance: Matrix;
  /** Undefined when nobody paid anything. */
  readonly spend?: GammaGamma;
  /** Covariance of ln p, ln q, ln v; empty without spend. */
  readonly spendCovariance: Matrix;
  readonly buyers: number;
  readonly repeatBuyers: number;
  /** What a year's purchases of all are known by: the upper end of the 95 % interval over the middle, 1 or more. */
  readonly factor: number;
  /** Whether the data left a parameter open, so that a weak prior held it. */
  readonly isSteadied: boolean;
}

/** Too little to tell: `have` of what is counted, and about how much would do. */
export interface TooFew {
  /** "learned buyers": nobody paid in the currency when the model was learned. */
  readonly of: "repeat buyers" | "learned buyers" | "days";
  readonly have: number;
  readonly wanted: number;
}

/** A model, or why there is none. `unfit`: the search for the likeliest parameters did not arrive. */
export type LifetimeFit =
  | { readonly kind: "fitted"; readonly model: LifetimeModel }
  | { readonly kind: "tooFew"; readonly tooFew: TooFew }
  | { readonly kind: "unfit" };

/** Days that forecasts look ahead, and the longest of them. */
export const horizonsDays = { soon: 90, year: 365 } as const;

/** A year is not told from less than half of one. */
const leastDays = Math.ceil(horizonsDays.year / 2);
/** Below this many who bought again the second derivatives say little of the error. */
const leastRepeatBuyers = 20;
/** The purchases of all in a year must be known to this factor: from a third less to half more. */
const widestFactor = 1.5;
/** Histories that the forecast of all is measured on: many enough, and quick. */
const sampleSize = 2000;

/** Of a currency that came after the model was learned. */
export const nobodyLearned: TooFew = { of: "learned buyers", have: 0, wanted: leastRepeatBuyers };

/**
 * Fits timing (MBG/NBD) and worth (Gamma-Gamma) to all buyers of one currency, or says what is too few: days since the
 * first purchase of all, customers who bought again, or, where the year's purchases of all come out more uncertain than
 * by a factor of 1.5, how many who bought again would do (errors shrink with the square root of their number).
 */
export function fitLifetime(buyers: readonly Buyer[]): LifetimeFit {
  const days = buyers.reduce((most, one) => Math.max(most, one.firstToNow), 0);
  if (days < leastDays) return { kind: "tooFew", tooFew: { of: "days", have: days, wanted: leastDays } };
  const repeatBuyers = buyers.filter((one) => one.repeats > 0).length;
  const tooFew = (wanted: number): LifetimeFit => ({
    kind: "tooFew",
    tooFew: { of: "repeat buyers", have: repeatBuyers, wanted },
  });
  if (repeatBuyers < leastRepeatBuyers) return tooFew(leastRepeatBuyers);
  const timing = fitBgNbd(buyers);
  if (!timing.isConverged) return { kind: "unfit" };
  const error = errorOfAll(buyers, timing);
  const factor = Math.exp(normalQuantile * error);
  if (!(factor <= widestFactor)) {
    const times = ((normalQuantile * error) / Math.log(widestFactor)) ** 2;
    return tooFew(Math.ceil(repeatBuyers * Math.min(times, 100)));
  }
  const paying = buyers.flatMap((one) => one.spend ?? []);
  const spend = paying.length > 0 ? fitGammaGamma(paying) : undefined;
  return {
    kind: "fitted",
    model: {
      timing: timing.model,
      timingCovariance: timing.covariance,
      spend: spend?.isConverged ? spend.model : undefined,
      spendCovariance: spend?.isConverged ? spend.covariance : [],
      buyers: buyers.length,
      repeatBuyers,
      factor,
      isSteadied: timing.isSteadied || (spend?.isSteadied ?? false),
    },
  };
}

/** Standard error of the logarithm of what all buyers together are expected to buy within a year. */
function errorOfAll(buyers: readonly Buyer[], timing: { readonly model: BgNbd; readonly covariance: Matrix }): number {
  const { repeats, firstToLast, firstToNow, weights } = groupEqual(buyers);
  const stride = Math.max(1, Math.floor(weights.length / sampleSize));
  const { r, alpha, a, b, dropout } = timing.model;
  const sums = moved([r, alpha, a, b]).map(([r = 0, alpha = 0, a = 0, b = 0]) => {
    let sum = 0;
    for (let i = 0; i < weights.length; i += stride) {
      const customer = { repeats: repeats[i]!, firstToLast: firstToLast[i]!, firstToNow: firstToNow[i]! };
      sum += weights[i]! * expectedPurchases({ r, alpha, a, b, dropout }, customer, { within: horizonsDays.year });
    }
    return sum;
  });
  return Math.sqrt(transformedVariance(sums, { covariance: timing.covariance, scale: "amount" }));
}
