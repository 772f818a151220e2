/** `attune worker`, but one whose death is noticed within two seconds: told where to work as every process is. */

import { readConfig } from "../../config.ts";
import { openEngine } from "../../pipeline/engine.ts";

const { databaseUrl, redisUrl } = readConfig();
const engine = await openEngine(
  { databaseUrl: databaseUrl!, redisUrl: redisUrl! },
  { bull: { lockMs: 2000, stalledMs: 500, retryMs: 100 } },
);
engine.work();
console.log("working");
