/** Calls a route: what comes in is checked against its schemas, what goes out is JSON. */

import express, { type RequestHandler } from "express";
import { z } from "zod";
import { ApiError } from "./errors.ts";
import { roleOf } from "./guard.ts";
import type { ApiContext, Route } from "./route.ts";

const mostDetails = 20;

function told(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  if (issue.code !== "unrecognized_keys" || !(schema instanceof z.ZodObject) || issue.path.length > 0)
    return issue.message;
  // A name that looks like one is repeated: it is most likely misspelt.
  const named = issue.keys.filter((key) => /^[\w-]{1,40}$/.test(key)).join(", ") || "such a field";
  return `there is no ${named}; there are ${Object.keys(schema.shape).join(", ")}`;
}

/** The value as the schema gives it. Throws `invalid_request`, naming each field that is wrong. */
export function checked<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues
    .slice(0, mostDetails)
    .map((issue) => ({ field: issue.path.join("."), message: told(issue, schema) }));
  const { field, message } = details[0]!;
  throw new ApiError("invalid_request", `${where}${field && ` ${field}`}: ${message}`, details);
}

const parseJson = express.json({ limit: "5mb" });

/** Reads a JSON body; a body of another type is refused, and none is the same as `{}`. */
export const readJson: RequestHandler = (request, response, next) => {
  const isUntyped = request.get("content-type") === undefined;
  if (isUntyped ? Number(request.get("content-length") ?? 0) > 0 : request.is("json") === false)
    return next(new ApiError("unsupported_type", "Wanted a body of application/json"));
  parseJson(request, response, next);
};

/** Express' handler of a route. */
export function handlerOf(route: Route, context: ApiContext): RequestHandler {
  const { params, headers, body } = route;
  const query = (route.query ?? z.object({})).strict();
  return async (request, response) => {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const stop = () => gone.abort();
    context.stopping.addEventListener("abort", stop);
    try {
      const call = {
        params: params && checked(params, request.params, "Path"),
        query: checked(query, request.query, "Query"),
        headers: headers && checked(headers, request.headers, "Header"),
        body: body && checked(body, request.body ?? {}, "Body"),
        request,
        role: roleOf(response),
        response: response.status(route.statuses?.[0] ?? 200),
        context,
        signal: gone.signal,
      };
      const answer = await route.handle(call as never);
      if (answer !== undefined) response.json(answer);
    } finally {
      context.stopping.removeEventListener("abort", stop);
    }
  };
}
