/** Customers who buy as the models of value say: with known parameters, so that what is found can be held against them. */

import { createRandom, type Random } from "../models/random.ts";
import type { BgNbd } from "../models/value/bg-nbd.ts";
import type { GammaGamma } from "../models/value/gamma-gamma.ts";
import type { RepeatPurchases } from "../models/value/repeat-purchases.ts";

/** A customer's purchases until now and in the span after it. */
export interface Simulated extends RepeatPurchases {
  /** Mean of all purchases until now, the first one too. */
  readonly average: number;
  /** Purchases within the span to come, and what they came to. */
  readonly later: number;
  readonly laterSpend: number;
  readonly isAlive: boolean;
}

export interface SimulationOptions {
  readonly seed: number;
  readonly customers: number;
  /** Longest time from a first purchase to now; first purchases are spread over the newer two thirds of it. */
  readonly span: number;
  readonly ahead: number;
  /** Times are whole, as days are. */
  readonly isWhole?: boolean;
}

/** Draws customers of the two models. */
export function simulatePurchases(
  { timing, spend }: { readonly timing: BgNbd; readonly spend: GammaGamma },
  { seed, customers, span, ahead, isWhole = false }: SimulationOptions,
): readonly Simulated[] {
  const random = createRandom(seed);
  return Array.from({ length: customers }, () => {
    const firstToNow = round(span * (1 - random.next() * 0.66), isWhole);
    const rate = gamma(random, timing.r) / timing.alpha;
    const [one, other] = [gamma(random, timing.a), gamma(random, timing.b)];
    const stops = one / (one + other);
    const scale = gamma(random, spend.q) / spend.v;
    const worth = () => gamma(random, spend.p) / scale;
    let isAlive = timing.dropout === "after-repeat" || random.next() >= stops;
    let [repeats, firstToLast, later, laterSpend, total, at] = [0, 0, 0, 0, worth(), 0];
    let aliveNow = isAlive;
    while (isAlive) {
      at += -Math.log(1 - random.next()) / rate;
      if (!(at <= firstToNow + ahead)) break;
      if (at <= firstToNow) {
        repeats++;
        firstToLast = Math.min(firstToNow, round(at, isWhole));
        total += worth();
      } else {
        later++;
        laterSpend += worth();
      }
      isAlive = random.next() >= stops;
      if (at <= firstToNow) aliveNow = isAlive;
    }
    return {
      repeats,
      firstToLast,
      firstToNow,
      average: total / (repeats + 1),
      later,
      laterSpend,
      isAlive: aliveNow,
    };
  });
}

function round(time: number, isWhole: boolean): number {
  return isWhole ? Math.round(time) : time;
}

/** Marsaglia & Tsang 2000; below a shape of 1 by their boost. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = random.normal();
    const cube = (1 + c * normal) ** 3;
    if (cube > 0 && Math.log(1 - random.next()) < 0.5 * normal * normal + d - d * cube + d * Math.log(cube))
      return d * cube;
  }
}
