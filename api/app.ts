/** The API as an Express application. */

import { createHash, timingSafeEqual } from "node:crypto";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import { pinoHttp } from "pino-http";
import { z } from "zod";
import { ApiError, errorHandler } from "./errors.ts";
import { metricsHandler, countRequests } from "./metrics.ts";
import { openApiDocument } from "./openapi.ts";
import { pages } from "./pages.ts";
import type { ApiContext, Route } from "./route.ts";
import { routes } from "./routes.ts";

export interface AppOptions extends ApiContext {
  /** Callers must show it. Absent: nobody is asked, which only a server bound to loopback may do. */
  readonly apiKey?: string;
  readonly requestsPerMinute?: number;
  readonly logLevel?: "silent" | "warn";
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Lets through who shows the key, as `Authorization: Bearer …` or `X-API-Key`; compared in constant time. */
function requireKey(apiKey: string | undefined): RequestHandler {
  return (request, _response, next) => {
    const shown = request.get("authorization")?.replace(/^Bearer /i, "") ?? request.get("x-api-key") ?? "";
    if (apiKey === undefined || timingSafeEqual(digest(shown), digest(apiKey))) return next();
    next(new ApiError("unauthorized", "Wanted the API key: Authorization: Bearer KEY, or X-API-Key: KEY"));
  };
}

function parsed<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  const [first] = details;
  throw new ApiError("invalid_request", `${where}${first?.field ? ` ${first.field}` : ""}: ${first?.message}`, details);
}

function handlerOf(route: Route, context: ApiContext): RequestHandler {
  return async (request, response) => {
    const call = {
      params: route.params && parsed(route.params, request.params, "Path"),
      query: route.query && parsed(route.query, request.query, "Query"),
      body: route.body && parsed(route.body, request.body ?? {}, "Body"),
      request,
      response,
      context,
    };
    const answer = await route.handle(call as never);
    if (answer !== undefined) response.status(route.status ?? 200).json(answer);
  };
}

/** The application: every route below /v1, its document at /v1/openapi.json, pages at /docs, the report at /. */
export function createApp({ apiKey, requestsPerMinute = 6000, logLevel = "silent", ...context }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(
    pinoHttp(
      {
        level: logLevel,
        autoLogging: false,
        // A failure is logged with method and id only: paths and queries hold customers' ids and questions.
        serializers: { req: ({ method, id }: { method: string; id: unknown }) => ({ method, id }) },
      },
      process.stderr,
    ),
  );
  app.use(countRequests);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", "data:"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
        },
      },
    }),
  );
  app.use(compression({ filter: (_request, response) => response.getHeader("Content-Type") !== "text/event-stream" }));
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: requestsPerMinute,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      handler: (_request, _response, next) =>
        next(new ApiError("too_many_requests", "Too many requests: wait a little")),
    }),
  );
  app.get("/v1/openapi.json", (_request, response) => void response.json(openApiDocument(routes)));
  const guard = requireKey(apiKey);
  const json = express.json({ limit: "5mb" });
  for (const route of routes) {
    const path = `/v1${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
    const before = [...(route.isOpen ? [] : [guard]), ...(route.body ? [json] : [])];
    app[route.method](path, ...before, handlerOf(route, context));
  }
  app.get("/v1/metrics", guard, metricsHandler);
  app.use(pages(context, guard));
  app.use((request, _response, next) => {
    next(new ApiError("not_found", `There is no ${request.method} ${request.path}: /docs lists what there is`));
  });
  app.use(errorHandler);
  return app;
}
