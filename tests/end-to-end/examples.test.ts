/** Every example of every `--help` does what it says, typed as it stands. */

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commands } from "../../cli/main.ts";
import { freshFolder } from "../fresh-database.ts";
import { serversFor } from "../served.ts";

const root = join(import.meta.dirname, "../..");
const folder = freshFolder();
/** Until the first start has made its database, and the readers run on a busy machine. */
const patience = 120_000;

const examples = (
  await Promise.all(
    Object.entries(commands).map(async ([name, { load }]) => {
      const { examples } = await load();
      return examples.map((example) => ({ name, example }));
    }),
  )
).flat();
const of = (...names: readonly string[]) => examples.filter(({ name }) => names.includes(name));

/** As it is typed: on the path, in a folder that has what a clone has. */
function options(env: Readonly<Record<string, string>> = {}) {
  const own = { PATH: `${join(folder.path, "bin")}:${process.env.PATH}`, DATABASE_URL: "", REDIS_URL: "" };
  return { cwd: folder.path, env: { ...process.env, ...own, ...env } };
}

function type(line: string) {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", line], {
    ...options(),
    encoding: "utf8",
    timeout: patience,
  });
  return { status, stdout, said: stdout + stderr };
}

beforeAll(() => {
  mkdirSync(join(folder.path, "bin"), { recursive: true });
  symlinkSync(join(root, "attune"), join(folder.path, "bin/attune"));
  for (const name of ["data-samples", "models"]) symlinkSync(join(root, name), join(folder.path, name));
});
afterAll(() => folder.remove());

it.each(["segments", "customer C-10008", "ask unhappy", "topics", "analyse --json"])(
  "attune %s without data says how to begin, and makes no folder",
  (words) => {
    const { status, stdout, said } = type(`attune ${words}`);
    expect(said).toContain("attune run FILE… reads your exports");
    expect([status, stdout]).toEqual([2, ""]);
    expect(readdirSync(folder.path)).not.toContain("attune-data");
  },
  patience,
);

it("attune import --dry-run leaves nothing behind", { timeout: patience }, () => {
  const { status, said } = type("attune import data-samples/orders.csv --dry-run");
  expect(said).toContain("0 rejected");
  expect(status).toBe(0);
  expect(readdirSync(folder.path)).not.toContain("attune-data");
});

it("attune run on files without a row names them, and fails", { timeout: patience }, () => {
  const { status, said } = type("attune run data-samples/dirty/header-only.csv --data empty");
  expect(said).toContain("data-samples/dirty/header-only.csv holds a header and no rows: wanted rows below the header");
  expect(status).toBe(2);
});

it.each(of("run"))("$example", { timeout: patience }, ({ example }) => {
  // Into the folder of the demonstration, on which the other examples build.
  const { status, said } = type(`${example} --data attune-data/demo`);
  expect(said).toContain("silhouette");
  expect(status).toBe(0);
});

const plain = [
  "import",
  "segments",
  "customer",
  "ask",
  "audience",
  "topics",
  "read",
  "correct",
  "evaluation",
  "doctor",
];
it.each(of(...plain, "analyse"))("$example", { timeout: patience }, ({ example }) => {
  const { status, said, stdout } = type(example);
  expect({ status, said }).toMatchObject({ status: 0 });
  if (example.includes("--json")) expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  if (!/>|import/.test(example)) expect(stdout).not.toBe("");
});

/** Starts what runs until it is stopped, and stops it once it has said this. */
async function startAndStop(line: string, { says, env }: { says: string; env?: Readonly<Record<string, string>> }) {
  const child = spawn("bash", ["-c", line.replace("attune ", "exec attune ")], options(env));
  let said = "";
  const code = await new Promise<number | null>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data: Buffer) => {
        const before = said;
        said += data.toString();
        // Once: a second one ends it at once.
        if (said.includes(says) && !before.includes(says)) child.kill("SIGINT");
      });
    }
    child.on("close", resolve);
  });
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining(says) as string });
}

it.each(of("serve"))("$example", { timeout: patience }, async ({ example }) => {
  // On any port that is free: another process may have the one of the example.
  await startAndStop(`${example} --port 0`, { says: "Attune is at http" });
});

const servers = serversFor("the example of attune worker");
it.runIf(servers).each(of("worker"))("$example", { timeout: patience }, async ({ example }) => {
  const env = { DATABASE_URL: servers!.databaseUrl, REDIS_URL: servers!.redisUrl };
  await startAndStop(example.replace(/^.* attune/, "attune"), { says: "Working", env });
});

it("no example is left out", () => {
  const tried = of(
    "run",
    "import",
    "segments",
    "customer",
    "ask",
    "audience",
    "topics",
    "read",
    "correct",
    "evaluation",
    "doctor",
    "analyse",
    "serve",
    "worker",
  );
  expect(tried).toHaveLength(examples.length);
});
