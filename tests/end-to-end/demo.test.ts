/** `npm run demo`, as it is typed after cloning. */

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { freshFolder } from "../fresh-database.ts";

const root = join(import.meta.dirname, "../..");
const folder = freshFolder();
afterAll(() => folder.remove());

const numbers = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

it(
  "npm run demo shows the segments of the sample shop, an audience, and writes the report",
  { timeout: 120_000 },
  () => {
    // What it writes goes beside its script: a copy of that, in a folder that has the rest of what a clone has.
    for (const name of ["scripts", "package.json", "package-lock.json"]) {
      cpSync(join(root, name), join(folder.path, name), { recursive: true });
    }
    for (const name of ["cli", "data-samples", "node_modules", "tsconfig.json"]) {
      symlinkSync(join(root, name), join(folder.path, name));
    }
    const { status, stdout, stderr } = spawnSync("npm", ["run", "demo"], {
      cwd: folder.path,
      env: { ...process.env, DATABASE_URL: "", REDIS_URL: "", NO_COLOR: "1" },
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    const segments = stdout.match(/\bs\d+\b/g) ?? [];
    expect(new Set(segments).size, stdout).toBeGreaterThan(2);
    // What the README says of it.
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const said = /(\w+) segments come out, among them\s+([^(]*)\(`npm run demo`\)/.exec(readme)!;
    expect(numbers[new Set(segments).size], stdout).toBe(said[1]);
    for (const [, name] of said[2]!.matchAll(/"([^"]+)"/g)) expect(stdout).toContain(` ${name}\n`);
    expect(stdout).toContain('attune ask "negative-sentiment high-value customers"');
    expect(stdout).toContain("The report is in attune-report.html");
    const report = readFileSync(join(folder.path, "attune-report.html"), "utf8");
    expect(report).toMatch(/^<!doctype html>/i);
    expect(report).toContain('id="s1"');
    expect(existsSync(join(folder.path, "attune-data/demo/database"))).toBe(true);
  },
);
