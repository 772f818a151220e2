/** Runs: start one, watch it. */

import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { loadRun, type RunState } from "../../pipeline/store/runs.ts";
import { ApiError } from "../errors.ts";
import { run, type RunResponse } from "../responses.ts";
import { route } from "../route.ts";

const byId = z.object({ id: z.string().min(1) });
const pollMs = 250;

function runResponse({ activity, steps, options: _options, ...state }: RunState, now: number): RunResponse {
  const current = steps.at(-1);
  const done = (current?.answered ?? 0) + (current?.rejected ?? 0);
  const total = current?.rows ?? 0;
  const seconds = (now - Date.parse(current?.startedAt ?? state.startedAt)) / 1000;
  const rate = state.status === "running" && done > 0 && seconds > 0 ? done / seconds : undefined;
  const stage = state.status === "running" ? (activity ?? current?.name) : undefined;
  return {
    ...state,
    ...(stage !== undefined && { stage }),
    done,
    total,
    rejected: current?.rejected ?? 0,
    ...(rate !== undefined && { rate, secondsLeft: (total - done) / rate }),
    steps: steps.map(({ name, rows, answered, rejected, fresh }) => ({ name, rows, answered, rejected, fresh })),
  };
}

function found(state: RunState | undefined, id: string): RunState {
  if (!state) throw new ApiError("not_found", `There is no run ${id}`);
  return state;
}

export const runRoutes = [
  route({
    method: "post",
    path: "/runs",
    tag: "Runs",
    summary: "Start a run over everything imported",
    body: z.object({
      seed: z.int().min(0).default(1),
      asOf: z.iso.datetime().optional(),
      segments: z.int().min(2).max(20).optional(),
      topics: z.int().min(2).max(50).optional(),
    }),
    answer: run,
    status: 202,
    async handle({ body: { seed, asOf, segments, topics }, context: { engine } }) {
      const id = await engine.startRun({
        seed,
        ...(asOf !== undefined && { asOf: new Date(asOf).toISOString() }),
        ...(segments !== undefined && { segments }),
        ...(topics !== undefined && { topics }),
      });
      return runResponse(found(await loadRun(engine.database, id), id), Date.now());
    },
  }),
  route({
    method: "get",
    path: "/runs/{id}",
    tag: "Runs",
    summary: "How far a run is",
    params: byId,
    answer: run,
    async handle({ params: { id }, context: { engine } }) {
      return runResponse(found(await loadRun(engine.database, id), id), Date.now());
    },
  }),
  route({
    method: "get",
    path: "/runs/{id}/events",
    tag: "Runs",
    summary: "Server-sent events: `progress` as it goes, `end` once it is done or has failed",
    params: byId,
    answer: z.string(),
    answerType: "text/event-stream",
    async handle({ params: { id }, response, context: { engine } }) {
      let state = found(await loadRun(engine.database, id), id);
      const gone = new AbortController();
      response.on("close", () => gone.abort());
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
      let last = "";
      while (!gone.signal.aborted) {
        const ended = state.status !== "waiting" && state.status !== "running";
        const data = JSON.stringify(runResponse(state, Date.now()));
        if (data !== last) response.write(`event: ${ended ? "end" : "progress"}\ndata: ${data}\n\n`);
        last = data;
        if (ended) break;
        await sleep(pollMs);
        state = found(await loadRun(engine.database, id), id);
      }
      response.end();
      return undefined;
    },
  }),
];
