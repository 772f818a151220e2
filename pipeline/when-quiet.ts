/** What is done once there is nothing else to do. */

/** A bell to ring at every sign of work: `work` is done when none came for `quietMs`. `stop` forgets what is due. */
export function whenQuiet(work: () => void, quietMs: number): { ring(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  return {
    ring() {
      stop();
      // It keeps no process alive.
      timer = setTimeout(work, quietMs).unref();
    },
    stop,
  };
}
