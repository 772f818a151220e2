/** What is not put away by then is found unfinished, and mended, when the store opens again. */
const patienceMs = 8000;

/** Resolves on SIGINT or SIGTERM; a second one ends the process at once, and so do eight seconds. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      process.stderr.write("Stopping …\n");
      setTimeout(() => process.exit(1), patienceMs).unref();
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}
