/**
 * How long after its import a text has moved its customer in saved audiences:  npx tsx benchmarks/speed/moves.ts [customers]
 *
 * Made-up exports of 2,000 customers where nothing else is said, 1,500 texts and three orders a customer, and two audiences. Then
 * one text comes, and twenty: each time the run that reads them, until the moves are recorded. On the embedded store, with one
 * reader: seconds, and those of a processor, which other work on the machine does not touch.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { savedAudiences } from "../../pipeline/audiences/look-up.ts";
import { saveAudience } from "../../pipeline/audiences/save.ts";
import { openEngine } from "../../pipeline/engine.ts";
import { importFile } from "../../pipeline/import-file.ts";
import { loadRun } from "../../pipeline/store/runs.ts";
import { writeFeedback, writeOrders } from "../made-up.ts";
import { record } from "../record.ts";

const customers = Number(process.argv[2] ?? 2000);
const texts = 1500;
const words = 12;

const folder = await mkdtemp(join(tmpdir(), "attune-moves-"));
const engine = await openEngine({ dataFolder: join(folder, "data") }, { processes: 1 });
const { database } = engine;
const figures: Record<string, number> = { customers, texts };

async function importTexts(count: number, seed: number): Promise<void> {
  const path = join(folder, `feedback-${seed}.csv`);
  await writeFeedback(path, { count, customers, words, seed });
  await importFile(database, path, { as: "feedback" });
}

/** Runs until audiences are those of the run, and notes what it took. */
async function measure(name: string): Promise<void> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const id = await engine.startRun({ seed: 1 });
  for (let status = "waiting"; status !== "done"; await sleep(20)) {
    const state = await loadRun(database, id);
    if (state?.error !== undefined) throw new Error(state.error);
    status = state?.status ?? status;
  }
  const moved = await savedAudiences(database);
  const { user, system } = process.cpuUsage(cpu);
  figures[`${name}: seconds`] = Math.round(performance.now() - start) / 1000;
  figures[`${name}: seconds of a processor`] = Math.round((user + system) / 1e4) / 100;
  figures[`${name}: moves`] = moved.reduce((sum, { last }) => sum + last.entered + last.left, 0);
}

try {
  await writeOrders(join(folder, "orders.csv"), { count: 3 * customers, customers });
  await importFile(database, join(folder, "orders.csv"), { as: "orders" });
  await importTexts(texts, 1);
  engine.work();
  await measure("all texts");
  const at = new Date().toISOString();
  await saveAudience(database, { name: "At risk", words: "negative-sentiment high-value customers", at });
  await saveAudience(database, { name: "Unhappy", rule: "mood < 0 or count(intent = complaint) within 60d >= 1", at });
  await importTexts(1, 2);
  await measure("one text more");
  await importTexts(20, 3);
  await measure("twenty texts more");
} finally {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
}
await record(`moves`, figures);
