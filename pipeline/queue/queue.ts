/** The port to a queue of tasks. `in-process.ts` serves one process, `bullmq.ts` any number of workers over Redis. */

/** Work to do. Carries ids, never text. `id` is unique: a task whose id waits or runs already is not added again. */
export interface Task {
  readonly id: string;
  readonly kind: "run" | "batch";
  readonly run: string;
  readonly step?: string;
  readonly batch?: number;
}

/** How often a task is tried in all. */
export const tries = 3;

/** How the tasks of one kind are worked off. */
export interface WorkOptions {
  /** How many tasks run at the same time in this process, at least 1. */
  readonly concurrency: number;
  /** Told after the last try of a task that could not be done; told again when it throws itself. */
  readonly failed: (task: Task, error: Error) => Promise<void>;
}

/** A worker at work. */
export interface WorkerHandle {
  /**
   * Takes no more tasks, aborts the signal of the running ones and waits for them. One that ends all the same is done; one
   * that throws goes back to the queue, and the try does not count.
   */
  close(): Promise<void>;
}

/** A queue that is open. Delivery is at least once: a handler must bear the same task twice. */
export interface Queue {
  /** Adds tasks; ids that wait or run already are left as they are. Fails within seconds when the queue is out of reach. */
  add(tasks: readonly Task[]): Promise<void>;
  /**
   * Takes tasks of a kind, oldest first, until closed. A handler that throws is tried 3 times in all (once when it throws
   * `PermanentError`), then `failed` is told. A worker's death is not a try. The signal is aborted when the worker closes,
   * or when it was out of reach for so long that the task was given to another.
   */
  work(
    kind: Task["kind"],
    handler: (task: Task, signal: AbortSignal) => Promise<void>,
    options: WorkOptions,
  ): WorkerHandle;
  /** Tasks that wait (those waiting for another try included) and tasks that run, over both kinds. */
  counts(): Promise<{ readonly waiting: number; readonly running: number }>;
  /** Resolves when the queue answers, rejects with the reason when it does not. */
  ping(): Promise<void>;
  /** Closes the workers as their handles do, and the connections. */
  close(): Promise<void>;
}
