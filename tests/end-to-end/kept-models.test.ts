/** Where little has changed since they were learned, topics and segments stay, and what came is placed in them. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lastModels } from "../../pipeline/keep-models.ts";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import { loadOverview, type Overview } from "../../pipeline/store/results.ts";
import { openSource } from "../../pipeline/run.ts";
import { beginRun, createRun, type RunOptions } from "../../pipeline/store/runs.ts";
import { freshFolder } from "../fresh-database.ts";
import { follow, importAll, runToEnd } from "./follow.ts";
import { writeNewTexts, writeSample } from "./sample.ts";

const timeout = 120_000;
const folder = freshFolder();
let engine: Engine;
let first: Overview;

const run = async (options: RunOptions = { seed: 1 }): Promise<Overview> =>
  (await loadOverview(engine.database, (await runToEnd(engine, options)).result!))!;

/** The model of each stage that has one. */
const modelsOf = ({ tables }: Pick<Overview, "tables">) =>
  Object.fromEntries(
    [...tables.themed.columns, ...tables.customers.columns].flatMap(({ stage, model }) =>
      model === undefined ? [] : [[stage, model]],
    ),
  );

function writeTexts(name: string, count: number) {
  const rows = Array.from(
    { length: count },
    (_, i) => `${name}${i},C-10008,${first.asOf!.slice(0, 10)},The gate came with hinge ${i}.`,
  );
  const path = join(folder.path, `${name}.csv`);
  writeFileSync(path, ["id,customer,created_at,comment", ...rows].join("\n"));
  return { path, kind: "feedback" } as const;
}

beforeAll(async () => {
  engine = await openEngine({ dataFolder: `${folder.path}/data` });
  await importAll(engine.database, writeSample(folder.path));
  engine.work();
  first = await run();
}, timeout);

afterAll(async () => {
  await engine.close();
  folder.remove();
});

it("five texts more than a hundred are placed in the topics and segments that there are", { timeout }, async () => {
  await importAll(engine.database, [writeTexts("few", 5)]);
  const second = await run();
  expect(second.feedback).toBe(first.feedback + 5);
  expect(second.read).toBe(first.read + 5);
  expect(modelsOf(second)).toEqual(modelsOf(first));
  expect(second.learnedFrom).toEqual(first.learnedFrom);
  expect(second.checksum).not.toBe(first.checksum);
});

it("--relearn learns them anew, from all texts", { timeout }, async () => {
  const anew = await run({ seed: 1, relearn: true });
  expect(anew.learnedFrom!.topics!.rows.feedback).toBe(first.learnedFrom!.topics!.rows.feedback + 5);
  expect(modelsOf(anew).topics).not.toBe(modelsOf(first).topics);
  expect(modelsOf(anew).cluster).not.toBe(modelsOf(first).cluster);
});

it(
  "another seed learns anew, another number of segments nothing but these, and neither leaves a trace",
  { timeout },
  async () => {
    const now = await run();
    const [before, learnedFrom] = [modelsOf(now), now.learnedFrom];
    expect(modelsOf(await run({ seed: 2 })).topics).not.toBe(before.topics);
    expect(modelsOf(await run())).toEqual(before);
    const two = await run({ seed: 1, segments: 2 });
    expect(two.learnedFrom!.topics).toEqual(learnedFrom!.topics);
    const fewer = modelsOf(two);
    expect(fewer.topics).toBe(before.topics);
    expect(fewer.cluster).not.toBe(before.cluster);
    expect(modelsOf(await run())).toEqual(before);
  },
);

it("a tenth more teaches anew, and so do few that come again and again", { timeout }, async () => {
  const before = await run();
  await importAll(engine.database, [writeTexts("some", 6)]);
  expect((await run()).learnedFrom).toEqual(before.learnedFrom);
  await importAll(engine.database, [writeTexts("others", 6)]);
  const after = await run();
  expect(after.learnedFrom!.topics!.rows.feedback).toBe(before.feedback + 12);
  await importAll(engine.database, [writeNewTexts(folder.path)]);
  expect((await run()).learnedFrom!.topics!.rows.feedback).toBe(before.feedback + 32);
});

it(
  "a run that is taken up again goes on from the result it began with, whatever ended meanwhile",
  { timeout },
  async () => {
    const before = await run();
    const { database, queue } = engine;
    const options = { seed: 1 };
    // Of a process that died when it had begun.
    await createRun(database, { id: "cut-off", options });
    await beginRun(database, "cut-off");
    await lastModels(database, await openSource(database), { run: "cut-off", asOf: before.asOf!, options });
    const anew = await run({ seed: 1, relearn: true });
    expect(modelsOf(anew).topics).not.toBe(modelsOf(before).topics);
    await queue.add([{ id: "cut-off", kind: "run", run: "cut-off" }]);
    const { status, result } = await follow(database, "cut-off");
    expect(status).toBe("done");
    const resumed = (await loadOverview(database, result!))!;
    expect(modelsOf(resumed)).toEqual(modelsOf(before));
    expect(resumed.checksum).toBe(before.checksum);
  },
);
