/** A customer's contract from its dates, and what is to be expected of it. */

import { lookBack } from "../days.ts";
import { estimate, type Estimate } from "../statistics/delta.ts";
import { expectedRemaining, leastAtRisk, staying, type Contract, type Survival } from "./subscriptions.ts";

/** When a contract began, and when it ended or will, ISO 8601. */
export interface ContractDates {
  readonly start?: string;
  readonly end?: string;
}

const monthDays = 365.25 / 12;
/** Months that are looked ahead. */
const contractHorizonMonths = 12;

/**
 * The contract as it stands at the end of the day `asOf`; undefined where it has no beginning, has not begun, or ends before
 * it begins. A day of the end that is still to come is no end.
 */
export function contractAt({ start, end }: ContractDates, asOf: string): Contract | undefined {
  const { includes, daysSince } = lookBack(asOf);
  if (start === undefined || !includes(start)) return undefined;
  const hasEnded = end !== undefined && includes(end);
  const days = daysSince(start) - (hasEnded ? daysSince(end) : 0);
  return days < 0 ? undefined : { months: days / monthDays, hasEnded };
}

/** What is to be expected of a contract that runs. */
export interface ContractForecast {
  /** Probability that it still runs in 12 months. */
  readonly stays: Estimate;
  /** Mean months that it runs within the next 12. */
  readonly months: Estimate;
}

/**
 * The next 12 months of a contract that has run for `age` months, from how long all contracts ran: undefined where fewer
 * than 20 have run as long, or none has run 12 months longer.
 */
export function forecastContract(survival: Survival, age: number): ContractForecast | undefined {
  const end = age + contractHorizonMonths;
  const later = survival.steps.filter(({ months }) => months > age && months <= end);
  if (survival.longest < end || (later[0]?.atRisk ?? survival.contracts) < leastAtRisk) return undefined;
  const remaining = expectedRemaining(survival, age, end);
  if (!remaining) return undefined;
  const now = staying(survival, age).value;
  const share = staying(survival, end).value / now;
  // Greenwood's variance of ln S, of the steps between alone: what came before is known of this contract.
  const variance = later.reduce((sum, { atRisk, ended }) => sum + ended / (atRisk * Math.max(1, atRisk - ended)), 0);
  const odds = variance / (1 - share) ** 2;
  return {
    stays: estimate(share, { variance: share < 1 ? odds : 0, scale: "probability" }),
    months: remaining.months,
  };
}
