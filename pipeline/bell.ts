/**
 * Tells a run that waits when a batch was done in its own process. What other processes do it finds by asking the store, so
 * that nothing depends on a ring.
 */

import type { Database } from "./store/database.ts";

interface Bell {
  rings: number;
  readonly listeners: Set<() => void>;
}

const bells = new WeakMap<Database, Bell>();

function bellOf(database: Database): Bell {
  const known = bells.get(database) ?? { rings: 0, listeners: new Set() };
  bells.set(database, known);
  return known;
}

/** How often the bell of a database has rung. */
export function ringsOf(database: Database): number {
  return bellOf(database).rings;
}

/** Wakes all that wait for news of a database. */
export function ring(database: Database): void {
  const bell = bellOf(database);
  bell.rings++;
  for (const wake of [...bell.listeners]) wake();
}

/**
 * Resolves once the bell has rung more than `since` times, which it may have already, and after `ms` at the latest. Throws
 * the signal's reason when that is aborted.
 */
export function untilRung(
  database: Database,
  { since, ms, signal }: { readonly since: number; readonly ms: number; readonly signal?: AbortSignal },
): Promise<void> {
  const { rings, listeners } = bellOf(database);
  signal?.throwIfAborted();
  if (rings > since) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      listeners.delete(wake);
      signal?.removeEventListener("abort", stop);
      settle();
    };
    const wake = () => end(resolve);
    const stop = () => end(() => reject(signal!.reason as Error));
    const timer = setTimeout(wake, ms);
    listeners.add(wake);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
