/** The queue of the embedded profile. It lives and dies with its process; what was under way is found in the store. */

import { AsyncResource } from "node:async_hooks";
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { PermanentError } from "../stage.ts";
import { tries, type Queue, type Task, type WorkerHandle, type WorkOptions } from "./queue.ts";

interface Entry {
  readonly task: Task;
  tried: number;
}

/** A worker on the tasks of one kind. */
interface Worker extends WorkerHandle {
  wake(): void;
}

/** A queue in memory. `retryMs` is the pause before another try. */
export function inProcessQueue({ retryMs = 500 }: { readonly retryMs?: number } = {}): Queue {
  const waiting: Record<Task["kind"], Entry[]> = { run: [], batch: [] };
  const known = new Set<string>();
  const workers = new Set<Worker>();
  const closed = new AbortController();
  // Any number of tasks may rest, and Node would take their listeners for a leak.
  setMaxListeners(0, closed.signal);
  // A task runs in the context of the queue, not of whoever added it, who may be in the middle of a transaction.
  const ownContext = new AsyncResource("Queue");
  let running = 0;
  let resting = 0;

  const wakeAll = () => workers.forEach((worker) => worker.wake());

  /** Lets a task wait for its next try. */
  const rest = async (entry: Entry): Promise<void> => {
    resting++;
    await sleep(retryMs, undefined, { signal: closed.signal }).catch(() => {});
    resting--;
    waiting[entry.task.kind].push(entry);
    wakeAll();
  };

  const tell = async (failed: WorkOptions["failed"], entry: Entry, error: Error): Promise<void> => {
    for (let i = 1; i <= tries; i++) {
      try {
        return await failed(entry.task, error);
      } catch (failure) {
        if (i === tries) process.emitWarning(`The failure of task ${entry.task.id} could not be noted: ${failure}`);
        else await sleep(retryMs);
      }
    }
  };

  const startWorker = (
    kind: Task["kind"],
    handler: (task: Task, signal: AbortSignal) => Promise<void>,
    { concurrency, failed }: WorkOptions,
  ): Worker => {
    const closing = new AbortController();
    setMaxListeners(0, closing.signal);
    const own = new Set<Promise<void>>();

    /** One try; whether the task is over. */
    const attempt = async (entry: Entry): Promise<boolean> => {
      try {
        await handler(entry.task, closing.signal);
        return true;
      } catch (thrown) {
        if (closing.signal.aborted) {
          waiting[kind].unshift(entry);
          return false;
        }
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        if (++entry.tried >= tries || error instanceof PermanentError) {
          await tell(failed, entry, error);
          return true;
        }
        void rest(entry);
        return false;
      }
    };

    const start = (entry: Entry) => {
      running++;
      const promise = ownContext.runInAsyncScope(attempt, undefined, entry).then((isOver) => {
        running--;
        if (isOver) known.delete(entry.task.id);
        own.delete(promise);
        wakeAll();
      });
      own.add(promise);
    };

    const worker: Worker = {
      wake() {
        while (!closing.signal.aborted && own.size < concurrency) {
          const entry = waiting[kind].shift();
          if (!entry) return;
          start(entry);
        }
      },
      async close() {
        closing.abort(new Error("The worker is closing"));
        workers.delete(worker);
        await Promise.all(own);
      },
    };
    return worker;
  };

  return {
    async add(tasks) {
      if (closed.signal.aborted) throw new Error("Cannot add tasks: the queue is closed");
      for (const task of tasks) {
        if (known.has(task.id)) continue;
        known.add(task.id);
        waiting[task.kind].push({ task, tried: 0 });
      }
      wakeAll();
    },
    work(kind, handler, options) {
      const worker = startWorker(kind, handler, options);
      workers.add(worker);
      worker.wake();
      return worker;
    },
    async counts() {
      return { waiting: waiting.run.length + waiting.batch.length + resting, running };
    },
    async ping() {
      if (closed.signal.aborted) throw new Error("The queue is closed");
    },
    async close() {
      closed.abort();
      await Promise.all([...workers].map((worker) => worker.close()));
    },
  };
}
