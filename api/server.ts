/** The API on a port. */

import { createServer, type RequestListener, type Server } from "node:http";
import type { AwaitedEngine } from "../pipeline/await-servers.ts";
import type { Engine } from "../pipeline/engine.ts";
import { createApp, type AppOptions } from "./app.ts";
import { waitingApp } from "./waiting.ts";

/** A server that listens. */
export interface Serving {
  readonly url: string;
  /** Ends what is under way and takes no more; resolves when all connections are closed. */
  close(): Promise<void>;
}

/** Where to listen. */
export interface ServeOptions extends Omit<AppOptions, "stopping" | "engine"> {
  /** One that is not open yet: until it is, every answer is 503. */
  readonly engine: Engine | AwaitedEngine;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** A server cannot be where it was to be. */
export class ListenError extends Error {
  override readonly name = "ConfigError";
}

/** How long answers may take once the server stops. */
const graceMs = 2000;

/** Whether a host is this machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: "something else listens there: stop it, or give another --port",
  EACCES: "the system does not allow it: give a --port from 1024 on",
  EADDRNOTAVAIL: "this machine has no such address: give another --host",
  ENOTFOUND: "there is no such host: give another --host",
};

function listen(server: Server, { host, port }: ServeOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = reasons[error.code ?? ""] ?? error.message;
      reject(new ListenError(`Cannot listen on ${host} port ${port}: ${reason}`, { cause: error }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Throws `ListenError` where others than this machine could ask without a key. */
export function checkGuarded(host: string, apiKey: string | undefined): void {
  if (isLoopback(host) || apiKey !== undefined) return;
  throw new ListenError(`Bound to ${host}, others can reach the server: set ATTUNE_API_KEY, or bind to 127.0.0.1`);
}

/**
 * Serves the API and its pages. Throws `ListenError` when bound to more than this machine without a key, and when it cannot
 * listen. Bound to loopback, no key is asked for even if one is set, unless there is one for analysts beside it.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { host, apiKey, engine, ...rest } = options;
  checkGuarded(host, apiKey);
  const stopping = new AbortController();
  // Two keys tell two kinds of callers apart, wherever they sit.
  const isKeyed = !isLoopback(host) || options.analystKey !== undefined;
  const appOf = (opened: Engine): RequestListener =>
    createApp({
      ...rest,
      engine: opened,
      stopping: stopping.signal,
      ...(isKeyed && apiKey !== undefined && { apiKey }),
    });
  let app: RequestListener = "opened" in engine ? waitingApp(engine.reached) : appOf(engine);
  // Whoever awaits the engine hears why it does not open.
  if ("opened" in engine) void engine.opened.then((opened) => (app = appOf(opened))).catch(() => undefined);
  const server = createServer((request, response) => app(request, response));
  server.requestTimeout = 0; // Uploads may take long: they are limited in size, and given up when nothing arrives.
  server.headersTimeout = 30_000;
  const port = await listen(server, options);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        stopping.abort();
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), graceMs).unref();
      }),
  };
}
