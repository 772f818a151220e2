import { afterAll, beforeAll, expect, it } from "vitest";
import { freshEmbedded } from "../../tests/fresh-database.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { beginRun, createRun, endRun, interruptRuns, loadRun } from "./runs.ts";

let database: Database;
beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
}, 60_000);
afterAll(() => database.close());

it("beginRun() begins a run that waits or is led anew, and none that has ended in any way", async () => {
  for (const id of ["new", "done", "failed", "interrupted"]) await createRun(database, { id, options: { seed: 1 } });
  expect(await beginRun(database, "new")).toBe(true);
  expect(await beginRun(database, "new")).toBe(true);
  await endRun(database, { id: "done", result: "r" });
  await endRun(database, { id: "failed", error: "Stage x failed" });
  for (const id of ["done", "failed", "nowhere"]) expect(await beginRun(database, id)).toBe(false);
  expect(await loadRun(database, "failed")).toMatchObject({ status: "failed", error: "Stage x failed" });
  await interruptRuns(database);
  expect(await beginRun(database, "interrupted")).toBe(false);
});
