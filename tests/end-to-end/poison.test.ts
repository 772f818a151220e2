/** A text that cannot be borne stops nothing; a stage that cannot work at all ends the run and says why. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openReader } from "../../models/encoder/open-reader.ts";
import { openPool } from "../../models/encoder/pool.ts";
import type { Reader, Reading, ReadInput } from "../../models/encoder/reader.ts";
import { correctReading } from "../../pipeline/correct-reading.ts";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import { latest } from "../../pipeline/look-up.ts";
import { loadRun } from "../../pipeline/store/runs.ts";
import type { Stage } from "../../pipeline/stage.ts";
import { stageInstances, stages, type StageInstances } from "../../pipeline/stages.ts";
import { attitude } from "../../pipeline/stages/attitude.ts";
import { freshFolder } from "../fresh-database.ts";
import { follow, importAll, runToEnd } from "./follow.ts";
import { writeSample, type SampleFile } from "./sample.ts";

type AnyStage = Stage<Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>>;

const timeout = 300_000;
const folder = freshFolder();
let files: readonly SampleFile[];
let engine: Engine;

/** The stage that fails on every row. */
let broken: string | undefined;

/** A stage that fails on every row while it is the broken one, and throws on a cursed text when it cuts texts into words. */
function fragile(name: string, real: AnyStage): AnyStage {
  return {
    ...real,
    run: (batch, context) => {
      if (broken === name) throw new Error(`${name} is out of order`);
      const isCursed = batch.some(({ body }) => typeof body === "string" && body.includes("cursed"));
      if (name === "tokens" && isCursed) throw new Error("cannot be cut into words");
      return real.run(batch, context);
    },
  };
}

type Make = (options?: Readonly<Record<string, unknown>>) => unknown;

/** The stages of the table, made fragile, with a reader of its own. */
function fragileStages(reader: () => Reader): StageInstances {
  const table: Readonly<Record<string, Make>> = { ...stages, attitude: () => attitude({ reader: reader() }) };
  const made = Object.entries(table).map(
    ([name, make]) => [name, (options?: Parameters<Make>[0]) => fragile(name, make(options) as AnyStage)] as const,
  );
  return stageInstances(Object.fromEntries(made));
}

/** The reader of the table, in processes of another kind. */
function readerIn(worker: URL, args: readonly string[] = []): Reader {
  const pool = openPool<ReadInput, Reading>(worker, { args, batchSize: 8 });
  return { checksum: openReader().checksum, read: (inputs) => pool.run(inputs), close: () => pool.close() };
}

beforeAll(async () => {
  const poison = join(folder.path, "poison.csv");
  writeFileSync(
    poison,
    [
      "id,customer,created_at,comment",
      "p1,c1,2026-04-01,The deadly nightshade came with a bent stem.",
      "p2,c2,2026-04-02,My cursed order never came and nobody rings back.",
      "p3,c3,2026-04-03,The plain pot came in one piece and I like it.",
    ].join("\n"),
  );
  files = [...writeSample(folder.path), { path: poison, kind: "feedback" }];
}, timeout);

afterAll(async () => {
  await engine.close();
  folder.remove();
});

it(
  "a text that kills its process and one that a stage throws on are rejected with the reason",
  { timeout },
  async () => {
    const stages = fragileStages(() => readerIn(new URL("poisoned-reader.ts", import.meta.url)));
    engine = await openEngine({ dataFolder: `${folder.path}/poisoned` }, { stages });
    await importAll(engine.database, files);
    engine.work();
    await runToEnd(engine);
    const { overview } = await latest(engine.database);
    expect(overview.rejections).toContainEqual({
      reason: "Its process died 3 times while this text was read: killed by SIGKILL",
      rows: 1,
    });
    expect(overview.rejections).toContainEqual({
      reason: "Stage tokens failed 3 times on this row: cannot be cut into words",
      rows: 1,
    });
    expect(overview.rejections.filter(({ reason }) => /died|failed/.test(reason))).toHaveLength(2);
    expect(overview.read).toBeGreaterThan(80);
    await engine.close();
  },
);

it("a stage that fails on every row ends the run with its words within a minute", { timeout }, async () => {
  engine = await openEngine({ dataFolder: `${folder.path}/broken` }, { stages: fragileStages(openReader) });
  await importAll(engine.database, files);
  engine.work();
  const fails = async (name: string) => {
    broken = name;
    const began = performance.now();
    const run = await follow(engine.database, await engine.startRun({ seed: 1 }));
    expect(run).toMatchObject({ status: "failed", error: `${name} is out of order` });
    expect(performance.now() - began).toBeLessThan(60_000);
    broken = undefined;
  };
  for (const name of Object.keys(stages)) if (name !== "correction") await fails(name);
  await runToEnd(engine);
  // Asked only where somebody corrected a reading.
  await correctReading(engine.database, { feedback: "p3", mood: "neutral", at: "2026-05-01T00:00:00.000Z" });
  await fails("correction");
  await engine.close();
});

it("readers that cannot start end the run with their words within a minute", { timeout }, async () => {
  const worker = new URL("../../models/encoder/pool.test-worker.ts", import.meta.url);
  const stages = fragileStages(() => readerIn(worker, ["broken"]));
  engine = await openEngine({ dataFolder: `${folder.path}/unread` }, { stages });
  await importAll(engine.database, files);
  engine.work();
  const began = performance.now();
  const id = await engine.startRun({ seed: 1 });
  await follow(engine.database, id);
  expect(performance.now() - began).toBeLessThan(60_000);
  expect(await loadRun(engine.database, id)).toMatchObject({
    status: "failed",
    error: "No process could be started to read texts: The weights are damaged",
  });
});
