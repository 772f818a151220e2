/** Customers under contract, whose end is known: how long they stay. Apart from buyers, who stop without a word. */

import { estimate, normalQuantile, type Estimate } from "../statistics/delta.ts";

/** A contract: its months until it ended, or until today. */
export interface Contract {
  readonly months: number;
  readonly hasEnded: boolean;
}

/** The share that stays longer than `months`, which is a time at which contracts ended. */
export interface SurvivalStep {
  readonly months: number;
  /** Contracts that ran until then, and those of them that ended then. */
  readonly atRisk: number;
  readonly ended: number;
  readonly staying: Estimate;
}

/** Kaplan and Meier's curve: 1 before its first step. */
export interface Survival {
  readonly contracts: number;
  readonly ended: number;
  /** Longest time seen: nothing is known beyond. */
  readonly longest: number;
  readonly steps: readonly SurvivalStep[];
}

/**
 * The curve of staying (Kaplan & Meier 1958), with 95 % intervals by Greenwood's variance on ln(−ln S) (Kalbfleisch &
 * Prentice 1980), which stay within 0 and 1. Throws a RangeError where months is not a number from 0.
 */
export function fitSurvival(contracts: readonly Contract[]): Survival {
  const wrong = contracts.find(({ months }) => !(months >= 0 && months < Infinity));
  if (wrong) throw new RangeError(`Cannot use a contract of ${wrong.months} months: a number from 0 was wanted`);
  const ends = new Map<number, { ended: number; left: number }>();
  for (const { months, hasEnded } of contracts) {
    const at = ends.get(months) ?? { ended: 0, left: 0 };
    ends.set(months, { ended: at.ended + (hasEnded ? 1 : 0), left: at.left + 1 });
  }
  let [atRisk, share, greenwood] = [contracts.length, 1, 0];
  const steps: SurvivalStep[] = [];
  const times = [...ends.keys()].sort((a, b) => a - b);
  for (const months of times) {
    const { ended, left } = ends.get(months)!;
    if (ended > 0) {
      share *= 1 - ended / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      steps.push({ months, atRisk, ended, staying: stayingOf(share, greenwood) });
    }
    atRisk -= left;
  }
  return {
    contracts: contracts.length,
    ended: steps.reduce((sum, step) => sum + step.ended, 0),
    longest: times.at(-1) ?? 0,
    steps,
  };
}

function stayingOf(share: number, greenwood: number): Estimate {
  // Where all have ended the variance is not defined.
  if (share <= 0) return { value: 0, low: 0, high: 0 };
  const reach = (normalQuantile * Math.sqrt(greenwood)) / -Math.log(share);
  return { value: share, low: share ** Math.exp(reach), high: share ** Math.exp(-reach) };
}

/** The share that stays longer than `months`; 1 before the first end. */
export function staying({ steps }: Survival, months: number): Estimate {
  const step = steps.findLast((one) => one.months <= months);
  return step?.staying ?? { value: 1, low: 1, high: 1 };
}

/** How long a contract goes on, within what was seen. */
export interface Remaining {
  /** Mean months to come that lie before `until`: at least so many, where some stay longer. */
  readonly months: Estimate;
  /** The contract's age up to which it was counted. */
  readonly until: number;
  /** Share that stays longer than that, of those who are there now: above 0, the true mean is larger. */
  readonly stayingOn: number;
}

/** Fewer contracts than this, that ran as long as one, do not tell how it goes on. */
export const leastAtRisk = 20;

/**
 * Mean months that a contract of this age still runs, until the age `until` (default: the longest seen), with a 95 %
 * interval: the restricted mean of those who came as far (Irwin 1949; its variance after Kaplan & Meier 1958, eq. 6b).
 * Undefined when fewer than 20 contracts ran so long, or nothing is known beyond.
 */
export function expectedRemaining(
  { steps, longest, contracts }: Survival,
  age: number,
  until: number = longest,
): Remaining | undefined {
  const end = Math.min(until, longest);
  if (contracts < leastAtRisk || !(age >= 0) || !(age < end)) return undefined;
  const later = steps.filter(({ months }) => months > age && months <= end);
  const first = later[0];
  // Without an end to come, all who are there stay until then.
  if (!first) return { months: { value: end - age, low: end - age, high: end - age }, until: end, stayingOn: 1 };
  if (first.atRisk < leastAtRisk) return undefined;
  let [share, from, area] = [1, age, 0];
  const areas: number[] = [];
  for (const { months, atRisk, ended } of later) {
    area += share * (months - from);
    areas.push(area);
    share *= 1 - ended / atRisk;
    from = months;
  }
  const total = area + share * (end - from);
  const variance = later.reduce((sum, { atRisk, ended }, i) => {
    const beyond = total - areas[i]!;
    return beyond > 0 ? sum + (beyond * beyond * ended) / (atRisk * (atRisk - ended)) : sum;
  }, 0);
  const { value, low, high } = estimate(total, { variance: variance / (total * total), scale: "amount" });
  return { months: { value, low, high: Math.min(high, end - age) }, until: end, stayingOn: share };
}
