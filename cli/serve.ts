/** `attune serve`: the API and the report. */

import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pcErr as pc } from "./colours.ts";
import { stderrLogger } from "../api/log.ts";
import { checkGuarded, isLoopback, serve as serveApi } from "../api/server.ts";
import { openUploadsFolder } from "../api/uploads-folder.ts";
import { awaitEngine, type AwaitedEngine, type Servers } from "../pipeline/await-servers.ts";
import { uploadsIn, type Engine } from "../pipeline/engine.ts";
import { wholeNumber, type Arguments, type Command } from "./command.ts";
import { configOf, placeOf, withEngine } from "./session.ts";
import { untilStopped } from "./until-stopped.ts";

const mostUploadBytes = 1024 ** 3;
/** From one address; this machine may ask as often as it likes. */
const requestsPerMinute = 6000;

/** Serves until the process is told to stop, or until `ready` rejects; `ready` is told once when something can be asked. */
async function serveUntilStopped(
  args: Arguments,
  { engine, folder, ready }: { engine: Engine | AwaitedEngine; folder: string; ready: Promise<unknown> },
): Promise<void> {
  const { config, host, port } = whereOf(args);
  try {
    const server = await serveApi({
      engine,
      uploads: { folder, bytes: mostUploadBytes },
      logger: stderrLogger(),
      host,
      port,
      ...(!isLoopback(host) && { requestsPerMinute }),
      ...(config.apiKey && { apiKey: config.apiKey }),
      ...(config.analystKey && { analystKey: config.analystKey }),
      smallestGroup: config.smallestGroup,
    });
    // Before it is told that Ctrl-C does.
    const stopped = untilStopped();
    process.stderr.write(`${pc.green("✓")} Attune is at ${pc.cyan(server.url)} (Ctrl-C stops it)\n`);
    try {
      await Promise.race([stopped, ready.then(() => stopped)]);
    } finally {
      await server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The served profile: there are workers of their own, and the servers may come up later than this process. */
async function serveBesideServers(args: Arguments, servers: Servers): Promise<void> {
  const folder = await openUploadsFolder(tmpdir());
  const stop = new AbortController();
  const engine = awaitEngine(servers, { signal: stop.signal });
  try {
    await serveUntilStopped(args, { engine, folder, ready: engine.opened });
  } finally {
    stop.abort();
    await engine.opened.then(
      (opened) => opened.close(),
      () => undefined,
    );
  }
}

function whereOf(args: Arguments) {
  const config = configOf(args);
  const port = wholeNumber(args, { name: "port", least: 0, most: 65535 }) ?? config.port;
  return { config, host: args.text("host") ?? config.host, port };
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
    const { config, host } = whereOf(args);
    checkGuarded(host, config.apiKey);
    const place = placeOf(config);
    if (place.databaseUrl !== undefined) await serveBesideServers(args, place);
    else {
      await withEngine(args, async (engine) => {
        engine.work();
        await serveUntilStopped(args, { engine, folder: uploadsIn(config.dataFolder), ready: Promise.resolve() });
      });
    }
    return 0;
  },
};
