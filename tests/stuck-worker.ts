/** A process that takes batch tasks and never ends one: `stuck-worker.ts REDIS_URL PREFIX`. It is there to be killed. */

import { bullQueue } from "../pipeline/queue/bullmq.ts";

const [url, prefix] = process.argv.slice(2);
const queue = await bullQueue(url!, { prefix: prefix!, lockMs: 2000, stalledMs: 1000 });
const handler = async ({ id }: { readonly id: string }) => {
  console.log(`took ${id}`);
  await new Promise(() => {});
};
queue.work("batch", handler, { concurrency: 2, failed: async ({ id }) => console.log(`failed ${id}`) });
