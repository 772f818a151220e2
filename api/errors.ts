/** Errors of the API: `{ error: { code, message, details? } }`, with codes that never change. */

import type { ErrorRequestHandler } from "express";

const statuses = {
  invalid_request: 400,
  unusable_input: 422,
  unauthorized: 401,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_type: 415,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

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

/** Failures of the pipeline that callers can do something about, by name. */
const known: Readonly<Record<string, ErrorCode>> = {
  NotFoundError: "not_found",
  UnusableInput: "unusable_input",
  RuleError: "invalid_request",
};

function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (!(error instanceof Error)) return new ApiError("internal", "Something went wrong on our side");
  const code = known[error.name];
  if (code) {
    const { line, column, suggestions } = error as { line?: unknown; column?: unknown; suggestions?: unknown };
    const details = { line, column, suggestions };
    return new ApiError(code, error.message, Object.values(details).some((v) => v !== undefined) ? details : undefined);
  }
  const { type, status } = error as { type?: string; status?: number };
  if (type === "entity.too.large") return new ApiError("too_large", "The body is larger than this route takes");
  if (type === "entity.parse.failed") return new ApiError("invalid_request", "The body is not JSON");
  if (status && status >= 400 && status < 500) return new ApiError("invalid_request", error.message);
  return new ApiError("internal", "Something went wrong on our side; the log has the reason");
}

/** The last handler: turns whatever was thrown into an answer. What is our fault goes to the log, never to the caller. */
export const errorHandler: ErrorRequestHandler = (error, request, response, next) => {
  const { code, message, details } = apiErrorOf(error);
  if (code === "internal") request.log?.error({ err: error instanceof Error ? error : undefined }, "request failed");
  if (response.headersSent) return next(error);
  if (code === "too_many_requests" || code === "unavailable") response.setHeader("Retry-After", "5");
  response.status(statuses[code]).json({ error: { code, message, ...(details !== undefined && { details }) } });
};
