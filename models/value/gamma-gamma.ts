/** Gamma-Gamma: what a customer's purchases are worth on average, given those seen. Fader & Hardie 2013. */

import { digamma, logGamma } from "../statistics/gamma.ts";
import { maximiseLikelihood, type LikelihoodFit, type LogLikelihood } from "./likelihood.ts";

/** Purchases with a value, and the mean of it, in any one unit of one currency. */
export interface AverageSpend {
  readonly purchases: number;
  readonly average: number;
}

/** A purchase is gamma distributed with shape `p` around a mean of the customer's own, which `q` and `v` spread. All positive. */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** A fit to customers; the covariance is of ln p, ln q and ln v. */
export interface GammaGammaFit extends Omit<LikelihoodFit, "parameters"> {
  readonly model: GammaGamma;
  readonly customers: number;
}

/**
 * The likeliest model, in any order of the customers the same to the last bit. Throws a RangeError without customers,
 * and where purchases is no whole number from 1 or an average is not above 0: free orders tell nothing of what is spent.
 */
export function fitGammaGamma(customers: readonly AverageSpend[]): GammaGammaFit {
  if (customers.length === 0) throw new RangeError("Cannot fit Gamma-Gamma to 0 customers: 1 or more were wanted");
  for (const { purchases, average } of customers) {
    if (Number.isInteger(purchases) && purchases >= 1 && average > 0 && average < Infinity) continue;
    throw new RangeError(
      `Cannot use ${purchases} purchases of ${average}: a whole number from 1 and an average above 0 were wanted`,
    );
  }
  const ascending = [...customers].sort((a, b) => a.purchases - b.purchases || a.average - b.average);
  const logMean = ascending.reduce((sum, one) => sum + Math.log(one.average), 0) / ascending.length;
  // With p and q of 3 a mean purchase is p·v/(q − 1) = 1.5 v.
  const { parameters, ...fit } = maximiseLikelihood(gammaGammaLogLikelihood(ascending), {
    start: [3, 3, Math.exp(logMean) / 1.5],
    count: ascending.length,
    sample: sampleOf(ascending),
  });
  const [p, q, v] = parameters as [number, number, number];
  return { model: { p, q, v }, customers: customers.length, ...fit };
}

/** Customers from which on a sample of as many shows where to start. */
const manyCustomers = 4000;

function sampleOf(ascending: readonly AverageSpend[]) {
  const n = Math.floor(ascending.length / manyCustomers);
  if (n < 2) return undefined;
  const sample = ascending.filter((_, i) => i % n === 0);
  return { logLikelihood: gammaGammaLogLikelihood(sample), count: sample.length };
}

/** ln L of p, q and v (Fader & Hardie 2013, eq. 1a), of customers ascending by purchases. */
export function gammaGammaLogLikelihood(ascending: readonly AverageSpend[]): LogLikelihood {
  const purchases = Float64Array.from(ascending, (one) => one.purchases);
  const average = Float64Array.from(ascending, (one) => one.average);
  const logAverage = average.map(Math.log);
  return ([p = 0, q = 0, v = 0], gradient) => {
    const [logQ, ofQ, logV] = [logGamma(q), digamma(q), Math.log(v)];
    let value = 0;
    let byP = 0;
    let byQ = 0;
    let byV = 0;
    let x = 0;
    let constant = 0;
    let xByP = 0;
    let xByQ = 0;
    for (let i = 0; i < purchases.length; i++) {
      if (purchases[i] !== x) {
        x = purchases[i]!;
        constant = logGamma(p * x + q) - logGamma(p * x) - logQ + q * logV + p * x * Math.log(x);
        const both = digamma(p * x + q);
        xByP = x * (both - digamma(p * x) + Math.log(x));
        xByQ = both - ofQ + logV;
      }
      const sum = v + average[i]! * x;
      const logSum = Math.log(sum);
      value += constant + (p * x - 1) * logAverage[i]! - (p * x + q) * logSum;
      byP += xByP + x * (logAverage[i]! - logSum);
      byQ += xByQ - logSum;
      byV += q / v - (p * x + q) / sum;
    }
    gradient[0] = byP;
    gradient[1] = byQ;
    gradient[2] = byV;
    return value;
  };
}

/**
 * The mean worth of a customer's purchases to come: between what they spent so far and what all spend (Fader & Hardie 2013,
 * eq. 5). Without purchases what all spend. Infinite where the model has no mean: q ≤ 1 and nothing known.
 */
export function expectedAverage({ p, q, v }: GammaGamma, { purchases, average }: AverageSpend): number {
  const known = p * purchases + q - 1;
  return known > 0 ? (p * (v + purchases * average)) / known : Infinity;
}
