import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { encode } from "./answer.ts";
import { joins } from "./gather.ts";
import { inProcessQueue } from "./queue/in-process.ts";
import type { Queue } from "./queue/queue.ts";
import { openSource, Run } from "./run.ts";
import { reject, type Stage } from "./stage.ts";
import { stageInstances } from "./stages.ts";
import type { Database } from "./store/database.ts";
import { saveImport } from "./store/imports.ts";
import { migrate } from "./store/migrate.ts";
import { openEmbedded } from "./store/pglite.ts";
import { readTable } from "./store/rows.ts";
import { createRun, loadRun } from "./store/runs.ts";
import { failBatch } from "./store/steps.ts";
import type { Table } from "./table.ts";
import { workBatch } from "./work-batch.ts";

let folder: string;
let database: Database;
let queue: Queue;
let asked: string[];
/** Told after each question. */
let heard: () => void = () => undefined;
/** Whether the stage can bear poison, and whether it can bear anything at all. */
let isImmune: boolean;
let isIll: boolean;

interface Text {
  readonly text: string;
}

/** Counts letters; knows what it was asked, rejects the empty, and fails on "poison". */
function letters(): Stage<Text, { readonly letters: number }> {
  return {
    name: "letters",
    version: "1",
    needs: ["text"],
    run: (batch) => {
      if (isIll || (!isImmune && batch.some(({ text }) => text === "poison")))
        return Promise.reject(new Error("poisoned"));
      asked.push(...batch.map(({ text }) => text));
      heard();
      return Promise.resolve(batch.map(({ text }) => (text ? { letters: text.length } : reject("Text is empty"))));
    },
  };
}

/** How much longer than the mean of all. */
function longer(): Stage<{ readonly letters: number }, { readonly longer: number }, { readonly mean: number }> {
  return {
    name: "longer",
    version: "1",
    needs: ["letters"],
    async fit(rows) {
      let [sum, count] = [0, 0];
      for await (const row of rows) [sum, count] = [sum + row.letters, count + 1];
      return { mean: sum / count };
    },
    run: (batch, { model }) => Promise.resolve(batch.map((row) => ({ longer: row.letters - model.mean }))),
  };
}

async function store(name: string, texts: readonly string[]): Promise<void> {
  await saveImport(database, {
    id: name,
    kind: "feedback",
    name,
    sha256: name,
    records: (async function* () {
      yield texts.map((text, i) => ({ key: `${name}-${i}`, rows: 1, doc: encode({ id: `${name}-${i}`, text }) }));
    })(),
    report: () => "{}",
  });
}

async function newRun(options: { readonly signal?: AbortSignal; readonly retry?: number } = {}): Promise<Run> {
  const id = `run-${Math.trunc(performance.now() * 1000)}`;
  await createRun(database, { id, options: { seed: 1 } });
  return new Run({ id, database, queue, seed: 1, asOf: "", batchSize: 2, ...options });
}

async function rowsOf(table: Table<unknown>) {
  const rows: unknown[] = [];
  for await (const page of readTable(database, { table: table.spec, joins })) rows.push(...page.map(({ row }) => row));
  return rows;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "attune-run-"));
  database = await openEmbedded(join(folder, "data"));
  await migrate(database);
  queue = inProcessQueue();
  asked = [];
  isImmune = false;
  isIll = false;
  const stages = stageInstances({ letters, longer });
  queue.work("batch", (task) => workBatch({ database, stages }, { step: task.step!, batch: task.batch! }), {
    concurrency: 2,
    failed: (task, error) => failBatch(database, { step: task.step!, batch: task.batch!, error: error.message }),
  });
});

