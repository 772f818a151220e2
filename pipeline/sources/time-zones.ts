/** Wall-clock time in a named zone to UTC, with nothing but Intl. */

const DAY_MS = 86_400_000;

/** What a zone's clocks show, as milliseconds; `offset(utcMs)` is local minus UTC. */
export type ToUtc = (localMs: number) => number;

/** Whether Intl knows the zone: "Europe/Berlin", "America/New_York", "UTC". */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * A function from local wall-clock milliseconds (as if UTC) to UTC milliseconds in `timezone`. A time that the clocks skip
 * in spring is read with the offset before the change; one that they show twice in autumn is its first occurrence.
 */
export function toUtcIn(timezone: string): ToUtc {
  if (timezone === "UTC") return (localMs) => localMs;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  function offsetAt(utcMs: number): number {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(utcMs)) part[type] = Number(value);
    const local = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
    return local - Math.floor(utcMs / 1000) * 1000;
  }
  // Intl takes about 5 µs a call: the offsets around a day are asked for once.
  const days = new Map<number, readonly [before: number, after: number]>();
  return (localMs) => {
    const day = Math.floor(localMs / DAY_MS);
    let around = days.get(day);
    if (!around) {
      around = [offsetAt((day - 1) * DAY_MS), offsetAt((day + 2) * DAY_MS)];
      days.set(day, around);
    }
    const [before, after] = around;
    if (before === after) return localMs - before;
    return offsetAt(localMs - before) === before ? localMs - before : skipped(localMs, { before, after });
  };

  function skipped(localMs: number, offsets: { readonly before: number; readonly after: number }): number {
    const later = localMs - offsets.after;
    return offsetAt(later) === offsets.after ? later : localMs - offsets.before;
  }
}
