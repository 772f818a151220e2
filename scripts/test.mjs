/** `npm test`: installs what is missing, then runs every test. With REDIS_URL and DATABASE_URL set, the served ones too. */

import { spawnSync } from "node:child_process";
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled({ withDev: true });
const isServed = Boolean(process.env.REDIS_URL && process.env.DATABASE_URL);
if (!isServed) {
  process.stderr.write(
    "Tests of the served profile do not run: REDIS_URL and DATABASE_URL are not set\n" +
      "(node scripts/servers.mjs -- npm test starts both and runs all)\n",
  );
}
const { status } = spawnSync(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, "run", ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exit(status ?? 1);
