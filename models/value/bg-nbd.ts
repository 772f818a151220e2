/**
 * BG/NBD: when customers buy again who may stop at any time without a word. "Counting your customers" the easy way,
 * Fader, Hardie & Lee 2005; its modified form, MBG/NBD, Batislam, Denizel & Filiztekin 2007.
 */

import { digamma, logGamma } from "../statistics/gamma.ts";
import { maximiseLikelihood, type LikelihoodFit, type LogLikelihood } from "./likelihood.ts";
import { everyNth, groupEqual, type PurchaseGroups, type RepeatPurchases } from "./repeat-purchases.ts";

/**
 * When customers may stop. After a repeat purchase (BG/NBD): who bought once is sure to be there still. After any
 * purchase (MBG/NBD): who bought once and has long been away probably is not.
 */
export type Dropout = "after-repeat" | "after-any";

/**
 * Customers buy at random at a rate of their own, gamma distributed with shape `r` and rate `alpha` (in units of time),
 * and after each purchase stop with a probability of their own, beta distributed with `a` and `b`. All are positive.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly dropout: Dropout;
}

/** A fit to customers; the covariance is of ln r, ln alpha, ln a and ln b. */
export interface BgNbdFit extends Omit<LikelihoodFit, "parameters"> {
  readonly model: BgNbd;
  readonly customers: number;
}

export interface BgNbdOptions {
  readonly dropout?: Dropout;
}

/** Purchases after which a customer had a chance to stop and did not, plus one: see the likelihood. */
export function chancesToStop(repeats: number, dropout: Dropout): number {
  return dropout === "after-repeat" ? repeats : repeats + 1;
}

/**
 * The likeliest model, in any order of the customers the same to the last bit. Times may be in any unit: alpha is in
 * it. Throws a RangeError without customers, and on counts and times that cannot be.
 */
export function fitBgNbd(
  customers: readonly RepeatPurchases[],
  { dropout = "after-any" }: BgNbdOptions = {},
): BgNbdFit {
  if (customers.length === 0) throw new RangeError("Cannot fit BG/NBD to 0 customers: 1 or more were wanted");
  const groups = groupEqual(customers);
  let time = 0;
  groups.weights.forEach((weight, i) => (time += (weight * groups.firstToNow[i]!) / customers.length));
  const { parameters, ...fit } = maximiseLikelihood(bgNbdLogLikelihood(groups, dropout), {
    start: [0.5, time > 0 ? time / 2 : 1, 0.8, 2.5],
    count: customers.length,
    sample: sampleOf(groups, dropout),
  });
  const [r, alpha, a, b] = parameters as [number, number, number, number];
  return { model: { r, alpha, a, b, dropout }, customers: customers.length, ...fit };
}

/** Groups from which on a sample of as many shows where to start. */
const manyGroups = 4000;

function sampleOf(groups: PurchaseGroups, dropout: Dropout) {
  const n = Math.floor(groups.weights.length / manyGroups);
  if (n < 2) return undefined;
  const sample = everyNth(groups, n);
  const count = sample.weights.reduce((sum, weight) => sum + weight, 0);
  return { logLikelihood: bgNbdLogLikelihood(sample, dropout), count };
}

/**
 * ln L of r, alpha, a and b. Fader, Hardie & Lee 2005, eq. 6, as ln A₁ + ln A₂ + ln(A₃ + A₄) of Fader & Hardie's note on
 * its computation. With y = x the model is BG/NBD, with y = x + 1 MBG/NBD; A₄, that the customer stopped at once after
 * the last purchase, is there where y > 0.
 */
export function bgNbdLogLikelihood(groups: PurchaseGroups, dropout: Dropout): LogLikelihood {
  const { repeats, firstToLast, firstToNow, weights } = groups;
  const rows = weights.length;
  return ([r = 0, alpha = 0, a = 0, b = 0], gradient) => {
    const logAlpha = Math.log(alpha);
    const ofR = digamma(r);
    const [logR, logAB, logB] = [logGamma(r), logGamma(a + b), logGamma(b)];
    const [ofAB, ofB] = [digamma(a + b), digamma(b)];
    let value = 0;
    let byR = 0;
    let byAlpha = 0;
    let byA = 0;
    let byB = 0;
    // Groups are sorted by their repeats: what depends on those alone is computed once for each number.
    let x = -1;
    let y = 0;
    let constant = 0;
    let xByR = 0;
    let xByA = 0;
    let xByB = 0;
    let logStop = 0;
    for (let i = 0; i < rows; i++) {
      if (repeats[i] !== x) {
        x = repeats[i]!;
        y = chancesToStop(x, dropout);
        constant = logGamma(r + x) - logR + r * logAlpha + logAB - logB + logGamma(b + y) - logGamma(a + b + y);
        xByR = digamma(r + x) - ofR + logAlpha;
        xByA = ofAB - digamma(a + b + y);
        xByB = xByA - ofB + digamma(b + y);
        logStop = y > 0 ? Math.log(a / (b + y - 1)) : -Infinity;
      }
      const weight = weights[i]!;
      const now = alpha + firstToNow[i]!;
      const last = alpha + firstToLast[i]!;
      const logNow = Math.log(now);
      const logLast = Math.log(last);
      // The chance that the customer stopped at the last purchase, against still being there: A₄ / A₃.
      const odds = Math.exp(logStop + (r + x) * (logNow - logLast));
      const stopped = odds === Infinity ? 1 : odds / (1 + odds);
      const logSum = odds === Infinity ? logStop + (r + x) * (logNow - logLast) : Math.log1p(odds);
      value += weight * (constant - (r + x) * logNow + logSum);
      byR += weight * (xByR - logNow + stopped * (logNow - logLast));
      byAlpha += weight * (r / alpha - (r + x) * ((1 - stopped) / now + stopped / last));
      byA += weight * (xByA + stopped / a);
      byB += weight * (xByB - (y > 0 ? stopped / (b + y - 1) : 0));
    }
    gradient[0] = byR;
    gradient[1] = byAlpha;
    gradient[2] = byA;
    gradient[3] = byB;
    return value;
  };
}
