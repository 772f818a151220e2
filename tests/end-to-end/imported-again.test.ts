/** What is found depends on the rows there are, whatever was imported before, and again, and in another way. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import { importFile, type ImportOptions } from "../../pipeline/import-file.ts";
import { customerOf, latest } from "../../pipeline/look-up.ts";
import { loadRun } from "../../pipeline/store/runs.ts";
import { topicsOfStored } from "../../pipeline/topics-of-stored.ts";
import { freshFolder } from "../fresh-database.ts";
import { follow, runToEnd } from "./follow.ts";

const timeout = 240_000;
const options = { seed: 1, topics: 2, asOf: "2026-01-01T00:00:00.000Z" };
let folder: ReturnType<typeof freshFolder>;
let engine: Engine;

beforeEach(async () => {
  folder = freshFolder();
  engine = await openEngine({ dataFolder: join(folder.path, "data") });
  engine.work();
}, timeout);
afterEach(async () => {
  await engine.close();
  folder.remove();
});

const complaints = [
  "The parcel came late and torn",
  "The app crashes whenever I pay",
  "Lovely shoes, and quick delivery",
];
const feedback = Array.from(
  { length: 30 },
  (_, i) => `c${(i % 10) + 1},2025-03-0${(i % 9) + 1} 10:00,"${complaints[i % 3]}, for the ${i}th time"`,
);
const orders = (cents: string) =>
  ["order_id,customer_id,ordered_at,total", `1,c1,2025-05-01 10:00,${cents}`].concat(
    Array.from({ length: 9 }, (_, i) => `${i + 2},c${i + 2},2025-05-02 10:00,30.00`),
  );

function write(name: string, lines: readonly string[]): string {
  const path = join(folder.path, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const importAs = (as: "feedback" | "orders", path: string, more: Partial<ImportOptions> = {}) =>
  importFile(engine.database, path, { as, ...more });

async function spentBy(customer: string): Promise<readonly (number | undefined)[]> {
  const { orders: bought } = await customerOf(engine.database, await latest(engine.database), customer);
  return bought.map(({ totalCents }) => totalCents);
}

it("of two files that tell of an order the one imported last counts, each time", { timeout }, async () => {
  await importAs("feedback", write("feedback.csv", ["customer_id,created_at,comment", ...feedback]));
  const first = write("o1.csv", orders("10.00"));
  await importAs("orders", first);
  await importAs("orders", write("o2.csv", orders("20.00")));
  await runToEnd(engine, options);
  expect(await spentBy("c1")).toEqual([2000]);
  await importAs("orders", first, { timezone: "Asia/Tokyo" });
  await runToEnd(engine, options);
  expect(await spentBy("c1")).toEqual([1000]);
  await importAs("orders", first);
  await runToEnd(engine, options);
  expect(await spentBy("c1")).toEqual([1000]);
});

it("feedback understood in another way, and as before, is what it was", { timeout }, async () => {
  const path = write("feedback.csv", ["customer_id,created_at,comment", ...feedback]);
  await importAs("feedback", path);
  await runToEnd(engine, options);
  const before = await latest(engine.database);
  await importAs("feedback", path, { timezone: "Asia/Tokyo" });
  const old = topicsOfStored(engine.database, before, { k: 2, seed: 1 });
  await expect(old).rejects.toThrow("Files of feedback were imported anew since they were analysed");
  await runToEnd(engine, options);
  expect((await latest(engine.database)).overview.checksum).not.toBe(before.overview.checksum);
  await importAs("feedback", path);
  await runToEnd(engine, options);
  const after = await latest(engine.database);
  expect(after.id).toBe(before.id);
  expect(await topicsOfStored(engine.database, after, { k: 2, seed: 1 })).toHaveLength(2);
});

it("feedback that is imported anew while a run reads it is what the run finds", { timeout }, async () => {
  const many = Array.from({ length: 400 }, (_, i) => `c${i % 40},2025-03-01 10:00,"${complaints[i % 3]}, parcel ${i}"`);
  const path = write("many.csv", ["customer_id,created_at,comment", ...many]);
  await importAs("feedback", path);
  const id = await engine.startRun(options);
  const run = follow(engine.database, id, { mayBeginAgain: true });
  while (((await loadRun(engine.database, id))?.steps[0]?.batchesDone ?? 0) < 1) await sleep(5);
  await importAs("feedback", path, { timezone: "Asia/Tokyo" });
  const { status, error } = await run;
  expect({ status, error }).toEqual({ status: "done", error: undefined });
  expect((await latest(engine.database)).overview.feedback).toBe(400);
});
