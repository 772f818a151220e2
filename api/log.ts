/** What is logged: methods, routes, names of failures and places in the code. No path, query, body or text. */

import type { Request } from "express";
import { pino, type Logger } from "pino";

/** A logger that writes lines of JSON to stderr. */
export function stderrLogger(level: "warn" | "info" = "warn"): Logger {
  return pino({ level, base: undefined }, pino.destination(2));
}

/** The route of a request as it is written in routes, "none" where there is none: paths hold customers' ids. */
export function routeOf(request: Request): string {
  const { path } = (request.route as { readonly path?: unknown } | undefined) ?? {};
  return typeof path === "string" ? path : "none";
}

/** Failures whose messages are known to quote nothing that somebody wrote. */
const tellable = new Set(["QueryError", "RedisError"]);

/** A failure without its message, which may quote what somebody wrote, unless it is one that never does. */
export function failureOf(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack = "", cause } = error;
  const code = "code" in error ? error.code : undefined;
  const frames = stack.slice(stack.indexOf(message) + message.length).split("\n");
  return {
    name,
    ...(typeof code === "string" && { code }),
    ...(tellable.has(name) && { message }),
    at: frames.filter((line) => /^\s+at /.test(line)).map((line) => line.trim().slice(3)),
    ...(cause !== undefined && { cause: failureOf(cause) }),
  };
}
