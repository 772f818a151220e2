/** Everything one process needs: the store, the queue, the stages at work. Both profiles are opened here and nowhere else. */

import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { bringUpToDate } from "./audiences/bring-up-to-date.ts";
import { segmentCustomers } from "./flow.ts";
import { publish } from "./publish.ts";
import { lastModels, learnedFrom } from "./keep-models.ts";
import type { BullOptions } from "./queue/bullmq.ts";
import { inProcessQueue } from "./queue/in-process.ts";
import type { Queue, Task, WorkerHandle } from "./queue/queue.ts";
import { openSource, Run, type Source } from "./run.ts";
import { stageInstances, type StageInstances } from "./stages.ts";
import type { Database } from "./store/database.ts";
import { isThere } from "./store/imported.ts";
import { dropUnfinishedImports } from "./store/imports.ts";
import { latestMoment } from "./store/latest-moment.ts";
import { migrate } from "./store/migrate.ts";
import { rowCacheOf } from "./store/row-cache.ts";
import { beginRun, createRun, endRun, interruptRuns, loadRun, openRuns, type RunOptions } from "./store/runs.ts";
import { failBatch } from "./store/steps.ts";
import { sweep } from "./store/sweep.ts";
import { loadTaxonomy } from "./store/taxonomies.ts";
import { whenQuiet } from "./when-quiet.ts";
import { delivererOf } from "./webhooks/deliverer.ts";
import { workBatch } from "./work-batch.ts";

/** Where the store and the queue are. */
export type Place = (
  | { readonly dataFolder: string; readonly databaseUrl?: undefined; readonly redisUrl?: undefined }
  | { readonly dataFolder?: string; readonly databaseUrl: string; readonly redisUrl: string }
) & {
  /** Hosts that webhooks may reach though they are not public. */
  readonly webhookHosts?: readonly string[];
};

/** An open store with its queue. */
export interface Engine {
  readonly database: Database;
  readonly queue: Queue;
  readonly stages: StageInstances;
  /** Hosts that webhooks may reach though they are not public. */
  readonly webhookHosts: readonly string[];
  /** Notes a run and hands it to the queue; its id. */
  startRun(options: RunOptions): Promise<string>;
  /** Works on runs and batches until closed. */
  work(): WorkerHandle;
  /** Sends the messages of audiences that are due; resolves when each was tried. */
  deliver(): Promise<void>;
  /** Waits for what is at work and closes everything, workers first. */
  close(): Promise<void>;
}

/** Results that are kept with all they stand on; see `sweep`. */
const keptResults = 3;

/** How often a run goes over the data again because imports keep coming in. */
const mostAttempts = 5;

/** How often a worker looks for runs that the queue has lost. */
const lookAgainMs = 30_000;

/** A worker that has had no batch for so long has no use for the rows that it has in hand. */
const quietMs = 60_000;

/** The day that a run looks back from where nothing has a date: nothing is counted from it, and nobody is shown it. */
const undated = "1970-01-01T00:00:00.000Z";

/** A run without feedback has nothing to find. */
const noFeedback = "Nothing to analyse: no feedback has been imported yet (attune import FILE --as feedback)";

async function lead(
  { database, queue, deliver }: Pick<Engine, "database" | "queue"> & { readonly deliver: () => void },
  id: string,
  signal: AbortSignal,
) {
  const state = await loadRun(database, id);
  if (!state || !(await beginRun(database, id))) return;
  const { seed, topics, segments, weights, protect = [], relearn } = state.options;
  const given = state.options.taxonomy;
  const taxonomy = given === undefined ? undefined : await loadTaxonomy(database, given);
  const { retry } = state;
  // What the run before found, if its process died before that was recorded.
  await bringUpToDate(database);
  for (let attempt = 1; ; attempt++) {
    const source = await openSource(database);
    const { base } = source.feedback.spec;
    if (base.kind !== "gathered" && base.imports.length === 0) return endRun(database, { id, error: noFeedback });
    const specs = [source.feedback.spec, source.orders.spec];
    const asOf = state.options.asOf ?? (await latestMoment(database, specs)) ?? undated;
    const found = await lastModels(database, source, { run: id, asOf, options: state.options });
    const last = found && { ...found, ...(relearn && { serving: new Set<string>() }) };
    const now = await learnedFrom(database, source, asOf);
    const run = new Run({ id, database, queue, seed, asOf, now, retry, signal, ...(last && { last }) });
    // An import meanwhile may have replaced what this run counts on: then it goes over it again.
    const mayGoAgain = async () => attempt < mostAttempts && !signal.aborted && (await haveChanged(database, source));
    let result: string;
    try {
      const tables = await segmentCustomers(source, run, {
        ...(topics !== undefined && { topics }),
        ...(taxonomy && { taxonomy }),
        ...(segments !== undefined && { segments }),
        ...(weights && { weights }),
      });
      if (await mayGoAgain()) continue;
      const learned = { learnedFrom: run.learnedFrom, isNew: (stage: string) => run.learnedFrom[stage] === now };
      result = await publish(database, {
        tables,
        asOf,
        isUndated: asOf === undated,
        seed,
        protect,
        ...learned,
        ...(last && { before: last.result }),
        signal,
      });
    } catch (error) {
      if (await mayGoAgain()) continue;
      throw error;
    }
    await endRun(database, { id, result });
    await bringUpToDate(database);
    deliver();
    return sweep(database, { keep: keptResults, signal });
  }
}

