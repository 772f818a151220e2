/** Figures for Prometheus, and with them a line in the log for each request. */

import { setTimeout as sleep } from "node:timers/promises";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Queue } from "../pipeline/queue/queue.ts";
import { routeOf } from "./log.ts";

const queueTimeoutMs = 1000;

/** Counts and times requests, by their route. */
export function metrics({ queue, logger }: { readonly queue: Queue; readonly logger: Logger }) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  const duration = new Histogram({
    name: "attune_http_request_seconds",
    help: "Time to answer a request",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.2, 1, 5, 30],
    registers: [registry],
  });

  new Gauge({
    name: "attune_queue_tasks",
    help: "Tasks in the queue; absent while the queue does not answer",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      this.reset();
      const counted = await Promise.race([queue.counts().catch(() => undefined), sleep(queueTimeoutMs, undefined)]);
      for (const [state, tasks] of Object.entries(counted ?? {})) this.set({ state }, tasks);
    },
  });

  const observe: RequestHandler = (request, response, next) => {
    const began = performance.now();
    response.on("close", () => {
      const { method } = request;
      const milliseconds = performance.now() - began;
      const labels = { method, route: routeOf(request), status: String(response.statusCode) };
      duration.observe(labels, milliseconds / 1000);
      logger.info({ ...labels, milliseconds: Math.round(milliseconds) }, "request");
    });
    next();
  };

  return { observe, contentType: registry.contentType, text: () => registry.metrics() };
}
