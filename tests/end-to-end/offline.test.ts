/** The network is off: a whole run in a network namespace without a route to anywhere. */

import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import type { Overview } from "../../pipeline/store/results.ts";
import { freshFolder } from "../fresh-database.ts";
import { writeSample } from "./sample.ts";

const timeout = 240_000;
const folder = freshFolder();
afterAll(() => folder.remove());

/** How to start a command without a network: as root, or as root of a user namespace where these are allowed. */
const unshare = [["-n"], ["-r", "-n"]].find((how) => spawnSync("unshare", [...how, "true"]).status === 0);
if (!unshare) console.log("Not tested: a run without a network, since unshare -n is not allowed here (root is)");

const attune = fileURLToPath(new URL("../../attune", import.meta.url));

it.runIf(unshare)("a whole run needs no network", { timeout }, async () => {
  const withoutNetwork = async (command: string, words: readonly string[]) =>
    (await promisify(execFile)("unshare", [...unshare!, command, ...words], { maxBuffer: 1e8 })).stdout;
  const routes = await withoutNetwork("cat", ["/proc/net/route"]);
  expect(routes.trim().split("\n").slice(1)).toEqual([]);
  const files = writeSample(`${folder.path}/files`).flatMap(({ path, kind }) =>
    kind === "feedback" ? [path] : [`--${kind}`, path],
  );
  const words = [attune, "run", ...files, "--json", "--data", `${folder.path}/data`];
  const { overview } = JSON.parse(await withoutNetwork(process.execPath, words)) as { overview: Overview };
  expect(overview.read).toBeGreaterThan(80);
  expect(overview.checksum).toMatch(/^[0-9a-f]{64}$/);
});
