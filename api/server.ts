/** The API on a port. */

import { createServer, type Server } from "node:http";
import { createApp, type AppOptions } from "./app.ts";

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

/** Whether a host is this machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A server that others can reach must ask for a key. */
export class UnguardedError extends Error {
  override readonly name = "ConfigError";
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/**
 * Serves the API and its pages. Throws when bound to more than this machine without a key, and when the port is taken.
 * Bound to loopback, no key is asked for even if one is set.
 */
export async function serve({
  host,
  port,
  apiKey,
  ...options
}: Omit<AppOptions, "logLevel"> & { readonly host: string; readonly port: number }): Promise<Serving> {
  if (!isLoopback(host) && apiKey === undefined) {
    throw new UnguardedError(`Bound to ${host}, others can reach the server: set ATTUNE_API_KEY, or bind to 127.0.0.1`);
  }
  const app = createApp({ ...options, logLevel: "warn", ...(!isLoopback(host) && apiKey !== undefined && { apiKey }) });
  const server = createServer(app);
  server.requestTimeout = 0; // uploads may take long; their size is limited
  server.headersTimeout = 30_000;
  const bound = await listen(server, port, host);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      }),
  };
}
