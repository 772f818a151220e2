import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { freshFolder } from "../../tests/fresh-database.ts";
import { answerKey, columnKey, type Column, type TableSpec } from "../table.ts";
import { audienceFields } from "../audiences/fields.ts";
import { makeTables, tablesOf, vocabularyOf, type TablesToMake } from "./audience/tables.ts";
import { saveModel } from "./answers.ts";
import type { Database } from "./database.ts";
import { saveGathered } from "./gathered.ts";
import { saveImport } from "./imports.ts";
import { migrate } from "./migrate.ts";
import { openEmbedded } from "./pglite.ts";
import { saveResult, type Overview } from "./results.ts";
import { importedTable } from "./imported.ts";
import { addRunStep, beginRun, createRun, endRun } from "./runs.ts";
import { closeBatch, createStep } from "./steps.ts";
import { storedBytes, sweep } from "./sweep.ts";

const folder = freshFolder();
let database: Database;
let nextFolder = 0;

beforeEach(async () => {
  database = await openEmbedded(`${folder.path}/${nextFolder++}`);
  await migrate(database);
  await saveImport(database, {
    id: "texts",
    kind: "feedback",
    name: "texts.csv",
    sha256: "",
    records: (async function* () {
      yield texts.map((text, i) => ({ key: `text-${i}`, rows: 1, doc: JSON.stringify({ text }) }));
    })(),
    report: () => "{}",
  });
});
afterEach(() => database.close());
afterAll(() => folder.remove());

const texts = Array.from({ length: 6000 }, (_, i) => `text ${i} ${"x".repeat(200)}`);
const noTables: Omit<TablesToMake, "result"> = {
  fields: audienceFields({ topics: [], segments: [], columns: [] }),
  today: undefined,
  async *members() {},
  vocabulary: () => ({ columns: [], items: [] }),
};
const read: Column = { stage: "read", version: "1", needs: ["text"] };

/** What a run leaves in the store whose topics are called by its number. */
async function leaveRun(number: number, { isDone = true } = {}): Promise<void> {
  const id = `run-${number}`;
  const topics: Column = { stage: "topics", version: "1", needs: ["text"], model: `model-${number}` };
  await createRun(database, { id, options: { seed: 1 } });
  await beginRun(database, id);
  const table = await importedTable(database, "feedback");
  await saveModel(database, { id: `model-${number}`, stage: "topics", model: number });
  const step = await createStep(database, { spec: { table, columns: [read, topics] }, most: 6000, least: 6000 });
  await addRunStep(database, { run: id, position: 0, step, name: "read + topics" });
  const answers = texts.flatMap((text) =>
    [read, topics].map((column) => ({ key: answerKey(column, { text }), stage: column.stage, answer: { text } })),
  );
  await closeBatch(database, { step, batch: 0, answers, answered: texts.length, rejected: 0 });
  const gathered = `customers-${number}`;
  const pieces = async function* () {
    yield { part: 0, pieces: [{ owner: "c1", sort: "", doc: { number } }] };
  };
  await saveGathered(database, { id: gathered, parts: 1, pieces });
  if (!isDone) return;
  const base: TableSpec = { base: { kind: "gathered", id: gathered, regrouping: "customers" }, columns: [] };
  const overview = { tables: { themed: table, customers: base, members: base } } as unknown as Overview;
  await saveResult(database, { id: `result-${number}`, overview, segments: [] });
  await endRun(database, { id, result: `result-${number}` });
}

async function idsOf(table: string): Promise<readonly string[]> {
  return (await database.query<{ id: string }>(`select id from ${table} order by id`)).map(({ id }) => id);
}

async function answersOf(stage: string): Promise<number> {
  return (await database.query("select 1 from answers where stage = $1", [stage])).length;
}

it("sweep() keeps what the last results stand on, every text that was read, and no other answer, model or table", async () => {
  for (const number of [1, 2, 3, 4]) await leaveRun(number);
  for (const result of ["result-1", "result-4"]) await makeTables(database, { ...noTables, result });
  expect(await answersOf("topics")).toBe(4 * 6000);
  await sweep(database, { keep: 2 });
  expect(await idsOf("results")).toEqual(["result-3", "result-4"]);
  expect(await vocabularyOf(database, tablesOf("result-1"))).toBeUndefined();
  expect(await vocabularyOf(database, tablesOf("result-4"))).toEqual({ columns: [], items: [] });
  expect(await idsOf("models")).toEqual(["model-3", "model-4"]);
  expect(await idsOf("gathered_tables")).toEqual(["customers-3", "customers-4"]);
  expect(await database.query("select table_id from gathered order by table_id")).toEqual([
    { table_id: "customers-3" },
    { table_id: "customers-4" },
  ]);
  expect(await idsOf("steps")).toHaveLength(2);
  expect(await answersOf("topics")).toBe(2 * 6000);
  expect(await answersOf("read")).toBe(6000);
  expect(await idsOf("runs")).toEqual(["run-1", "run-2", "run-3", "run-4"]);
});

it("sweep() lets the store grow no further, however many runs there are", { timeout: 120_000 }, async () => {
  const sizes: number[] = [];
  for (let number = 1; number <= 8; number++) {
    await leaveRun(number);
    await sweep(database, { keep: 2 });
    sizes.push(await storedBytes(database));
  }
  expect(sizes.at(-1)).toBeLessThan(1.15 * sizes[3]!);
});

it("sweep() leaves what a run under way has made, and what one after the kept results left unfinished", async () => {
  for (const number of [1, 2, 3]) await leaveRun(number);
  await leaveRun(4, { isDone: false });
  await sweep(database, { keep: 1 });
  expect(await idsOf("results")).toHaveLength(3);
  await endRun(database, { id: "run-4", error: "The machine was switched off" });
  await sweep(database, { keep: 1 });
  expect(await idsOf("results")).toEqual(["result-3"]);
  expect(await idsOf("models")).toEqual(["model-3", "model-4"]);
  expect(await answersOf("topics")).toBe(2 * 6000);
});

it("answers of one column begin alike, and those of another with other words", () => {
  const other = { ...read, version: "2" };
  expect(answerKey(read, { text: "a" })).toMatch(new RegExp(`^${columnKey(read)}[0-9a-f]{24}$`));
  expect(columnKey(other)).not.toBe(columnKey(read));
  expect(answerKey({ ...read, retry: 1 }, { text: "a" })).toBe(answerKey(read, { text: "a" }));
});