afterEach(async () => {
  await queue.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

it("Run.each() adds the columns of stages, in the order of rows", async () => {
  await store("a", ["one", "three", "eleven"]);
  const { feedback } = await openSource(database);
  const run = await newRun();
  const table = await run.each(feedback, letters(), longer());
  expect((await rowsOf(table)).map((row) => (row as { longer: number }).longer)).toEqual(
    [3, 5, 6].map((n) => n - 14 / 3),
  );
});

it("Run.each() lets a rejected row go with its reason, and counts it", async () => {
  await store("a", ["one", "", "three"]);
  const id = "counted";
  await createRun(database, { id, options: { seed: 1 } });
  const run = new Run({ id, database, queue, seed: 1, asOf: "", batchSize: 2 });
  const table = await run.each((await openSource(database)).feedback, letters());
  expect(await rowsOf(table)).toHaveLength(2);
  expect((await loadRun(database, id))!.steps).toMatchObject([{ name: "letters", rows: 3, answered: 2, rejected: 1 }]);
});

it("Run.each() asks for equal texts once, for known texts never, and for new ones alone", async () => {
  await store("a", ["one", "two", "one", "one"]);
  await (await newRun()).each((await openSource(database)).feedback, letters());
  const first = asked.length;
  expect(new Set(asked)).toEqual(new Set(["one", "two"]));
  await (await newRun()).each((await openSource(database)).feedback, letters());
  expect(asked).toHaveLength(first);
  await store("b", ["two", "three"]);
  const table = await (await newRun()).each((await openSource(database)).feedback, letters());
  expect(asked.slice(first)).toEqual(["three"]);
  expect(await rowsOf(table)).toHaveLength(6);
});

it("Run.each() goes on where a run was cut off", async () => {
  const texts = Array.from({ length: 40 }, (_, i) => "x".repeat(i + 1));
  await store("a", texts);
  const { feedback } = await openSource(database);
  const cut = new AbortController();
  heard = () => asked.length >= 6 && cut.abort();
  const first = newRun({ signal: cut.signal }).then((run) => run.each(feedback, letters()));
  await expect(first).rejects.toThrow();
  const table = await (await newRun()).each(feedback, letters());
  expect(await rowsOf(table)).toHaveLength(40);
  expect(asked).toHaveLength(40);
});

it("Run.each() answers a poison row with the reason, and all others", async () => {
  await store("a", ["one", "poison", "three"]);
  const table = await (await newRun()).each((await openSource(database)).feedback, letters());
  expect(await rowsOf(table)).toHaveLength(2);
});

it("Run.each() quarantines a poison row that is alone in its batch, and a later run may try it again", async () => {
  await store("a", ["one", "two", "poison"]);
  const { feedback } = await openSource(database);
  const table = await (await newRun()).each(feedback, letters());
  expect(await rowsOf(table)).toHaveLength(2);
  isImmune = true;
  expect(await rowsOf(await (await newRun()).each(feedback, letters()))).toHaveLength(2);
  asked = [];
  const again = await (await newRun({ retry: 1 })).each(feedback, letters());
  expect(await rowsOf(again)).toHaveLength(3);
  expect(asked).toEqual(["poison"]);
  // What the first run found stays what it was.
  expect(await rowsOf(table)).toHaveLength(2);
});

it("Run.each() stores nothing of a batch of one row when nothing can be answered, and asks again later", async () => {
  await store("a", ["one"]);
  const { feedback } = await openSource(database);
  isIll = true;
  await expect((await newRun()).each(feedback, letters())).rejects.toThrow("poisoned");
  expect(await database.query("select key from answers union all select key from failures")).toEqual([]);
  isIll = false;
  expect(await rowsOf(await (await newRun()).each(feedback, letters()))).toHaveLength(1);
});

it("Run.each() fails with the stage's words when no row of a batch can be answered", async () => {
  const broken = { ...letters(), name: "broken", run: () => Promise.reject(new Error("no weights")) };
  await store("a", ["one", "two"]);
  const stages = stageInstances({ broken: () => broken });
  await queue.close();
  queue = inProcessQueue();
  queue.work("batch", (task) => workBatch({ database, stages }, { step: task.step!, batch: task.batch! }), {
    concurrency: 1,
    failed: (task, error) => failBatch(database, { step: task.step!, batch: task.batch!, error: error.message }),
  });
  const run = await newRun();
  await expect(run.each((await openSource(database)).feedback, broken)).rejects.toThrow("no weights");
});

it("a wrong order of stages does not compile", async () => {
  await store("a", ["one"]);
  const { feedback } = await openSource(database);
  const run = await newRun();
  // @ts-expect-error: `longer` needs `letters`, which nothing has filled yet.
  const wrong = () => run.each(feedback, longer());
  // @ts-expect-error: in one go, too.
  const wrongToo = () => run.each(feedback, longer(), letters());
  expect([wrong, wrongToo]).toHaveLength(2);
});
