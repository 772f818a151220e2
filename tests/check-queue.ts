/** What every queue must do: the contract of `pipeline/queue/queue.ts`. */

import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Queue, Task } from "../pipeline/queue/queue.ts";
import { PermanentError } from "../pipeline/stage.ts";

/** A batch task; its id holds what Redis would stumble over. */
export function batchTask(batch: number): Task {
  return { id: `step:é ${batch}`, kind: "batch", run: "r", step: "step", batch };
}

const noFailure = (task: Task, error: Error) => Promise.reject(new Error(`${task.id} failed: ${error.message}`));

/** Waits until something holds, up to 20 seconds. */
export function until(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}

/** Tests a kind of queue; `open` gives a new, empty one that retries within 100 ms. */
export function checkQueue(open: () => Promise<Queue>): void {
  let queue: Queue;
  beforeEach(async () => void (queue = await open()));
  afterEach(() => queue.close());

  const isEmpty = () => until(async () => expect(await queue.counts()).toEqual({ waiting: 0, running: 0 }));

  test("hands out every task once, whole and in order", async () => {
    const tasks = Array.from({ length: 30 }, (_, i) => batchTask(i));
    const done: Task[] = [];
    await queue.add(tasks.slice(0, 20));
    queue.work("batch", async (task) => void done.push(task), { concurrency: 1, failed: noFailure });
    await queue.add(tasks.slice(20));
    await isEmpty();
    expect(done).toEqual(tasks);
  });

  test("hands a task to workers of its kind only", async () => {
    const done: string[] = [];
    queue.work("run", async ({ id }) => void done.push(id), { concurrency: 1, failed: noFailure });
    await queue.add([batchTask(1), { id: "7", kind: "run", run: "7" }]);
    await until(() => expect(done).toEqual(["7"]));
    expect(await queue.counts()).toEqual({ waiting: 1, running: 0 });
  });

  test("does not add a task that waits or runs, and adds it again once it is done", async () => {
    const done: number[] = [];
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    await queue.add([batchTask(1), batchTask(1)]);
    await queue.add([batchTask(1)]);
    expect(await queue.counts()).toEqual({ waiting: 1, running: 0 });
    const handler = async (task: Task) => {
      await gate;
      done.push(task.batch!);
    };
    queue.work("batch", handler, { concurrency: 2, failed: noFailure });
    await until(async () => expect(await queue.counts()).toEqual({ waiting: 0, running: 1 }));
    await queue.add([batchTask(1)]);
    open();
    await isEmpty();
    expect(done).toEqual([1]);
    await queue.add([batchTask(1)]);
    await isEmpty();
    expect(done).toEqual([1, 1]);
  });

  test("tries a task 3 times, tells that it failed, and takes it again when it is added again", async () => {
    const seen: string[] = [];
    const handler = async ({ batch }: Task) => {
      seen.push(`try ${batch}`);
      throw new RangeError(`no ${batch}`);
    };
    const failed = async ({ batch }: Task, error: Error) => void seen.push(`failed ${batch} ${error.message}`);
    queue.work("batch", handler, { concurrency: 1, failed });
    for (const round of [1, 2]) {
      await queue.add([batchTask(5)]);
      await until(() => expect(seen).toHaveLength(4 * round));
      await isEmpty();
      expect(seen.slice(-4)).toEqual(["try 5", "try 5", "try 5", "failed 5 no 5"]);
    }
  });

  test("tells nothing when a later try succeeds", async () => {
    let tried = 0;
    const handler = async () => {
      if (++tried < 3) throw new Error("not yet");
    };
    queue.work("batch", handler, { concurrency: 1, failed: noFailure });
    await queue.add([batchTask(1)]);
    await until(() => expect(tried).toBe(3));
    await isEmpty();
  });

  test("tries a task that fails for good once", async () => {
    const seen: string[] = [];
    const handler = async () => {
      seen.push("try");
      throw new PermanentError("never");
    };
    const failed = async (_: Task, error: Error) => void seen.push(error.message);
    queue.work("batch", handler, { concurrency: 1, failed });
    await queue.add([batchTask(1)]);
    await until(() => expect(seen).toEqual(["try", "never"]));
    await isEmpty();
  });

  test("tells a failure again when telling it failed", async () => {
    let told = 0;
    const failed = async () => {
      if (++told < 2) throw new Error("The store is away");
    };
    const handler = () => Promise.reject(new PermanentError("never"));
    queue.work("batch", handler, { concurrency: 1, failed });
    await queue.add([batchTask(1)]);
    await until(() => expect(told).toBe(2));
    await isEmpty();
  });

  test("works on as many tasks at a time as it is told", async () => {
    let running = 0;
    let most = 0;
    const handler = async () => {
      most = Math.max(most, ++running);
      await sleep(30);
      running--;
    };
    await queue.add(Array.from({ length: 12 }, (_, i) => batchTask(i)));
    queue.work("batch", handler, { concurrency: 3, failed: noFailure });
    await isEmpty();
    expect(most).toBe(3);
  });

  test("a worker that closes waits for what it runs, takes nothing more, and leaves the rest to others", async () => {
    const done: number[] = [];
    const handler = async ({ batch }: Task) => {
      await sleep(200);
      done.push(batch!);
    };
    await queue.add([0, 1, 2].map(batchTask));
    const worker = queue.work("batch", handler, { concurrency: 1, failed: noFailure });
    await until(async () => expect((await queue.counts()).running).toBe(1));
    await worker.close();
    expect(done).toEqual([0]);
    expect(await queue.counts()).toEqual({ waiting: 2, running: 0 });
    queue.work("batch", handler, { concurrency: 2, failed: noFailure });
    await isEmpty();
    expect(done.toSorted()).toEqual([0, 1, 2]);
  });

  test("a task that stops because its worker closes goes back, and that is no try", async () => {
    let tried = 0;
    const stop = (_: Task, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        tried++;
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      });
    await queue.add([batchTask(1)]);
    for (let i = 1; i <= 4; i++) {
      const worker = queue.work("batch", stop, { concurrency: 1, failed: noFailure });
      await until(() => expect(tried).toBe(i));
      await worker.close();
      expect(await queue.counts()).toEqual({ waiting: 1, running: 0 });
    }
    let done = 0;
    queue.work("batch", async () => void done++, { concurrency: 1, failed: noFailure });
    await isEmpty();
    expect(done).toBe(1);
  });

  test("close() closes the workers, and nothing can be added after it", async () => {
    let isDone = false;
    const handler = async () => {
      await sleep(100);
      isDone = true;
    };
    queue.work("batch", handler, { concurrency: 1, failed: noFailure });
    await queue.add([batchTask(1)]);
    await until(async () => expect((await queue.counts()).running).toBe(1));
    await queue.close();
    expect(isDone).toBe(true);
    await expect(queue.add([batchTask(2)])).rejects.toThrow();
    await expect(queue.ping()).rejects.toThrow();
  });

  test("answers a ping", async () => {
    await expect(queue.ping()).resolves.toBeUndefined();
  });
}
