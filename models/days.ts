/** Days in UTC: the only unit of time in what is computed of customers. */

const dayMs = 86_400_000;

/** The number of the UTC day of an ISO 8601 time, 1970-01-01 being 0; NaN when it is no time. */
export function dayNumber(at: string): number {
  return Math.floor(Date.parse(at) / dayMs);
}

/** The view back from a day. */
export interface LookBack {
  /** Whether a time is on the day or earlier; false when it is no time. */
  readonly includes: (at: string) => boolean;
  /** Whole days from the day of a time to the day: 0 on it, negative after it. */
  readonly daysSince: (at: string) => number;
}

/** Looks back from the UTC day that `asOf` (ISO 8601) lies in, the whole of it included. Throws when it is no time. */
export function lookBack(asOf: string): LookBack {
  const today = dayNumber(asOf);
  if (Number.isNaN(today)) throw new RangeError(`Cannot look back from "${asOf}": an ISO 8601 date was wanted`);
  return { includes: (at) => dayNumber(at) <= today, daysSince: (at) => today - dayNumber(at) };
}
