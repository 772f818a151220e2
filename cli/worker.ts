/** `attune worker`: takes runs and batches of the served profile until it is stopped. */

import { UsageError, type Command } from "./command.ts";
import { untilStopped } from "./until-stopped.ts";
import { configOf, withEngine } from "./session.ts";

export const worker: Command = {
  summary: "a stage worker of the served profile; start as many as there are machines",
  usage: "[options]",
  examples: ["DATABASE_URL=postgres://localhost/attune REDIS_URL=redis://localhost:6379 attune worker"],
  json: false,
  async run(args) {
    if (configOf(args).databaseUrl === undefined) {
      throw new UsageError(
        "attune worker needs the served profile: set DATABASE_URL and REDIS_URL. The embedded one works by itself",
      );
    }
    return withEngine(args, async (engine) => {
      engine.work();
      const stopped = untilStopped();
      process.stderr.write("Working: waiting for runs (Ctrl-C stops it; what is at hand goes back to the queue)\n");
      await stopped;
      return 0;
    });
  },
};
