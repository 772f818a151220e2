/** Long computations that leave the event loop to others: an API in the same process keeps answering. */

export interface BreatheOptions {
  readonly signal?: AbortSignal;
  /** Longest time the event loop is held, in milliseconds. */
  readonly everyMs?: number;
}

/**
 * A function to await often in a long loop. It returns at once until `everyMs` have passed since the event loop last
 * ran, and then lets it run. Throws the signal's reason once `signal` is aborted.
 */
export function createBreath({ signal, everyMs = 30 }: BreatheOptions = {}): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    signal?.throwIfAborted();
    if (performance.now() - last < everyMs) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        last = performance.now();
        resolve();
      });
    });
  };
}
