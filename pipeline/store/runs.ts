/** Runs: who started what, and how it ended. */

import type { FeatureWeights } from "../stages/feature-weights.ts";
import type { Queries } from "./database.ts";
import { progressOf, type StepProgress } from "./steps.ts";

/** How far a run is; `interrupted`: its process died. */
export type RunStatus = "waiting" | "running" | "done" | "failed" | "interrupted";

/** What a run was asked for. */
export interface RunOptions {
  readonly seed: number;
  /** ISO 8601 in UTC; absent: the latest moment that the data tells of. */
  readonly asOf?: string;
  readonly topics?: number;
  /** Name of the topics that are given, in place of those that are found: see `saveTaxonomy`. */
  readonly taxonomy?: string;
  readonly segments?: number;
  /** How much each group of features counts; absent ones as usual. */
  readonly weights?: Partial<FeatureWeights>;
  /** Columns of the customer list that are protected beside those that are by their names. */
  readonly protect?: readonly string[];
  /** Topics and segments are learned anew, however little has changed since they were. */
  readonly relearn?: boolean;
  /** Rows that a stage failed over are tried again, by this run and by all that follow. */
  readonly retry?: boolean;
}

/** A step as one run went through it: `fresh` counts the answers that are new since the run came to it. */
export interface RunStep extends StepProgress {
  readonly name: string;
  readonly startedAt: string;
  /** Absent while it is under way. */
  readonly milliseconds?: number;
}

/** A run with its steps so far, in the order they were begun. */
export interface RunState {
  readonly id: string;
  readonly status: RunStatus;
  readonly options: RunOptions;
  /** How often failures have been tried again, this run included. */
  readonly retry: number;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly activity?: string;
  readonly error?: string;
  readonly result?: string;
  readonly steps: readonly RunStep[];
}

/** Notes a run that waits to be led. */
export async function createRun(queries: Queries, { id, options }: { id: string; options: RunOptions }): Promise<void> {
  await queries.query(
    `insert into runs (id, status, options, retry)
     select $1, 'waiting', $2, coalesce(max(retry), 0) + $3 from runs`,
    [id, JSON.stringify(options), options.retry ? 1 : 0],
  );
}

/** The runs whose results are still there, the newest first. */
export async function doneRuns(
  queries: Queries,
): Promise<readonly { readonly result: string; readonly options: RunOptions }[]> {
  const rows = await queries.query<{ result: string; options: string }>(
    `select result, options from runs where status = 'done' and result in (select id from results) order by seq desc`,
  );
  return rows.map(({ result, options }) => ({ result, options: JSON.parse(options) as RunOptions }));
}

/** What the last run that was done was asked for, so that another finds the same but for what was said or imported since. */
export async function lastOptions(queries: Queries): Promise<RunOptions | undefined> {
  const [row] = await queries.query<{ options: string }>(
    "select options from runs where status = 'done' order by seq desc limit 1",
  );
  if (!row) return undefined;
  const { relearn: _relearn, retry: _retry, ...options } = JSON.parse(row.options) as RunOptions;
  return options;
}

/** Marks a run as running, unless it has ended. Whether it is running now. */
export async function beginRun(queries: Queries, id: string): Promise<boolean> {
  const begun = await queries.query(
    `update runs set status = 'running', error = null, ended_at = null
     where id = $1 and status in ('waiting', 'running') returning id`,
    [id],
  );
  return begun.length > 0;
}

/**
 * Notes the result that a run goes on from, unless one was noted before: whoever leads a run, it is the same. The id of the one that
 * holds; undefined where there was none to go on from.
 */
export async function followResult(
  queries: Queries,
  { run, result = "" }: { readonly run: string; readonly result: string | undefined },
): Promise<string | undefined> {
  const [row] = await queries.query<{ follows: string }>(
    "update runs set follows = coalesce(follows, $2) where id = $1 returning follows",
    [run, result],
  );
  return row?.follows || undefined;
}

