/** Places of the served profile for tests: a database of their own on each server. */

import { Redis } from "ioredis";
import { freshServedUrl } from "../fresh-database.ts";
import type { Servers } from "../served.ts";

/** A served store and queue that nobody else uses. */
export interface ServedPlace {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** What a process has to be told to work there. */
  readonly env: { readonly DATABASE_URL: string; readonly REDIS_URL: string };
  drop(): Promise<void>;
}

/** A new place. `number` (1 to 15) is that of the database in Redis: no two test files that run at once use the same. */
export async function servedPlace({ databaseUrl, redisUrl }: Servers, number: number): Promise<ServedPlace> {
  const store = await freshServedUrl(databaseUrl);
  const redis = new URL(redisUrl);
  redis.pathname = `/${number}`;
  const empty = async () => {
    const client = new Redis(redis.href);
    await client.flushdb();
    client.disconnect();
  };
  await empty();
  return {
    databaseUrl: store.url,
    redisUrl: redis.href,
    env: { DATABASE_URL: store.url, REDIS_URL: redis.href },
    async drop() {
      await empty();
      await store.drop();
    },
  };
}
