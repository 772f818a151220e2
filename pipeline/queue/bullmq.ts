/** The queue of the served profile: BullMQ on Redis, one queue a kind, any number of workers. */

import { Queue as BullQueue, WaitingError, Worker, type Job } from "bullmq";
import { PermanentError } from "../stage.ts";
import { tries, type Queue, type Task, type WorkerHandle, type WorkOptions } from "./queue.ts";
import { connectRedis, RedisError } from "./redis.ts";

/** How a queue on Redis behaves. */
export interface BullOptions {
  /** Starts the name of every key in Redis; queues with another prefix do not see each other. */
  readonly prefix?: string;
  /** A task whose worker has not been heard of for this long is given to another. */
  readonly lockMs?: number;
  /** How often workers look for such tasks. */
  readonly stalledMs?: number;
  /** The pause before another try. */
  readonly retryMs?: number;
  /** How long to wait for a Redis that is starting. */
  readonly waitMs?: number;
  /** Told of trouble that is got over without help, such as a connection that broke. */
  readonly trouble?: (error: Error) => void;
}

const kinds = ["run", "batch"] as const;

/** BullMQ wants ids without ":" that are not numbers. */
function jobId(task: Task): string {
  return `t-${encodeURIComponent(task.id)}`;
}

/** Connects to Redis. Throws `RedisError` when it cannot be reached or might throw tasks away. */
export async function bullQueue(
  url: string,
  {
    prefix = "attune",
    lockMs = 15_000,
    stalledMs = 5000,
    retryMs = 500,
    waitMs = 10_000,
    trouble = () => {},
  }: BullOptions = {},
): Promise<Queue> {
  const redis = await connectRedis(url, { waitMs });
  // A worker waits for Redis as long as it takes.
  const patient = redis.duplicate({ maxRetriesPerRequest: null, commandTimeout: undefined, lazyConnect: false });
  patient.on("error", trouble);
  const queues = new Map(kinds.map((kind) => [kind, new BullQueue<Task>(kind, { connection: redis, prefix })]));
  for (const queue of queues.values()) queue.on("error", trouble);
  // One that does not get to the end of its beginning never does.
  await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()));
  const handles = new Set<WorkerHandle>();

  const asked = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw new RedisError(`Redis does not answer: ${(error as Error).message}`, { cause: error });
    }
  };

  const startWorker = (
    kind: Task["kind"],
    handler: (task: Task, signal: AbortSignal) => Promise<void>,
    { concurrency, failed }: WorkOptions,
  ): WorkerHandle => {
    const closing = new AbortController();
    const losses = new Map<string, AbortController>();

    const perform = async (job: Job<Task>, token?: string): Promise<void> => {
      const task = job.data;
      // Only when `failed` could not be told: the tries are used up.
      if (job.attemptsMade >= tries) return failed(task, new Error(job.failedReason));
      const loss = new AbortController();
      losses.set(job.id!, loss);
      try {
        await handler(task, AbortSignal.any([closing.signal, loss.signal]));
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        if (closing.signal.aborted) {
          await job.moveToWait(token);
          throw new WaitingError();
        }
        // Another worker has it; what becomes of this try counts no more.
        if (loss.signal.aborted) throw loss.signal.reason;
        // What is thrown here stands in Redis, which is no place for what a handler's error may say.
        if (job.attemptsMade + 1 < tries && !(error instanceof PermanentError)) throw new Error("The task failed");
        await failed(task, error);
      } finally {
        losses.delete(job.id!);
      }
    };

    const worker = new Worker<Task>(kind, perform, {
      connection: patient,
      prefix,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledMs,
      // A worker's death is nobody's fault: the task may be taken over as often as it takes.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      runRetryDelay: 1000,
    });
    worker.on("error", trouble);
    worker.on("lockRenewalFailed", (ids) =>
      ids.forEach((id) => losses.get(id)?.abort(new Error("The task was given to another worker"))),
    );
    const handle: WorkerHandle = {
      async close() {
        closing.abort(new Error("The worker is closing"));
        handles.delete(handle);
        await worker.close();
      },
    };
    return handle;
  };

  return {
    add: (tasks) =>
      asked(async () => {
        for (const [kind, queue] of queues) {
          const jobs = tasks
            .filter((task) => task.kind === kind)
            .map((data) => ({
              name: kind,
              data,
              opts: {
                jobId: jobId(data),
                // More than `tries`, since telling that a task failed may fail too.
                attempts: 1000,
                backoff: { type: "fixed", delay: retryMs },
                // Once over, the id may be added again.
                removeOnComplete: true,
                removeOnFail: true,
                stackTraceLimit: 0,
              },
            }));
          for (let i = 0; i < jobs.length; i += 1000) await queue.addBulk(jobs.slice(i, i + 1000));
        }
      }),
    work(kind, handler, options) {
      const handle = startWorker(kind, handler, options);
      handles.add(handle);
      return handle;
    },
    counts: () =>
      asked(async () => {
        let waiting = 0;
        let running = 0;
        for (const queue of queues.values()) {
          const counts = await queue.getJobCounts("waiting", "delayed", "active");
          waiting += (counts["waiting"] ?? 0) + (counts["delayed"] ?? 0);
          running += counts["active"] ?? 0;
        }
        return { waiting, running };
      }),
    ping: () => asked(async () => void (await redis.ping())),
    async close() {
      await Promise.all([...handles].map((handle) => handle.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      patient.disconnect();
      redis.disconnect();
    },
  };
}
