/** What is to be expected of one customer, with intervals. */

import { estimate, moved, transformedVariance, type Estimate } from "../statistics/delta.ts";
import { expectedPurchases, probabilityAlive, probabilityOfPurchase } from "./bg-nbd-forecast.ts";
import type { BgNbd } from "./bg-nbd.ts";
import { expectedAverage, type GammaGamma } from "./gamma-gamma.ts";
import { horizonsDays, type Buyer, type LifetimeModel } from "./lifetime.ts";

/**
 * Expectations of a customer. Their 95 % intervals are of the expectation: how well the parameters are known, by the delta
 * method from the second derivatives of the likelihood. What one customer does scatters far more widely around it.
 */
export interface Lifetime {
  /** Probability that the customer has not stopped. */
  readonly alive: Estimate;
  /** Probability that they buy again within 90 days. */
  readonly buysAgain90: Estimate;
  /** Absent where only the year was asked for. */
  readonly purchases90?: Estimate;
  readonly purchases365: Estimate;
  /** What a purchase of theirs is worth on average; undefined where there is no mean. Minor units, as they are paid. */
  readonly averageCents?: Estimate;
  /** Worth of the purchases expected within 365 days, discounted; what is paid, not what is earned. */
  readonly valueCents?: Estimate;
}

export interface ForecastOptions {
  /** By how much a year makes money less, as a share; default 0.1. */
  readonly yearlyDiscount?: number;
  /** Leaves `purchases90` out, which is a third of the work. */
  readonly isYearOnly?: boolean;
}

/** A function from customers to forecasts; what they have in common is computed once. */
export function createForecast(
  { timing, timingCovariance, spend, spendCovariance }: LifetimeModel,
  { yearlyDiscount = 0.1, isYearOnly = false }: ForecastOptions = {},
): (buyer: Buyer) => Lifetime {
  const discountRate = Math.log1p(yearlyDiscount) / 365;
  const timings = [timing, ...movedTimings(timing)];
  const spends = spend && [spend, ...movedSpends(spend)];
  const ofTiming = (scale: "amount" | "probability", at: (model: BgNbd) => number) => {
    const [value = 0, ...others] = timings.map(at);
    return { value, scale, variance: transformedVariance(others, { covariance: timingCovariance, scale }) };
  };
  return (buyer) => {
    const purchases = (within: number) => ofTiming("amount", (model) => expectedPurchases(model, buyer, { within }));
    const year = purchases(horizonsDays.year);
    const discounted = expectedPurchases(timing, buyer, { within: horizonsDays.year, discountRate });
    const forecast = {
      alive: asEstimate(ofTiming("probability", (model) => probabilityAlive(model, buyer))),
      buysAgain90: asEstimate(
        ofTiming("probability", (model) => probabilityOfPurchase(model, buyer, horizonsDays.soon)),
      ),
      ...(!isYearOnly && { purchases90: asEstimate(purchases(horizonsDays.soon)) }),
      purchases365: asEstimate(year),
    };
    const known = buyer.spend ?? { purchases: 0, average: 0 };
    const [average = Infinity, ...others] = spends?.map((model) => expectedAverage(model, known)) ?? [];
    if (![average, ...others].every(Number.isFinite)) return forecast;
    const variance = transformedVariance(others, { covariance: spendCovariance, scale: "amount" });
    // Timing and worth are fitted apart, so that their errors add up in the logarithm of the product. Discounting moves an
    // expectation, hardly its relative error.
    return {
      ...forecast,
      averageCents: estimate(average, { variance, scale: "amount" }),
      valueCents: estimate(average * discounted, { variance: variance + year.variance, scale: "amount" }),
    };
  };
}

function asEstimate({
  value,
  ...rest
}: {
  value: number;
  variance: number;
  scale: "amount" | "probability";
}): Estimate {
  return estimate(value, rest);
}

function movedTimings({ r, alpha, a, b, dropout }: BgNbd): readonly BgNbd[] {
  return moved([r, alpha, a, b]).map(([r = 0, alpha = 0, a = 0, b = 0]) => ({ r, alpha, a, b, dropout }));
}

function movedSpends({ p, q, v }: GammaGamma): readonly GammaGamma[] {
  return moved([p, q, v]).map(([p = 0, q = 0, v = 0]) => ({ p, q, v }));
}
