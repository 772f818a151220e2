/** `attune serve`: the API and the report. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pcErr as pc } from "./colours.ts";
import { stderrLogger } from "../api/log.ts";
import { checkGuarded, isLoopback, serve as serveApi } from "../api/server.ts";
import { wholeNumber, type Command } from "./command.ts";
import { configOf, withEngine } from "./session.ts";
import { untilStopped } from "./until-stopped.ts";

const mostUploadBytes = 1024 ** 3;
/** From one address; this machine may ask as often as it likes. */
const requestsPerMinute = 6000;

/** Uploads wait in a folder of this process: in the store's own folder, which is emptied when it opens, or a temporary one. */
async function uploadsFolder(dataFolder: string, isServed: boolean): Promise<string> {
  if (isServed) return mkdtemp(join(tmpdir(), "attune-uploads-"));
  const folder = join(dataFolder, "uploads");
  await rm(folder, { recursive: true, force: true });
  return folder;
}

export const serve: Command = {
  summary: "the API and the last run's report in the browser",
  usage: "[--port N] [--host ADDRESS]",
  examples: [
    "attune serve --data attune-data/demo",
    "ATTUNE_API_KEY=choose-one attune serve --host 0.0.0.0 --port 8080",
  ],
  options: {
    port: { type: "string", value: "N", help: "default 3000, or PORT; 0: any that is free" },
    host: { type: "string", value: "ADDRESS", help: "default 127.0.0.1; others than loopback need ATTUNE_API_KEY" },
  },
  json: false,
  async run(args) {
    const config = configOf(args);
    const port = wholeNumber(args, { name: "port", least: 0, most: 65535 }) ?? config.port;
    const host = args.text("host") ?? config.host;
    checkGuarded(host, config.apiKey);
    return withEngine(args, async (engine) => {
      const isServed = engine.database.profile === "served";
      const folder = await uploadsFolder(config.dataFolder, isServed);
      try {
        const server = await serveApi({
          engine,
          uploads: { folder, bytes: mostUploadBytes },
          logger: stderrLogger(),
          host,
          port,
          ...(!isLoopback(host) && { requestsPerMinute }),
          ...(config.apiKey && { apiKey: config.apiKey }),
        });
        // The served profile has workers of its own; embedded, this process is the worker too.
        if (!isServed) engine.work();
        // Before it is told that Ctrl-C does.
        const stopped = untilStopped();
        process.stderr.write(`${pc.green("✓")} Attune is at ${pc.cyan(server.url)} (Ctrl-C stops it)\n`);
        await stopped;
        await server.close();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      return 0;
    });
  },
};
