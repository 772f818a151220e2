/** Days in UTC: the only unit of time in what is computed of customers. */

const dayMs = 86_400_000;

/** The first millisecond after the UTC day that `asOf` (ISO 8601) lies in: what is before it has happened. */
export function dayEnd(asOf: string): number {
  const time = Date.parse(asOf);
  if (Number.isNaN(time)) throw new RangeError(`Cannot look back from "${asOf}": an ISO 8601 date was wanted`);
  return (Math.floor(time / dayMs) + 1) * dayMs;
}

/** The number of the UTC day of an ISO 8601 time, 1970-01-01 being 0; NaN when it is none. */
export function dayNumber(at: string): number {
  return Math.floor(Date.parse(at) / dayMs);
}

/** Whole days from the day of `at` to the day of `asOf`: 0 on the same day, negative when `at` is later. */
export function daysBetween(at: string, asOf: string): number {
  return dayNumber(asOf) - dayNumber(at);
}

/** Whether `at` is on the day of `asOf` or earlier; false when it is no time. */
export function hasHappened(at: string, asOf: string): boolean {
  return Date.parse(at) < dayEnd(asOf);
}
