/** Waits for the servers of the served profile, and says meanwhile which of them are missing. */

import { setTimeout as sleep } from "node:timers/promises";
import { openEngine, type Engine } from "./engine.ts";

/** Where the servers of the served profile are. */
export interface Servers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly webhookHosts?: readonly string[];
}

/** Which servers answered when they were last asked; undefined: not asked yet. */
export interface Reached {
  readonly store?: boolean;
  readonly queue?: boolean;
}

/** An engine that opens as soon as its servers answer. */
export interface AwaitedEngine {
  reached(): Reached;
  /** Rejects when an answer says that waiting will not help, such as a wrong password, and when the signal is aborted. */
  readonly opened: Promise<Engine>;
}

const pauseMs = 500;

/** Failures of a server that may be starting. */
const mayAnswerSoon = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "57P03",
]);

function isOfStart(error: unknown): boolean {
  return mayAnswerSoon.has((error as { readonly code?: string }).code ?? "");
}

/** Whether somebody answers. Throws what no waiting will mend. */
async function answers(connect: () => Promise<void>): Promise<boolean> {
  try {
    await connect();
    return true;
  } catch (error) {
    if (isOfStart(error)) return false;
    throw error;
  }
}

async function reach({ databaseUrl, redisUrl }: Servers): Promise<Required<Reached>> {
  const { openPostgres } = await import("./store/postgres.ts");
  const { connectRedis } = await import("./queue/redis.ts");
  const [store, queue] = await Promise.all([
    answers(async () => (await openPostgres(databaseUrl, { max: 1, waitMs: 0 })).close()),
    answers(async () => (await connectRedis(redisUrl, { waitMs: 0 })).disconnect()),
  ]);
  return { store, queue };
}

/** Opens the engine of the served profile once both servers answer, however long that takes. */
export function awaitEngine(servers: Servers, { signal }: { readonly signal: AbortSignal }): AwaitedEngine {
  let last: Reached = {};
  const open = async (): Promise<Engine> => {
    for (;;) {
      const { store, queue } = await reach(servers);
      last = { store, queue };
      signal.throwIfAborted();
      if (store && queue) {
        const engine = await openEngine(servers).catch((error: unknown) => {
          if (!isOfStart(error)) throw error;
        });
        if (engine) return engine;
      }
      await sleep(pauseMs, undefined, { signal });
    }
  };
  return { reached: () => last, opened: open() };
}
