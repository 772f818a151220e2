/** The API as an Express application. */

import { setMaxListeners } from "node:events";
import compression from "compression";
import express, { type Express } from "express";
import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import { pino, type Logger } from "pino";
import type { Engine } from "../pipeline/engine.ts";
import { usualSmallest } from "../pipeline/small-groups.ts";
import { ApiError, errorHandler } from "./errors.ts";
import { onlyOwnPages, onlyPeople, onlyThisMachine, requireKey } from "./guard.ts";
import { handlerOf, readJson } from "./handle.ts";
import { onceIn } from "./idempotency.ts";
import { metrics } from "./metrics.ts";
import { openApiDocument } from "./openapi.ts";
import { pages } from "./pages.ts";
import type { ApiContext, Route } from "./route.ts";
import { routes } from "./routes.ts";
import { receiver, type UploadLimits } from "./upload.ts";

/** What the API works with, and what it lets in. */
export interface AppOptions {
  readonly engine: Engine;
  readonly uploads: UploadLimits;
  /** Callers must show it. Absent: nobody is asked, but only names of this machine are served. */
  readonly apiKey?: string;
  /** Callers who show it see groups and no people. */
  readonly analystKey?: string;
  /** Customers of the smallest group that these are told of. */
  readonly smallestGroup?: number;
  /** From one address; absent: as many as come. */
  readonly requestsPerMinute?: number;
  readonly logger?: Logger;
  /** Aborted when the server stops: what is under way ends. */
  readonly stopping?: AbortSignal;
}

/** Nothing is loaded from elsewhere, nothing inline, and nobody may put a page of ours into a frame. */
const securityHeaders = helmet({
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
});

/** The application: every route below /v1, its document at /v1/openapi.json, pages at /docs, the report at /. */
export function createApp({
  engine,
  uploads,
  apiKey,
  analystKey,
  smallestGroup = usualSmallest,
  requestsPerMinute,
  logger = pino({ level: "silent" }),
  stopping = new AbortController().signal,
}: AppOptions): Express {
  // Every request under way listens.
  setMaxListeners(0, stopping);
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  const figures = metrics({ queue: engine.queue, logger });
  app.use(figures.observe, securityHeaders);
  if (apiKey === undefined) app.use(onlyThisMachine);
  app.use(onlyOwnPages);
  // Pieces of compressed events would wait for more to come.
  app.use(compression({ filter: (_request, response) => response.getHeader("Content-Type") !== "text/event-stream" }));
  if (requestsPerMinute !== undefined) app.use(limitedTo(requestsPerMinute));

  const once = onceIn(engine.database);
  const context: ApiContext = { engine, receive: receiver(uploads), once, smallestGroup, figures, stopping };
  const document = openApiDocument(routes);
  app.get("/v1/openapi.json", (_request, response) => void response.json(document));
  const keys = { ...(apiKey !== undefined && { apiKey }), ...(analystKey !== undefined && { analystKey }) };
  const guards = [requireKey(keys), onlyPeople] as const;
  for (const route of routes) {
    const before = [
      ...(route.isOpen ? [] : guards.slice(0, route.isForGroups ? 1 : 2)),
      ...(route.body ? [readJson] : []),
    ];
    app[route.method](pathOf(route), ...before, handlerOf(route, context));
  }
  for (const path of new Set(routes.map(pathOf))) refuseOtherMethods(app, path);
  app.use(pages(engine.database, [requireKey(keys, "Basic"), onlyPeople]));
  app.use((_request, _response, next) => next(new ApiError("not_found", "There is no such route: /docs lists all")));
  app.use(errorHandler(logger));
  return app;
}

function pathOf({ path }: Route): string {
  return `/v1${path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
}

function refuseOtherMethods(app: Express, path: string): void {
  const allowed = routes.filter((route) => pathOf(route) === path).map(({ method }) => method.toUpperCase());
  app.all(path, (_request, response, next) => {
    response.setHeader("Allow", allowed.join(", "));
    next(new ApiError("method_not_allowed", `This route takes ${allowed.join(" and ")}`));
  });
}

function limitedTo(requestsPerMinute: number) {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    // Who forwards a request is not known, so what it says of its sender is not believed; that is no mistake to print.
    validate: { xForwardedForHeader: false },
    handler: (_request, _response, next) => next(new ApiError("too_many_requests", "Too many requests: wait a little")),
  });
}