/** Tells what a run is at beside its steps; undefined: nothing. */
export async function noteActivity(queries: Queries, { run, activity }: { run: string; activity?: string }) {
  await queries.query("update runs set activity = $2 where id = $1", [run, activity ?? null]);
}

/** Notes that a run is at a step. One whose leader died is found there, and what came after another step is not. */
export async function addRunStep(queries: Queries, at: { run: string; position: number; step: string; name: string }) {
  await queries.query(
    `delete from run_steps where run = $1 and position >= $2
       and exists (select 1 from run_steps where run = $1 and position = $2 and step <> $3)`,
    [at.run, at.position, at.step],
  );
  await queries.query(
    `insert into run_steps (run, position, step, name, fresh_before)
     select $1, $2, $3, $4, coalesce(sum(fresh), 0) from batches where step = $3
     on conflict (run, position) do nothing`,
    [at.run, at.position, at.step, at.name],
  );
}

/** Notes that a run is over with a step. */
export async function endRunStep(queries: Queries, { run, position }: { run: string; position: number }) {
  await queries.query("update run_steps set ended_at = clock_timestamp() where run = $1 and position = $2", [
    run,
    position,
  ]);
}

/** Notes the end of a run. One that found something stays done, whatever a slower worker says of it. */
export async function endRun(
  queries: Queries,
  { id, ...end }: { readonly id: string } & ({ readonly result: string } | { readonly error: string }),
): Promise<void> {
  await queries.query(
    `update runs set status = $2, result = $3, error = $4, activity = null, ended_at = now()
     where id = $1 and status <> 'done'`,
    "result" in end ? [id, "done", end.result, null] : [id, "failed", null, end.error],
  );
}

/** Runs that are to be led, or are being led. */
export async function openRuns(queries: Queries): Promise<readonly string[]> {
  const rows = await queries.query<{ id: string }>(
    "select id from runs where status in ('waiting', 'running') order by seq",
  );
  return rows.map(({ id }) => id);
}

/** Runs that a process left unfinished when it died: for a store that only one process uses at a time. */
export async function interruptRuns(queries: Queries): Promise<void> {
  await queries.query(
    "update runs set status = 'interrupted', activity = null, ended_at = now() where status in ('waiting', 'running')",
  );
}

interface RunRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly options: string;
  readonly retry: number;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly activity: string | null;
  readonly error: string | null;
  readonly result: string | null;
}

interface StepRow {
  readonly step: string;
  readonly name: string;
  readonly fresh_before: number;
  readonly started_at: string;
  readonly ended_at: string | null;
}

/** A run by its id. */
export async function loadRun(queries: Queries, id: string): Promise<RunState | undefined> {
  const [row] = await queries.query<RunRow>("select * from runs where id = $1", [id]);
  if (!row) return undefined;
  const steps = await queries.query<StepRow>(
    "select step, name, fresh_before, started_at, ended_at from run_steps where run = $1 order by position",
    [id],
  );
  const progress = await progressOf(
    queries,
    steps.map(({ step }) => step),
  );
  const nothing = { rows: 0, answered: 0, rejected: 0, fresh: 0, batches: 0, batchesDone: 0 };
  return {
    id,
    status: row.status,
    options: JSON.parse(row.options) as RunOptions,
    retry: row.retry,
    startedAt: row.started_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.activity !== null && { activity: row.activity }),
    ...(row.error !== null && { error: row.error }),
    ...(row.result !== null && { result: row.result }),
    steps: steps.map(({ step, name, fresh_before, started_at, ended_at }) => {
      const soFar = { ...nothing, step, ...progress.get(step) };
      return {
        ...soFar,
        name,
        fresh: soFar.fresh - fresh_before,
        startedAt: started_at,
        ...(ended_at !== null && { milliseconds: Date.parse(ended_at) - Date.parse(started_at) }),
      };
    }),
  };
}
