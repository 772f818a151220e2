/** The line that continuous integration ends with, whatever goes wrong before it. */

import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { freshFolder } from "./fresh-database.ts";

const folder = freshFolder();
afterAll(() => folder.remove());

/** Programs in place of the real ones: what each check and the tests print and end with is up to the test. */
const programs = {
  npx: 'case " $FAILING " in *" $1 "*) echo "$1 says no"; exit 1;; esac',
  node: 'case "$*" in *servers.mjs*) printf "%s\\n" "$SAID"; exit "$STATUS";; esac',
  "apt-get": "",
  "redis-server": "",
  chromium: "",
};

for (const name of [".ci", "bin"]) mkdirSync(join(folder.path, name));
copyFileSync(new URL("../.ci/run", import.meta.url), join(folder.path, ".ci/run"));
for (const [name, lines] of Object.entries(programs)) {
  writeFileSync(join(folder.path, "bin", name), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(folder.path, "bin", name), 0o755);
}

test.each([
  { failing: "", said: "      Tests  120 passed (120)", status: 0, line: "120 passed, 0 failed", code: 0 },
  { failing: "", said: " Tests  3 failed | 120 passed (123)", status: 1, line: "120 passed, 3 failed", code: 1 },
  { failing: "prettier eslint tsc", said: " Tests  5 passed (5)", status: 0, line: "5 passed, 3 failed", code: 1 },
  { failing: "tsc", said: " Tests  1 failed | 5 passed (6)", status: 1, line: "5 passed, 2 failed", code: 1 },
  { failing: "", said: "postgres did not start", status: 1, line: "0 passed, 1 failed", code: 1 },
  { failing: "", said: "", status: 139, line: "0 passed, 1 failed", code: 1 },
  { failing: "", said: "No tests were found", status: 0, line: "0 passed, 1 failed", code: 1 },
  { failing: "", said: " Tests  5 passed (5)\n Errors  1 error", status: 1, line: "5 passed, 1 failed", code: 1 },
  { failing: "", said: " Tests  5 passed | 1 skipped (6)", status: 0, line: "5 passed, 1 failed", code: 1 },
])("ends with $line (failing: $failing; tests: $said)", ({ failing, said, status, line, code }) => {
  const env = { PATH: `${folder.path}/bin:/usr/bin:/bin`, FAILING: failing, SAID: said, STATUS: String(status) };
  const run = spawnSync("bash", [join(folder.path, ".ci/run")], { env, encoding: "utf8" });
  expect(run.stdout.trimEnd().split("\n").at(-1)).toBe(line);
  expect(run.status).toBe(code);
});
