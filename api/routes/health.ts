/** Whether the store and the queue answer. */

import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { route } from "../route.ts";

const part = z.enum(["ok", "unreachable"]);

async function answers(ask: Promise<unknown>): Promise<z.output<typeof part>> {
  const ok = ask.then(
    () => true,
    () => false,
  );
  return (await Promise.race([ok, sleep(900, false)])) ? "ok" : "unreachable";
}

export const healthRoutes = [
  route({
    method: "get",
    path: "/health",
    tag: "Health",
    summary: "Whether the store and the queue answer, within a second; 503 when one does not",
    isOpen: true,
    answer: z.object({ status: part, store: part, queue: part, profile: z.enum(["embedded", "served"]) }),
    async handle({ context: { engine }, response }) {
      const [store, queue] = await Promise.all([
        answers(engine.database.query("select 1")),
        answers(engine.queue.ping()),
      ]);
      const status = store === "ok" && queue === "ok" ? "ok" : "unreachable";
      response.status(status === "ok" ? 200 : 503);
      response.json({ status, store, queue, profile: engine.database.profile });
    },
  }),
];
