import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { Redis } from "ioredis";
import { afterAll, describe, expect, test } from "vitest";
import { batchTask, checkQueue, until } from "../../tests/check-queue.ts";
import { startChild, type Child } from "../../tests/child.ts";
import { serversFor } from "../../tests/served.ts";
import { bullQueue } from "./bullmq.ts";

const servers = serversFor("bullmq.ts");

let made = 0;
const freshPrefix = () => `attune-test-${process.pid}-${made++}`;

/** Starts `tests/stuck-worker.ts` and waits until it has taken as many tasks. */
async function stuckWorker(prefix: string, tasks: number): Promise<Child> {
  const child = startChild("stuck-worker.ts", [servers!.redisUrl, prefix]);
  await until(() => expect(child.said().match(/^took /gm)).toHaveLength(tasks));
  return child;
}

/** A way to Redis that can be cut and mended. */
async function breakableUrl() {
  const { hostname, port } = new URL(servers!.redisUrl);
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(Number(port || 6379), hostname);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => {}));
    near.pipe(far).pipe(near);
  });
  const listen = (at: number) => new Promise<void>((resolve) => proxy.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const own = (proxy.address() as AddressInfo).port;
  return {
    url: servers!.redisUrl.replace(/\/\/.*/, `//127.0.0.1:${own}`),
    cut() {
      proxy.close();
      sockets.forEach((socket) => socket.destroy());
    },
    mend: () => listen(own),
  };
}

describe.runIf(servers)("bullmq", () => {
  checkQueue(() => bullQueue(servers!.redisUrl, { prefix: freshPrefix(), retryMs: 50 }));

  afterAll(async () => {
    const redis = new Redis(servers!.redisUrl);
    const keys = await redis.keys(`attune-test-${process.pid}-*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
  });

  test("tasks of a killed worker go to another, as often as it takes", { timeout: 120_000 }, async () => {
    const prefix = freshPrefix();
    const queue = await bullQueue(servers!.redisUrl, { prefix, lockMs: 2000, stalledMs: 1000 });
    await queue.add([batchTask(1), batchTask(2)]);
    // More deaths than a task has tries.
    for (let i = 0; i < 4; i++) await (await stuckWorker(prefix, 2)).kill("SIGKILL");
    const done: number[] = [];
    const failed = async () => void done.push(-1);
    queue.work("batch", async ({ batch }) => void done.push(batch!), { concurrency: 1, failed });
    await until(() => expect(done.toSorted()).toEqual([1, 2]));
    await queue.close();
  });

  test("what a handler's error says does not reach Redis", async () => {
    const prefix = freshPrefix();
    const queue = await bullQueue(servers!.redisUrl, { prefix, retryMs: 60_000 });
    const handler = () => Promise.reject(new Error("somebody@example.com"));
    queue.work("batch", handler, { concurrency: 1, failed: async () => {} });
    await queue.add([batchTask(1)]);
    const redis = new Redis(servers!.redisUrl);
    const key = `${prefix}:batch:t-step%3A%C3%A9%201`;
    await until(async () => expect(await redis.hget(key, "failedReason")).toBe("The task failed"));
    expect(JSON.stringify(await redis.hgetall(key))).not.toContain("example.com");
    redis.disconnect();
    await queue.close();
  });

  test("without Redis, add() fails within seconds; once it is back, workers go on", async () => {
    const way = await breakableUrl();
    const queue = await bullQueue(way.url, { prefix: freshPrefix(), lockMs: 2000, stalledMs: 1000 });
    const done: number[] = [];
    queue.work("batch", async ({ batch }) => void done.push(batch!), { concurrency: 1, failed: async () => {} });
    way.cut();
    const began = performance.now();
    await expect(queue.add([batchTask(1)])).rejects.toThrow("Redis does not answer");
    await expect(queue.ping()).rejects.toThrow("Redis does not answer");
    expect(performance.now() - began).toBeLessThan(10_000);
    await way.mend();
    await until(async () => expect(await queue.ping().catch(() => "no")).toBeUndefined());
    await queue.add([batchTask(2)]);
    await until(() => expect(done).toEqual([2]));
    await queue.close();
    way.cut();
  });

  test("queues with different prefixes do not see each other", async () => {
    const [one, other] = [
      await bullQueue(servers!.redisUrl, { prefix: freshPrefix() }),
      await bullQueue(servers!.redisUrl, { prefix: freshPrefix() }),
    ];
    await one.add([batchTask(1)]);
    expect([await one.counts(), await other.counts()]).toEqual([
      { waiting: 1, running: 0 },
      { waiting: 0, running: 0 },
    ]);
    await Promise.all([one.close(), other.close()]);
  });
});
