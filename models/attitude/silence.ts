/** Whether somebody who used to write has stopped. */

/** How long nobody heard of a customer who wrote before. */
export interface Silence {
  /** Days on which they wrote of something new. */
  readonly contacts: number;
  /** Mean days between those. */
  readonly usualDays: number;
  /** Days since the last of them. */
  readonly days: number;
  /** Probability of so long a silence if they wrote on as before. */
  readonly chance: number;
  /** Whether that is below 1 in 20. */
  readonly isSilent: boolean;
}

const leastContacts = 3;
const rare = 0.05;

/**
 * The silence of who wrote on these days (days before today, in any order); undefined below three different days. Contacts at
 * random at a rate that is known from n intervals over T days alone: a silence of s days or more has the chance
 * (T / (T + s))^n, the posterior predictive of an exponential with the prior 1/rate (Gelman et al. 2013, §2.6).
 */
export function silenceOf(daysAgo: readonly number[]): Silence | undefined {
  const different = [...new Set(daysAgo.filter((day) => day >= 0))];
  if (different.length < leastContacts) return undefined;
  const days = different.reduce((a, b) => Math.min(a, b));
  const span = different.reduce((a, b) => Math.max(a, b)) - days;
  const intervals = different.length - 1;
  const chance = (span / (span + days)) ** intervals;
  return { contacts: different.length, usualDays: span / intervals, days, chance, isSilent: chance < rare };
}
