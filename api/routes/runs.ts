/** Runs: start one, watch it. */

import { setTimeout as sleep } from "node:timers/promises";
import type { Response } from "express";
import { z } from "zod";
import type { Database } from "../../pipeline/store/database.ts";
import { featureGroups, usualWeights } from "../../pipeline/stages/feature-weights.ts";
import { standingOptions } from "../../pipeline/standing-options.ts";
import { loadRun, type RunState } from "../../pipeline/store/runs.ts";
import { ApiError } from "../errors.ts";
import { inOwnWords } from "../own-words.ts";
import type { RunResponse } from "../responses.ts";
import { route } from "../route.ts";
import { run, weights } from "../shapes/work.ts";

const byId = z.object({ id: z.string().min(1) });
const pollMs = 250;
const heartbeatMs = 15_000;

function runResponse({ activity, steps, retry: _retry, error, ...state }: RunState): RunResponse {
  // An activity lies between two steps: of how many rows it is, is not known.
  const current = activity === undefined ? steps.at(-1) : undefined;
  const done = (current?.answered ?? 0) + (current?.rejected ?? 0);
  const total = current?.rows ?? 0;
  const isRunning = state.status === "running";
  const seconds = (Date.now() - Date.parse(current?.startedAt ?? state.startedAt)) / 1000;
  const rate = isRunning && done > 0 && seconds > 0 ? done / seconds : undefined;
  const stage = isRunning ? (activity ?? current?.name) : undefined;
  return {
    ...state,
    ...(error !== undefined && { error: inOwnWords(error) }),
    ...(stage !== undefined && { stage }),
    done,
    total,
    rejected: current?.rejected ?? 0,
    ...(rate !== undefined && { rate: Number(rate.toPrecision(3)), secondsLeft: Math.ceil((total - done) / rate) }),
    steps: steps.map(({ name, rows, answered, rejected, fresh, milliseconds }) => ({
      name,
      rows,
      answered,
      rejected,
      fresh,
      ...(milliseconds !== undefined && { milliseconds }),
    })),
  };
}

async function found(database: Database, id: string): Promise<RunResponse> {
  const state = await loadRun(database, id);
  if (!state) throw new ApiError("not_found", "There is no such run");
  return runResponse(state);
}

function openEvents(response: Response): { send(event: string, data: string): void; end(): void } {
  response.setHeader("Content-Type", "text/event-stream");
  response.setHeader("Cache-Control", "no-cache");
  // Asks nginx not to hold events back.
  response.setHeader("X-Accel-Buffering", "no");
  response.flushHeaders();
  // Something must be sent now and then, or what lies between takes the connection for dead.
  const heartbeat = setInterval(() => response.write(": still here\n\n"), heartbeatMs);
  response.on("close", () => clearInterval(heartbeat));
  return {
    send: (event, data) => void response.write(`event: ${event}\ndata: ${data}\n\n`),
    end: () => void response.end(),
  };
}

export const runRoutes = [
  route({
    method: "post",
    path: "/runs",
    tag: "Runs",
    summary: "Start a run over everything imported",
    body: z.strictObject({
      seed: z
        .int()
        .min(0)
        .max(2 ** 31 - 1)
        .default(1)
        .meta({ description: "Start of all chance" }),
      asOf: z
        .union([z.iso.datetime({ offset: true }), z.iso.date()])
        .optional()
        .meta({ description: "The moment to look back from; absent: the latest that the data tells of" }),
      segments: z
        .union([z.int().min(2).max(20), z.literal("auto")])
        .optional()
        .meta({ description: "auto: the data decides; absent: as the run before" }),
      topics: z
        .union([z.int().min(2).max(50), z.literal("auto")])
        .optional()
        .meta({ description: "auto: the data decides; absent: as the run before, also where a file gave them" }),
      weights: weights
        .refine((said) => featureGroups.some((group) => (said[group] ?? usualWeights[group]) > 0), {
          error: "One weight above 0 was wanted",
        })
        .or(z.literal("usual"))
        .optional()
        .meta({ description: "Absent: as the run before, else as usual" }),
      protect: z.array(z.string().min(1).max(200)).max(100).optional().meta({
        description:
          "Columns of the customer list that are protected beside gender, age, religion and the like; absent: as the run before",
      }),
      relearn: z
        .boolean()
        .optional()
        .meta({ description: "Learn topics and segments anew, however little has changed since they were learned" }),
      retry: z.boolean().optional().meta({ description: "Try texts again that a stage failed over in runs before" }),
    }),
    answer: run,
    statuses: [202],
    async handle({
      body: { seed, asOf, segments, topics, weights, protect, relearn, retry },
      response,
      context: { engine },
    }) {
      const { options } = await standingOptions(engine.database, {
        seed,
        ...(asOf !== undefined && { asOf: new Date(asOf).toISOString() }),
        ...(segments !== undefined && { segments }),
        ...(topics !== undefined && { topics }),
        ...(weights && { weights }),
        ...(protect && { protect }),
        ...(relearn && { relearn }),
        ...(retry && { retry }),
      });
      const id = await engine.startRun(options);
      response.setHeader("Location", `/v1/runs/${id}`);
      return found(engine.database, id);
    },
  }),
  route({
    method: "get",
    path: "/runs/{id}",
    tag: "Runs",
    summary: "How far a run is",
    params: byId,
    answer: run,
    errors: ["not_found"],
    async handle({ params: { id }, context: { engine } }) {
      return found(engine.database, id);
    },
  }),
  route({
    method: "get",
    path: "/runs/{id}/events",
    tag: "Runs",
    summary: "Server-sent events: `progress` with the run as it goes, `end` once it is over; data is a Run",
    params: byId,
    answer: z.string(),
    answerType: "text/event-stream",
    errors: ["not_found"],
    async handle({ params: { id }, response, signal, context: { engine } }) {
      let state = await found(engine.database, id);
      const events = openEvents(response);
      let last = "";
      while (!signal.aborted) {
        const isOver = state.status !== "waiting" && state.status !== "running";
        const data = JSON.stringify(state);
        if (data !== last) events.send(isOver ? "end" : "progress", data);
        last = data;
        if (isOver) break;
        await sleep(pollMs, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) state = await found(engine.database, id);
      }
      events.end();
      return undefined;
    },
  }),
];
