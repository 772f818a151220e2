/** Imports and runs for tests, watched all the time. */

import { setTimeout as sleep } from "node:timers/promises";
import { importFile } from "../../pipeline/import-file.ts";
import type { Engine } from "../../pipeline/engine.ts";
import type { Database } from "../../pipeline/store/database.ts";
import { loadRun, type RunOptions, type RunState, type RunStep } from "../../pipeline/store/runs.ts";
import type { SampleFile } from "./sample.ts";

export async function importAll(database: Database, files: readonly SampleFile[]): Promise<void> {
  for (const { path, kind } of files) await importFile(database, path, { as: kind });
}

const counted = ["answered", "rejected", "batchesDone"] as const;

/** What is wrong with the counters of a step, seen after it was seen as `before`. */
function wrongCounters(step: RunStep, before: RunStep | undefined): string | undefined {
  const { rows, answered, rejected, batches, batchesDone } = step;
  if (answered + rejected > rows) return "more answers than rows";
  if (batchesDone === batches && answered + rejected !== rows) return "over, and not every row is answered or rejected";
  if (before?.step !== step.step) return undefined;
  const fallen = counted.find((name) => step[name] < before[name]);
  return fallen && `${fallen} fell from ${before[fallen]}`;
}

/**
 * Waits until a run is done, failed or interrupted. Throws when its counters do not add up at any moment: answered +
 * rejected is never above the rows, never falls, and is the rows of the batches that are done. A run begins again only when
 * orders or customers are imported meanwhile.
 */
export async function follow(
  database: Database,
  id: string,
  { pollMs = 50, mayBeginAgain = false } = {},
): Promise<RunState> {
  for (let last: RunState | undefined; ; await sleep(pollMs)) {
    const state = await loadRun(database, id);
    if (!state) throw new Error(`There is no run ${id}`);
    if (!mayBeginAgain && state.steps.length < (last?.steps.length ?? 0)) throw new Error("The run has lost a step");
    for (const [i, step] of state.steps.entries()) {
      const wrong = wrongCounters(step, last?.steps[i]);
      if (wrong) throw new Error(`Step ${step.name}: ${wrong}: ${JSON.stringify(step)}`);
    }
    const uneven = await database.query("select * from batches where is_done and answered + rejected <> rows");
    if (uneven.length > 0) throw new Error(`A batch does not add up: ${JSON.stringify(uneven[0])}`);
    if (state.status !== "waiting" && state.status !== "running") return state;
    last = state;
  }
}

/** Runs to the end and gives the run. Throws when it ends in anything but a result. */
export async function runToEnd(engine: Engine, options: Partial<RunOptions> = {}): Promise<RunState> {
  const state = await follow(engine.database, await engine.startRun({ seed: 1, ...options }));
  if (state.status !== "done") throw new Error(`The run is ${state.status}: ${state.error}`);
  return state;
}
