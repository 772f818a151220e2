/** What BG/NBD expects of a customer, given how they bought so far. */

import { hypergeometricTail } from "../statistics/hypergeometric.ts";
import { chancesToStop, type BgNbd } from "./bg-nbd.ts";
import type { RepeatPurchases } from "./repeat-purchases.ts";

/** The span that is looked ahead, in the unit of the model's times. */
export interface Horizon {
  readonly within: number;
  /** Continuous rate per unit of time at which later purchases count less: ln(1.1)/365 a day is 10 % a year. Default 0. */
  readonly discountRate?: number;
}

/** The probability, 0 to 1, that a customer has not stopped. Fader, Hardie & Lee's note of 2008, "Computing P(alive)". */
export function probabilityAlive(model: BgNbd, { repeats, firstToLast, firstToNow }: RepeatPurchases): number {
  const { r, alpha, a, b, dropout } = model;
  const y = chancesToStop(repeats, dropout);
  if (y === 0) return 1;
  const growth = (r + repeats) * Math.log((alpha + firstToNow) / (alpha + firstToLast));
  return 1 / (1 + (a / (b + y - 1)) * Math.exp(growth));
}

/**
 * The probability, 0 to 1, that a customer buys again within the horizon. Who has not stopped can do so only after the
 * next purchase, so that its time is Lomax distributed, whatever a and b.
 */
export function probabilityOfPurchase(model: BgNbd, customer: RepeatPurchases, within: number): number {
  const until = model.alpha + customer.firstToNow;
  const waits = Math.exp(-(model.r + customer.repeats) * Math.log1p(within / until));
  return probabilityAlive(model, customer) * (1 - waits);
}

// Gauss–Legendre on [0, 1], four points.
const nodes = [0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970263];
const nodeWeights = [0.17392742256872692, 0.3260725774312731, 0.3260725774312731, 0.17392742256872692];

/**
 * Purchases expected of a customer within the horizon (Fader, Hardie & Lee 2005, eq. 10), discounted where a rate is
 * given. 0 or more, and finite for any parameters.
 */
export function expectedPurchases(
  model: BgNbd,
  customer: RepeatPurchases,
  { within, discountRate = 0 }: Horizon,
): number {
  const alive = probabilityAlive(model, customer);
  const all = ifAlive(model, customer, within);
  if (discountRate === 0 || within === 0) return alive * all;
  // By parts, ∫ e^(−δs) dE(s) = e^(−δt) E(t) + δ ∫ e^(−δs) E(s) ds; in ln(1 + s/now), in which E is nearly a line.
  const now = model.alpha + customer.firstToNow;
  const span = Math.log1p(within / now);
  const integral = nodes.reduce((sum, node, i) => {
    const s = now * Math.expm1(node * span);
    return sum + nodeWeights[i]! * (now + s) * Math.exp(-discountRate * s) * ifAlive(model, customer, s);
  }, 0);
  return alive * (Math.exp(-discountRate * within) * all + discountRate * span * integral);
}

/**
 * Expected purchases of who has not stopped. With A = r + x and C = a + b + y − 1, eq. 10 is
 * C/(a − 1) · [1 − (1 − u)^A ₂F₁(A, b + y; C; u)], u = t / (α + T + t), which is 0/0 at a = 1. Euler's transformation gives
 * (1 − u)^(a−1) ₂F₁(C − A, a − 1; C; u), whose terms share the factor a − 1: it is cancelled here, and C = 0 does no harm.
 */
function ifAlive({ r, alpha, a, b, dropout }: BgNbd, { repeats, firstToNow }: RepeatPurchases, within: number): number {
  const u = within / (alpha + firstToNow + within);
  if (!(u > 0)) return 0;
  const y = chancesToStop(repeats, dropout);
  const A = r + repeats;
  const C = a + b + y - 1;
  const log = Math.log1p(-u);
  // So many terms of alternating sign would cancel: then the form whose terms are all positive.
  if (C - A < -8) return ifAliveSteady({ A, a, C, u });
  const tail = hypergeometricTail({ a: C - A, b: a - 1, c: C, u, first: (C - A) * u, power: a - 1 });
  const flat = a === 1 ? -log : -Math.expm1((a - 1) * log) / (a - 1);
  return Math.max(0, C * flat - tail);
}

interface Steady {
  readonly A: number;
  readonly a: number;
  readonly C: number;
  readonly u: number;
}

// 0/0 at a = 1, and smooth there: a line across it is off by less than 1e-6.
function ifAliveSteady(steady: Steady): number {
  const near = 1e-3;
  const { a, C } = steady;
  if (Math.abs(a - 1) >= near) return allPositive(steady);
  const [below, above] = [1 - near, 1 + near].map((at) => allPositive({ ...steady, a: at, C: C - a + at }));
  const share = (a - 1 + near) / (2 * near);
  return (1 - share) * below! + share * above!;
}

function allPositive({ A, a, C, u }: Steady): number {
  const B = C - a + 1;
  const tail = hypergeometricTail({ a: A, b: B, c: C, u, first: A * B * u, power: A });
  return Math.max(0, (C - C * Math.exp(A * Math.log1p(-u)) - tail) / (a - 1));
}
