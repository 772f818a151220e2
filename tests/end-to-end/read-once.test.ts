/** A text is read once: not by the same run again, not in another file, not when new ones come. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importFile } from "../../pipeline/import-file.ts";
import { openEngine, type Engine } from "../../pipeline/engine.ts";
import type { RunState } from "../../pipeline/store/runs.ts";
import { freshFolder } from "../fresh-database.ts";
import { countedReading } from "./counted-reading.ts";
import { importAll, runToEnd } from "./follow.ts";
import { differences, outcomeOf } from "./outcome.ts";
import { testPlaces } from "./places.ts";
import { writeNewTexts, writeSample, type SampleFile } from "./sample.ts";

const timeout = 240_000;
const folder = freshFolder();
afterAll(() => folder.remove());

const freshIn = ({ steps }: RunState, name: string): number => steps.find((step) => step.name === name)!.fresh;

describe.each(testPlaces("that texts are read once", 3))("$profile", ({ open }) => {
  const reading = countedReading();
  let files: readonly SampleFile[];
  let engine: Engine;
  let remove: () => Promise<void> | void;

  const answersOf = async (stage: string): Promise<number> => {
    const rows = await engine.database.query("select 1 from answers where stage = $1", [stage]);
    return rows.length;
  };

  beforeAll(async () => {
    files = writeSample(folder.path);
    const opened = await open();
    remove = opened.remove;
    engine = await openEngine(opened.place, { stages: reading.stages });
    await importAll(engine.database, files);
    engine.work();
    await runToEnd(engine);
  }, timeout);

  afterAll(async () => {
    await engine.close();
    await remove();
  });

  it("the same run again asks nothing and ends the same", { timeout }, async () => {
    const [before, read] = [await outcomeOf(engine.database), reading.texts()];
    const { steps } = await runToEnd(engine);
    expect(steps.map(({ name, fresh }) => ({ name, fresh }))).toEqual(steps.map(({ name }) => ({ name, fresh: 0 })));
    expect(differences(before, await outcomeOf(engine.database))).toEqual([]);
    expect(reading.texts()).toBe(read);
  });

  it("the same file again is one import, under any name", { timeout }, async () => {
    const [{ path, kind }] = files as [SampleFile];
    const first = await importFile(engine.database, path, { as: kind });
    const again = await importFile(engine.database, path, { as: kind, name: "another.json" });
    expect([first.repeated, again.repeated, again.id]).toEqual([true, true, first.id]);
    expect(await engine.database.query("select 1 from imports")).toHaveLength(files.length);
    expect(freshIn(await runToEnd(engine), "clean + tokens + attitude")).toBe(0);
  });

  it("twenty new texts cost twenty readings", { timeout }, async () => {
    const read = reading.texts();
    await importAll(engine.database, [writeNewTexts(folder.path)]);
    const before = await answersOf("attitude");
    const run = await runToEnd(engine);
    expect(freshIn(run, "clean + tokens + attitude")).toBe(60);
    expect(await answersOf("attitude")).toBe(before + 20);
    expect(reading.texts()).toBe(read + 20);
  });

  it("texts that say the same are answered once, and read no more once they are", { timeout }, async () => {
    const importEqual = (name: string, from: number) => {
      const rows = Array.from({ length: 6 }, (_, i) => `e${from + i},c${from + i},2026-04-09,The gate had no hinges.`);
      const path = join(folder.path, name);
      writeFileSync(path, ["id,customer,created_at,comment", ...rows].join("\n"));
      return importAll(engine.database, [{ path, kind: "feedback" }]);
    };
    const before = await answersOf("attitude");
    await importEqual("equal.csv", 0);
    const first = await runToEnd(engine);
    expect(freshIn(first, "clean + tokens + attitude")).toBe(3);
    expect(await answersOf("attitude")).toBe(before + 1);
    const read = reading.texts();
    await importEqual("more-equal.csv", 6);
    expect(freshIn(await runToEnd(engine), "clean + tokens + attitude")).toBe(0);
    expect(reading.texts()).toBe(read);
  });
});
