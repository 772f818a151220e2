/** Errors of the API: `{ error: { code, message, details? } }`, with codes that never change. */

import { randomUUID } from "node:crypto";
import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { failureOf, routeOf } from "./log.ts";
import { inOwnWords } from "./own-words.ts";
import type { ErrorResponse } from "./responses.ts";

/** Every code with the status it comes with. */
export const statuses = {
  invalid_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  upload_stalled: 408,
  conflict: 409,
  too_large: 413,
  unsupported_type: 415,
  unusable_input: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

/** The code of an error: it never changes. */
export type ErrorCode = keyof typeof statuses;

/** A failure with a code that clients may rely on. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ErrorCode;
  readonly details?: unknown;

  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** What is told of a failure of Express or of what reads bodies: their own words quote the request. */
const refusals: Readonly<Record<number, ApiError>> = {
  413: new ApiError("too_large", "The body is larger than this route takes"),
  415: new ApiError("unsupported_type", "The body is encoded in a way that is not known: wanted UTF-8"),
  400: new ApiError("invalid_request", "The request cannot be read: wanted a path and a JSON body without mistakes"),
};

/** SQLSTATE classes of a server that is out of reach, out of room, or on its way down. */
const passing = /^(08|53|57P)/;
const lost = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EPIPE"]);

/** Failures that may be over soon. */
function unavailableOf(error: Error): ApiError | undefined {
  const code = "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "53100") return new ApiError("unavailable", "There is no room left on the disk");
  if (error.name === "UnavailableError") return new ApiError("unavailable", error.message);
  if (error.name === "RedisError") return new ApiError("unavailable", "The queue cannot be reached");
  if (error.name === "AbortError") return new ApiError("unavailable", "The server is stopping");
  if (lost.has(code) || (error.name === "QueryError" && (passing.test(code) || error.message.includes("terminated"))))
    return new ApiError("unavailable", "The store cannot be reached");
  return undefined;
}

/** Failures of the pipeline that callers can do something about, by name. */
const known: Readonly<Record<string, ErrorCode>> = {
  NotFoundError: "not_found",
  UnusableInput: "unusable_input",
  RuleError: "invalid_request",
  NameTakenError: "conflict",
  TooManyQuestionsError: "too_many_requests",
  EditError: "unusable_input",
};

function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof Error) {
    const code = known[error.name];
    if (code) {
      const { line, column, suggestions } = error as { line?: unknown; column?: unknown; suggestions?: unknown };
      const details = { line, column, suggestions };
      const isEmpty = Object.values(details).every((value) => value === undefined);
      return new ApiError(code, inOwnWords(error.message), isEmpty ? undefined : details);
    }
    const unavailable = unavailableOf(error);
    if (unavailable) return unavailable;
    const { status } = error as { readonly status?: number };
    if (status !== undefined && status >= 400 && status < 500) return refusals[status] ?? refusals[400]!;
  }
  return new ApiError("internal", "Something went wrong on our side");
}

/** How long what is still being sent is thrown away, so that the sender gets to read the answer. */
const lingerMs = 10_000;

/** The last handler: turns whatever was thrown into an answer. What is our fault goes to the log, never to the caller. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const { code, message, details } = apiErrorOf(error);
    // Who has gone needs no answer, and what was stopped for that is no failure.
    if (response.destroyed && code === "unavailable") return;
    const isOurs = statuses[code] >= 500;
    const id = randomUUID();
    if (isOurs) {
      const entry = { id, method: request.method, route: routeOf(request), failure: failureOf(error) };
      logger[code === "internal" ? "error" : "warn"](entry, "request failed");
    }
    if (response.headersSent) return void response.destroy();
    const isPassing = code === "too_many_requests" || code === "unavailable";
    if (isPassing && !response.hasHeader("Retry-After")) response.setHeader("Retry-After", "5");
    const body: ErrorResponse = {
      error: {
        code,
        message: code === "internal" ? `${message}; the log tells of it under ${id}` : message,
        ...(details !== undefined && { details }),
      },
    };
    response.status(statuses[code]).json(body);
    if (!request.complete) setTimeout(() => request.complete || request.destroy(), lingerMs).unref();
  };
}
