import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { stageFile, type StagedBatch } from "./stage-records.ts";
import { openFile } from "./sources/open-file.ts";
import { UnusableInput } from "./sources/raw-record.ts";
import { understand } from "./sources/understand.ts";

const folder = mkdtempSync(join(tmpdir(), "attune-stage-"));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = Array.from({ length: 5000 }, (_, i) =>
  i % 1000 === 7
    ? `${i},customer${i % 9},2026-13-45,"Bad date"`
    : `${i},customer${i % 9},2026-03-02,"Call 020 7946 0${100 + (i % 900)}, line ${i}"`,
);
const text = ["id,customer,created_at,comment", ...rows, ""].join("\n");

/** Stages a file, in another thread from `large` bytes on. */
async function stage(name: string, bytes: string | Buffer, large: number): Promise<StagedBatch[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const opened = await openFile(path, { name });
  const understanding = await understand(opened, { as: "feedback" });
  const batches: StagedBatch[] = [];
  for await (const batch of stageFile({ path, open: { name }, kind: "feedback", understanding }, { opened, large })) {
    batches.push(batch);
  }
  return batches;
}

it("a large file, read in a thread of its own, gives what it gives here", async () => {
  const here = await stage("tickets.csv", text, Infinity);
  expect(await stage("tickets.csv", text, 0)).toEqual(here);
  expect(here.reduce((sum, batch) => sum + batch.rows, 0)).toBe(5000);
  expect(
    here
      .flatMap(({ staged }) => staged)
      .map(({ doc }) => doc)
      .join(),
  ).not.toContain("7946");
});

it("a file that is unusable when the thread comes to it is refused by its name", async () => {
  const path = join(folder, "overwritten.csv");
  writeFileSync(path, text);
  const opened = await openFile(path, { name: "overwritten.csv" });
  const understanding = await understand(opened, { as: "feedback" });
  writeFileSync(path, "");
  const file = { path, open: { name: "overwritten.csv" }, kind: "feedback" as const, understanding };
  const refusal = await stageFile(file, { opened, large: 0 })
    .next()
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UnusableInput);
  expect(String(refusal)).toContain("overwritten.csv is empty: wanted a header line and rows");
});

it("who has enough of a file may leave", async () => {
  const path = join(folder, "tickets.csv");
  const opened = await openFile(path, {});
  const understanding = await understand(opened, { as: "feedback" });
  for await (const { rows } of stageFile({ path, open: {}, kind: "feedback", understanding }, { opened, large: 0 })) {
    expect(rows).toBeGreaterThan(0);
    break;
  }
});