/** Whether rows of a source are others than when it was opened. Feedback that came in addition waits for the next run. */
async function haveChanged(database: Database, { feedback, orders, customers }: Source): Promise<boolean> {
  for (const { spec } of [feedback, orders, customers]) {
    if (spec.base.kind !== "gathered" && !(await isThere(database, spec.base))) return true;
  }
  return false;
}

/** Where uploads to the embedded store of a folder wait; emptied whenever the store opens. */
export function uploadsIn(dataFolder: string): string {
  return join(dataFolder, "uploads");
}

/** The store and the way to the queue of one profile. The code of the other, half a second's worth, is not loaded. */
async function openProfile(place: Place, bull: BullOptions) {
  if (place.databaseUrl === undefined) {
    const { openEmbedded } = await import("./store/pglite.ts");
    const database = await openEmbedded(place.dataFolder);
    await rm(uploadsIn(place.dataFolder), { recursive: true, force: true });
    return { database, openQueue: () => inProcessQueue() };
  }
  const { openPostgres } = await import("./store/postgres.ts");
  const { bullQueue } = await import("./queue/bullmq.ts");
  return { database: await openPostgres(place.databaseUrl), openQueue: () => bullQueue(place.redisUrl, bull) };
}

/** Brings the tables up to date and opens the queue; a store whose queue cannot be opened is closed again. */
async function prepare(database: Database, openQueue: () => Queue | Promise<Queue>): Promise<Queue> {
  try {
    await migrate(database);
    // One process owns the embedded store, so what is under way there is of one that died.
    if (database.profile === "embedded") {
      await interruptRuns(database);
      await dropUnfinishedImports(database);
    }
    return await openQueue();
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the embedded store of a folder, or connects to the served one; brings the store's tables up to date. */
export async function openEngine(
  place: Place,
  {
    stages = stageInstances(),
    processes = availableParallelism(),
    bull = {},
  }: {
    readonly stages?: StageInstances;
    readonly processes?: number;
    /** How the queue of the served profile behaves. */
    readonly bull?: BullOptions;
  } = {},
): Promise<Engine> {
  const { database, openQueue } = await openProfile(place, bull);
  const queue = await prepare(database, openQueue);
  const workers: WorkerHandle[] = [];
  const deliverer = delivererOf(database, { allowedHosts: place.webhookHosts ?? [] });

  const workRun = (task: Task, signal: AbortSignal) =>
    lead({ database, queue, deliver: () => deliverer.ring() }, task.run, signal).finally(() =>
      rowCacheOf(database).clear(),
    );
  // Who leads a run clears the rows at its end; who only works on batches is not told of it.
  const quiet = whenQuiet(() => rowCacheOf(database).clear(), quietMs);
  const workOneBatch = ({ step, batch }: Task, signal: AbortSignal) =>
    workBatch({ database, stages, signal }, { step: step!, batch: batch! }).finally(() => quiet.ring());

  return {
    database,
    queue,
    stages,
    webhookHosts: place.webhookHosts ?? [],
    async startRun(options) {
      const id = randomUUID();
      await createRun(database, { id, options });
      try {
        await queue.add([{ id, kind: "run", run: id }]);
      } catch (error) {
        // A run that nobody was told of would wait for ever.
        await endRun(database, { id, error: "The queue could not be reached" }).catch(() => undefined);
        throw error;
      }
      return id;
    },
    work() {
      const runs = queue.work("run", workRun, {
        concurrency: 1,
        failed: ({ run }, error) => endRun(database, { id: run, error: error.message }),
      });
      const batches = queue.work("batch", workOneBatch, {
        // One more than there are readers, so that one batch is tokenised and stored while the others are read.
        concurrency: processes + 1,
        failed: ({ step, batch }, error) => failBatch(database, { step: step!, batch: batch!, error: error.message }),
      });
      // The truth is in the store: runs that the queue has lost are handed out again; those it has, it takes no second time.
      const lookAgain = async () => {
        const tasks = (await openRuns(database)).map((id) => ({ id, kind: "run" as const, run: id }));
        await queue.add(tasks);
      };
      const look = () => {
        void lookAgain().catch(() => undefined); // out of reach: the next look finds them
        deliverer.ring();
      };
      const timer = setInterval(look, lookAgainMs).unref();
      look();
      const worker = {
        async close() {
          clearInterval(timer);
          await Promise.all([runs.close(), batches.close()]);
          // Last, since the end of a run has something to deliver.
          await deliverer.close();
          quiet.stop();
          rowCacheOf(database).clear();
        },
      };
      workers.push(worker);
      return worker;
    },
    deliver: () => deliverer.deliver(),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await deliverer.close();
      await queue.close();
      await stages.close();
      await database.close();
    },
  };
}
