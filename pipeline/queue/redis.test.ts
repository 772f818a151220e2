import { createServer } from "node:net";
import { expect, test } from "vitest";
import { bullQueue } from "./bullmq.ts";
import { evictionRisk } from "./redis.ts";

test("evictionRisk() sees that a full Redis would throw keys away", () => {
  const memory = (max: number, policy: string) =>
    `# Memory\r\nused_memory:1000\r\nmaxmemory:${max}\r\nmaxmemory_human:0B\r\nmaxmemory_policy:${policy}\r\n`;
  expect(evictionRisk(memory(100_000_000, "allkeys-lru"))).toContain("maxmemory-policy allkeys-lru");
  expect(evictionRisk(memory(100_000_000, "noeviction"))).toBeUndefined();
  expect(evictionRisk(memory(0, "allkeys-lru"))).toBeUndefined();
});

test("bullQueue() says where there is no Redis, and never the password", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  await expect(bullQueue(`redis://:secret@127.0.0.1:${port}`, { waitMs: 300 })).rejects.toThrow(
    `Cannot reach Redis at 127.0.0.1:${port}: ECONNREFUSED`,
  );
});
