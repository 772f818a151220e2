/** The servers that tests of the served profile need. */

import { readConfig } from "../config.ts";

/** Where the servers are. */
export interface Servers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

/** The servers, or undefined where there are none; then it is said that `what` is not tested, and why. */
export function serversFor(what: string): Servers | undefined {
  const { databaseUrl, redisUrl } = readConfig();
  if (databaseUrl && redisUrl) return { databaseUrl, redisUrl };
  console.log(
    `Not tested: ${what}, since DATABASE_URL and REDIS_URL are not set (node scripts/servers.mjs -- npm test sets them)`,
  );
  return undefined;
}
