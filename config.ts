/** The only reader of the environment: unknown in, certain out. */

import { resolve } from "node:path";

/** Where things are and how they are reached. */
export interface Config {
  /** Folder of the embedded store; unused when `databaseUrl` is set. */
  readonly dataFolder: string;
  /** Both set: the served profile. Neither: the embedded one. */
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  /** Key that API callers must show unless the server is bound to loopback and there is no `analystKey`. */
  readonly apiKey?: string;
  /** Key for who may see groups, and no people. */
  readonly analystKey?: string;
  /** Customers of the smallest group that such a key is told of. */
  readonly smallestGroup: number;
  /** Hosts that webhooks may reach though they are not public, in lower case. */
  readonly webhookHosts: readonly string[];
  readonly host: string;
  readonly port: number;
  /** Folder of public research data, for benchmarks only. */
  readonly researchData?: string;
}

/** A setting that cannot be used: says which, what it was, and what was wanted. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === "") return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new ConfigError(`PORT is ${JSON.stringify(text)}: wanted a whole number from 0 to 65535`);
  }
  return port;
}

function smallestOf(text: string | undefined): number {
  if (text === undefined || text === "") return 10;
  const smallest = Number(text);
  if (!Number.isInteger(smallest) || smallest < 2 || smallest > 1000) {
    throw new ConfigError(`ATTUNE_SMALLEST_GROUP is ${JSON.stringify(text)}: wanted a whole number from 2 to 1000`);
  }
  return smallest;
}

/** A key for groups beside none for people would shut nobody out, and the same key would be that of people. */
function keysOf(apiKey: string | undefined, analystKey: string | undefined) {
  if (analystKey && !apiKey) throw new ConfigError("ATTUNE_ANALYST_KEY is set and ATTUNE_API_KEY is not: set both");
  if (analystKey && analystKey === apiKey)
    throw new ConfigError("ATTUNE_ANALYST_KEY and ATTUNE_API_KEY are the same: wanted two keys");
  return { ...(apiKey && { apiKey }), ...(analystKey && { analystKey }) };
}

function urlOf(name: string, text: string | undefined, protocols: readonly string[]): string | undefined {
  if (text === undefined || text === "") return undefined;
  const wanted = protocols.map((protocol) => `${protocol}//…`).join(" or ");
  // The text itself may hold a password, so it is not repeated.
  if (!URL.canParse(text)) throw new ConfigError(`${name} is not a URL: wanted ${wanted}`);
  if (!protocols.includes(new URL(text).protocol))
    throw new ConfigError(`${name} is of another kind: wanted ${wanted}`);
  return text;
}

/**
 * The configuration that the environment gives, with settings that go before it. Throws `ConfigError` when a setting cannot be used, or when only one of
 * DATABASE_URL and REDIS_URL is set.
 */
export function readConfig(
  settings: Readonly<Record<string, string | undefined>> = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const env = { ...environment, ...settings };
  const databaseUrl = urlOf("DATABASE_URL", env["DATABASE_URL"], ["postgres:", "postgresql:"]);
  const redisUrl = urlOf("REDIS_URL", env["REDIS_URL"], ["redis:", "rediss:"]);
  if ((databaseUrl === undefined) !== (redisUrl === undefined)) {
    const [set, missing] = databaseUrl ? ["DATABASE_URL", "REDIS_URL"] : ["REDIS_URL", "DATABASE_URL"];
    throw new ConfigError(
      `${set} is set and ${missing} is not: set both for the served profile, none for the embedded`,
    );
  }
  return {
    dataFolder: resolve(env["ATTUNE_DATA"] || "attune-data"),
    ...(databaseUrl && { databaseUrl }),
    ...(redisUrl && { redisUrl }),
    ...keysOf(env["ATTUNE_API_KEY"], env["ATTUNE_ANALYST_KEY"]),
    smallestGroup: smallestOf(env["ATTUNE_SMALLEST_GROUP"]),
    webhookHosts: (env["ATTUNE_WEBHOOK_HOSTS"] ?? "").toLowerCase().split(/[\s,]+/).filter(Boolean), // prettier-ignore
    host: env["ATTUNE_HOST"] || "127.0.0.1",
    port: portOf(env["PORT"]),
    ...(env["ATTUNE_RESEARCH_DATA"] && { researchData: env["ATTUNE_RESEARCH_DATA"] }),
  };
}
