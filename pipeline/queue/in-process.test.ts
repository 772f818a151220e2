import { AsyncLocalStorage } from "node:async_hooks";
import { expect, test } from "vitest";
import { batchTask, checkQueue, until } from "../../tests/check-queue.ts";
import { inProcessQueue } from "./in-process.ts";

checkQueue(async () => inProcessQueue({ retryMs: 20 }));

test("a task knows nothing of the transaction that it was added in", async () => {
  const transaction = new AsyncLocalStorage<string>();
  const queue = inProcessQueue();
  const seen: unknown[] = [];
  const handler = async () => void seen.push(transaction.getStore());
  queue.work("batch", handler, { concurrency: 1, failed: async () => {} });
  await transaction.run("open", () => queue.add([batchTask(1), batchTask(2)]));
  await until(() => expect(seen).toEqual([undefined, undefined]));
  await queue.close();
});
