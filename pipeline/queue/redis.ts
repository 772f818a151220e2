/** Connections to Redis, and whether it can be trusted with tasks. */

import { Redis, type RedisOptions } from "ioredis";

/** Redis cannot be reached, or is set up so that it would lose tasks. */
export class RedisError extends Error {
  override readonly name = "RedisError";
  /** Of a failed connection, such as "ECONNREFUSED". */
  readonly code: string | undefined;

  constructor(message: string, { code, cause }: { readonly code?: string; readonly cause?: unknown } = {}) {
    super(message, { cause });
    this.code = code;
  }
}

/** Host and port of a URL, without the password. */
function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname || "localhost"}:${port || 6379}`;
}

/** What is wrong with a Redis that would throw tasks away, from what it says of its memory (`INFO memory`). */
export function evictionRisk(memory: string): string | undefined {
  const setting = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(memory)?.[1] ?? "";
  const policy = setting("maxmemory_policy");
  if (setting("maxmemory") === "0" || policy === "noeviction") return undefined;
  return (
    `throws keys away when its memory is full (maxmemory-policy ${policy}), and tasks with them: ` +
    `set maxmemory-policy to noeviction`
  );
}

/**
 * A connection whose commands fail after about two seconds without Redis, and which connects again by itself. Waits up to
 * `waitMs` for a Redis that is starting. Throws `RedisError` when it cannot be reached or might evict.
 */
export async function connectRedis(
  url: string,
  { waitMs = 10_000 }: { readonly waitMs?: number } = {},
): Promise<Redis> {
  if (!URL.canParse(url)) throw new RedisError("The URL of Redis is none: wanted redis://host:port");
  const deadline = performance.now() + waitMs;
  let last: Error | undefined;
  const options: RedisOptions = {
    lazyConnect: true,
    connectTimeout: 5000,
    commandTimeout: 10_000,
    maxRetriesPerRequest: 4,
    retryStrategy: (times) => Math.min(times * 200, 1000),
  };
  const redis = new Redis(url, options);
  // What fails is told where it is asked for; without a listener ioredis prints every failed attempt.
  redis.on("error", (error) => (last = error));
  for (;;) {
    try {
      const risk = evictionRisk(await redis.info("memory"));
      if (risk) throw new RedisError(`Redis at ${placeOf(url)} ${risk}`);
      return redis;
    } catch (error) {
      if (!(error instanceof RedisError) && performance.now() < deadline && !/WRONGPASS|NOAUTH/.test(String(error)))
        continue;
      redis.disconnect();
      if (error instanceof RedisError) throw error;
      const code = last && "code" in last ? String(last.code) : undefined;
      const reason = code ?? (last ?? (error as Error)).message;
      throw new RedisError(`Cannot reach Redis at ${placeOf(url)}: ${reason}`, { ...(code && { code }) });
    }
  }
}
