/** Everything one process needs: the store, the queue, the stages at work. Both profiles are opened here and nowhere else. */

import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { segmentCustomers } from "./flow.ts";
import { publish } from "./publish.ts";
import { bullQueue, type BullOptions } from "./queue/bullmq.ts";
import { inProcessQueue } from "./queue/in-process.ts";
import type { Queue, Task, WorkerHandle } from "./queue/queue.ts";
import { openSource, Run } from "./run.ts";
import { stageInstances, type StageInstances } from "./stages.ts";
import type { Database } from "./store/database.ts";
import { migrate } from "./store/migrate.ts";
import { openEmbedded } from "./store/pglite.ts";
import { openPostgres } from "./store/postgres.ts";
import { dropOldResults } from "./store/results.ts";
import { latestMoment } from "./store/rows.ts";
import { beginRun, createRun, endRun, interruptRuns, loadRun, type RunOptions } from "./store/runs.ts";
import { failBatch } from "./store/steps.ts";
import { workBatch } from "./work-batch.ts";

/** Where the store and the queue are. */
export type Place =
  | { readonly dataFolder: string; readonly databaseUrl?: undefined; readonly redisUrl?: undefined }
  | { readonly dataFolder?: string; readonly databaseUrl: string; readonly redisUrl: string };

/** An open store with its queue. */
export interface Engine {
  readonly database: Database;
  readonly queue: Queue;
  readonly stages: StageInstances;
  /** Notes a run and hands it to the queue; its id. */
  startRun(options: RunOptions): Promise<string>;
  /** Works on runs and batches until closed. */
  work(): WorkerHandle;
  /** Waits for what is at work and closes everything, workers first. */
  close(): Promise<void>;
}

/** Results that are kept with the tables they stand on; answers are kept for ever. */
const keptResults = 3;

/** A run without feedback has nothing to find. */
const noFeedback = "Nothing to analyse: no feedback has been imported yet (attune import FILE --as feedback)";

async function lead({ database, queue }: Pick<Engine, "database" | "queue">, id: string, signal: AbortSignal) {
  const state = await loadRun(database, id);
  if (!state || !(await beginRun(database, id))) return;
  const source = await openSource(database);
  const { base } = source.feedback.spec;
  if (base.kind !== "gathered" && base.imports.length === 0) return endRun(database, { id, error: noFeedback });
  const { seed, topics, segments } = state.options;
  const asOf = state.options.asOf ?? (await latestMoment(database)) ?? "1970-01-01T00:00:00.000Z";
  const run = new Run({ id, database, queue, seed, asOf, signal });
  const tables = await segmentCustomers(source, run, {
    ...(topics !== undefined && { topics }),
    ...(segments !== undefined && { segments }),
  });
  await endRun(database, { id, result: await publish(database, { tables, asOf, seed, signal }) });
  await dropOldResults(database, keptResults);
}

/** Brings the tables up to date and opens the queue; a store whose queue cannot be opened is closed again. */
async function prepare(database: Database, openQueue: () => Queue | Promise<Queue>): Promise<Queue> {
  try {
    await migrate(database);
    // One process owns the embedded store, so a run that is under way there is one whose process died.
    if (database.profile === "embedded") await interruptRuns(database);
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
  const served = place.databaseUrl !== undefined;
  const database = served ? await openPostgres(place.databaseUrl) : await openEmbedded(place.dataFolder);
  const queue = await prepare(database, () => (served ? bullQueue(place.redisUrl, bull) : inProcessQueue()));
  const workers: WorkerHandle[] = [];

  const workRun = (task: Task, signal: AbortSignal) => lead({ database, queue }, task.run, signal);
  const workOneBatch = ({ step, batch }: Task, signal: AbortSignal) =>
    workBatch({ database, stages, signal }, { step: step!, batch: batch! });

  return {
    database,
    queue,
    stages,
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
      const worker = {
        async close() {
          await Promise.all([runs.close(), batches.close()]);
        },
      };
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await queue.close();
      await stages.close();
      await database.close();
    },
  };
}
