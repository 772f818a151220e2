/** What is answered while the servers that Attune works with are missing. */

import express, { type Express } from "express";
import type { Reached } from "../pipeline/await-servers.ts";
import type { ErrorResponse, HealthResponse } from "./responses.ts";

const retrySeconds = "5";

/** Answers 503 to everything; `/v1/health` tells which server is missing. */
export function waitingApp(reached: () => Reached): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use((_request, response, next) => {
    response.status(503).setHeader("Retry-After", retrySeconds);
    next();
  });
  app.get("/v1/health", (_request, response) => {
    const { store, queue } = reached();
    const body: HealthResponse = {
      status: "unreachable",
      store: store ? "ok" : "unreachable",
      queue: queue ? "ok" : "unreachable",
      profile: "served",
    };
    response.json(body);
  });
  app.use((_request, response) => {
    const { store, queue } = reached();
    const missing = [...(store ? [] : ["PostgreSQL"]), ...(queue ? [] : ["Redis"])];
    const what = missing.length > 0 ? `${missing.join(" and ")} cannot be reached` : "The store is being opened";
    const body: ErrorResponse = { error: { code: "unavailable", message: `${what}: try again in a moment` } };
    response.json(body);
  });
  return app;
}
