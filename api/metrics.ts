/** Figures for Prometheus. */

import type { RequestHandler } from "express";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const duration = new Histogram({
  name: "attune_http_request_seconds",
  help: "Time to answer a request",
  labelNames: ["method", "route", "status"],
  buckets: [0.005, 0.02, 0.05, 0.2, 1, 5, 30],
  registers: [registry],
});

/** Times every request by its route, never by its path: paths hold customers' ids. */
export const countRequests: RequestHandler = (request, response, next) => {
  const end = duration.startTimer({ method: request.method });
  response.on("finish", () => {
    const { path } = (request.route as { path?: string } | undefined) ?? {};
    end({ route: typeof path === "string" ? path : "none", status: String(response.statusCode) });
  });
  next();
};

export const metricsHandler: RequestHandler = async (_request, response) => {
  response.type(registry.contentType).send(await registry.metrics());
};
