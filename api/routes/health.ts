/** Whether the store and the queue answer, and figures. */

import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Engine } from "../../pipeline/engine.ts";
import { route } from "../route.ts";
import { health } from "../shapes/work.ts";

const patienceMs = 900;

type Part = "ok" | "busy" | "unreachable";

/** Questions that were not answered yet: asked once, however many want to know. */
const open = new WeakMap<object, Map<string, Promise<Part>>>();

/** Asks one part of an engine; who is silent for too long is `late`. */
async function ask(engine: Engine, name: string, { late, probe }: { late: Part; probe: () => Promise<unknown> }) {
  const asked = open.get(engine) ?? new Map<string, Promise<Part>>();
  open.set(engine, asked);
  const answer =
    asked.get(name) ??
    probe()
      .then(
        (): Part => "ok",
        (): Part => "unreachable",
      )
      .finally(() => asked.delete(name));
  asked.set(name, answer);
  return Promise.race([answer, sleep(patienceMs, late)]);
}

export const healthRoutes = [
  route({
    method: "get",
    path: "/health",
    tag: "Health",
    summary: "Whether the store and the queue answer, within a second; 503 when one cannot be reached",
    isOpen: true,
    answer: health,
    statuses: [200, 503],
    async handle({ context: { engine }, response }) {
      const { profile } = engine.database;
      // The embedded store is part of this process and has one session: when it is late, it is at work for another.
      const late = profile === "embedded" ? "busy" : "unreachable";
      const [store, queue] = await Promise.all([
        ask(engine, "store", { late, probe: () => engine.database.query("select 1") }),
        ask(engine, "queue", { late: "unreachable", probe: () => engine.queue.ping() }),
      ]);
      const status = [store, queue].includes("unreachable") ? "unreachable" : store;
      if (status === "unreachable") response.status(503);
      return { status, store, queue, profile };
    },
  }),
  route({
    method: "get",
    path: "/metrics",
    tag: "Health",
    summary: "Figures of this process for Prometheus",
    answer: z.string(),
    answerType: "text/plain",
    async handle({ response, context: { figures } }) {
      response.setHeader("Content-Type", figures.contentType);
      response.send(await figures.text());
      return undefined;
    },
  }),
];
