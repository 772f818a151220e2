/** What is found depends on what was imported, and on nothing else: not on the order of files or rows, nor on when they came. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import { loadRun } from "../../pipeline/store/runs.ts";
import { freshFolder } from "../fresh-database.ts";
import { follow, importAll, runToEnd } from "./follow.ts";
import { differences, outcomeOf, type Outcome } from "./outcome.ts";
import { writeSample, type SampleFile } from "./sample.ts";

const timeout = 240_000;
const folder = freshFolder();
const options = { topics: 4, asOf: "2026-01-01T00:00:00.000Z" };
let files: readonly SampleFile[];
let later: SampleFile;

/** What users see of an outcome: its figures, segments and profiles. Answers are stored under the names of files. */
function seen(outcome: Outcome): Outcome {
  return new Map(
    [...outcome].filter(([name]) => /^(overview|segment|customer) /.test(name) && name !== "overview tables"),
  );
}

/** A run in a new place. */
async function runIn(name: string, work: (engine: Engine) => Promise<unknown>): Promise<Outcome> {
  const engine = await openEngine({ dataFolder: join(folder.path, name) });
  engine.work();
  await work(engine);
  const outcome = await outcomeOf(engine.database);
  await engine.close();
  return seen(outcome);
}

let plain: Outcome;

beforeAll(async () => {
  files = writeSample(join(folder.path, "files"));
  later = { path: join(folder.path, "later.csv"), kind: "customers" };
  writeFileSync(
    later.path,
    "Customer ID,Email,Plan\nC-10002,alexthistlewood@example.net,None\nC-99999,new@example.com,None",
  );
  plain = await runIn("plain", async (engine) => {
    await importAll(engine.database, [...files, later]);
    await runToEnd(engine, options);
  });
}, timeout);

afterAll(() => folder.remove());

it("files and their rows in another order give the same", { timeout }, async () => {
  const shuffled = await runIn("shuffled", async (engine) => {
    const others = writeSample(join(folder.path, "shuffled-files"), { shuffled: true });
    await importAll(engine.database, [...others.toReversed(), later]);
    await runToEnd(engine, options);
  });
  expect([...plain.keys()].filter((name) => name.startsWith("segment")).length).toBeGreaterThan(1);
  expect(differences(plain, shuffled)).toEqual([]);
});

it("customers that are imported in the middle of a run are in what it finds", { timeout }, async () => {
  const disturbed = await runIn("disturbed", async (engine) => {
    await importAll(engine.database, files);
    const id = await engine.startRun({ seed: 1, ...options });
    const run = follow(engine.database, id, { mayBeginAgain: true });
    while ((await loadRun(engine.database, id))!.steps.length < 1) await sleep(10);
    await importAll(engine.database, [later]);
    expect(await run).toMatchObject({ status: "done" });
  });
  expect(differences(plain, disturbed)).toEqual([]);
});
