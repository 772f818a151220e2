/** Installs the dependencies when they are missing or older than the lock file, and says so. */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Whether npm's own note of the installation agrees with the lock file. */
function isInstalled(withDev) {
  const marker = `${root}node_modules/.package-lock.json`;
  if (!existsSync(marker)) return false;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")).packages;
  const installed = JSON.parse(readFileSync(marker, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, dev, devOptional }]) =>
      path === "" || optional || ((dev || devOptional) && !withDev) || installed[path]?.version === version,
  );
}

/** Node new enough, dependencies there; with `withDev` those of the tests too. */
export function ensureInstalled({ withDev = false } = {}) {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) {
    process.stderr.write(`Attune needs Node 20 or newer; this is ${process.version}\n`);
    process.exit(2);
  }
  if (isInstalled(withDev)) return;
  process.stderr.write("Installing dependencies (npm ci), once: about a minute …\n");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    // onnxruntime-node would otherwise download GPU libraries that are never used.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip" },
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) {
    process.stderr.write("npm ci failed: see its message above, mend what it names, and start again\n");
    process.exit(1);
  }
}
