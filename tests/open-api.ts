/** The API on a port of its own, over a store of its own. */

import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createApp, type AppOptions } from "../api/app.ts";
import { openEngine, type Engine, type Place } from "../pipeline/engine.ts";
import { freshFolder, freshServedUrl } from "./fresh-database.ts";
import { serversFor } from "./served.ts";

/** An answer as JSON. */
export interface JsonAnswer {
  readonly status: number;
  // Tests look into answers whose shape is what they are there to find out.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** The API at work. */
export interface TestApi {
  readonly url: string;
  readonly engine: Engine;
  /** Names of the files that lie where uploads wait. */
  uploads(): readonly string[];
  /** Asks a path below the server's root. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Asks and reads the answer as JSON. */
  json(path: string, init?: RequestInit): Promise<JsonAnswer>;
  close(): Promise<void>;
}

/** How a test API differs from the usual. */
export interface TestApiOptions extends Partial<Omit<AppOptions, "engine" | "uploads">> {
  readonly uploads?: Partial<AppOptions["uploads"]>;
  /** Absent: an embedded store in a folder that goes away with it. */
  readonly place?: Place;
  /** Hosts that webhooks may reach though they are not public. */
  readonly webhookHosts?: readonly string[];
}

/** Opens the API over a new store. */
export async function openApi({
  uploads,
  place,
  webhookHosts = [],
  ...options
}: TestApiOptions = {}): Promise<TestApi> {
  const folder = freshFolder();
  const waiting = join(folder.path, "uploads");
  const engine = await openEngine({ ...(place ?? { dataFolder: join(folder.path, "data") }), webhookHosts });
  const app = createApp({ ...options, engine, uploads: { folder: waiting, bytes: 1_000_000, ...uploads } });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init);
  return {
    url,
    engine,
    uploads: () => (readdirSync(folder.path).includes("uploads") ? readdirSync(waiting) : []),
    ask,
    async json(path, init) {
      const response = await ask(path, init);
      return { status: response.status, body: await response.json() };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close().finally(folder.remove);
    },
  };
}

/** A profile on which the API can be tested here. */
export interface ApiProfile {
  readonly profile: "embedded" | "served";
  open(options?: TestApiOptions): Promise<TestApi>;
}

/** Embedded always, served when there are servers; what is left out is said. */
export function apiProfiles(what: string): readonly ApiProfile[] {
  const embedded: ApiProfile = { profile: "embedded", open: openApi };
  const servers = serversFor(`${what} on the served profile`);
  if (!servers) return [embedded];
  const open = async (options?: TestApiOptions): Promise<TestApi> => {
    const { url: databaseUrl, drop } = await freshServedUrl(servers.databaseUrl);
    const api = await openApi({ ...options, place: { databaseUrl, redisUrl: servers.redisUrl } });
    return {
      ...api,
      async close() {
        await api.close();
        await drop();
      },
    };
  };
  return [embedded, { profile: "served", open }];
}

/** A form with one file and fields beside it. */
export function formOf(
  text: string,
  { name = "feedback.csv", ...fields }: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append("file", new Blob([text]), name);
  return form;
}
