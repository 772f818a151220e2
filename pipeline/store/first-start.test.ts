import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startChild } from "../../tests/child.ts";
import { freshFolder } from "../../tests/fresh-database.ts";
import { openEmbedded } from "./pglite.ts";
import { createDatabaseFolder, ensureTemplate } from "./template.ts";

let folder: ReturnType<typeof freshFolder>;
beforeEach(() => (folder = freshFolder()));
afterEach(() => folder.remove());

test(
  "a process killed while it starts for the first time leaves a folder that starts again",
  { timeout: 120_000 },
  async () => {
    await ensureTemplate();
    const whole = startChild("database-starter.ts", [join(folder.path, "whole")]);
    await whole.says("starting");
    const began = performance.now();
    await whole.says("open");
    const startMs = performance.now() - began;
    await whole.kill("SIGKILL");
    // Ten moments over the time that a start takes, in an order without meaning.
    for (const part of [0.02, 0.91, 0.13, 0.37, 0.74, 0.05, 0.28, 0.46, 0.62, 0.2]) {
      const path = join(folder.path, String(part));
      const starter = startChild("database-starter.ts", [path]);
      await starter.says("starting");
      await sleep(part * startMs);
      await starter.kill("SIGKILL");
      const database = await openEmbedded(path);
      await database.execute("create table if not exists kept (a int); insert into kept values (2)");
      expect((await database.query("select a from kept where a = 2")).length).toBe(1);
      await database.close();
      expect(readdirSync(path)).toEqual(["database"]);
    }
  },
);

test("a process killed between making PostgreSQL's lock file and writing to it leaves a folder that starts again", async () => {
  for (const content of ["", "42\n"]) {
    const path = join(folder.path, `killed${content.length}`);
    mkdirSync(path);
    await createDatabaseFolder(join(path, "database"));
    writeFileSync(join(path, "database/postmaster.pid"), content);
    const database = await openEmbedded(path);
    expect(await database.query("select 1 as x")).toEqual([{ x: 1 }]);
    await database.close();
  }
});

test("what was committed outlives a killed process", async () => {
  const starter = startChild("database-starter.ts", [folder.path]);
  await starter.says("open");
  await starter.kill("SIGKILL");
  const database = await openEmbedded(folder.path);
  expect(await database.query("select a from kept")).toEqual([{ a: 1 }]);
  await database.close();
  await database.close();
});

test(
  "ensureTemplate() makes one template for all who ask at the same time, and starts over what was left half made",
  { timeout: 120_000 },
  async () => {
    mkdirSync(join(folder.path, "making/database/base"), { recursive: true });
    const [one, other] = await Promise.all([ensureTemplate(folder.path), ensureTemplate(folder.path)]);
    expect(one).toBe(other);
    expect(readdirSync(folder.path).toSorted()).toEqual([expect.stringMatching(/^database-[0-9a-f]{12}$/), "making"]);
    expect(readdirSync(join(folder.path, "making"))).toEqual([]);
  },
);

test("a database is made without a template where the cache cannot be written to", { timeout: 120_000 }, async () => {
  const cache = join(folder.path, "a-file", "cache");
  writeFileSync(join(folder.path, "a-file"), "");
  expect(await ensureTemplate(cache)).toBeUndefined();
  await createDatabaseFolder(join(folder.path, "database"), { cache });
  const database = await openEmbedded(folder.path);
  expect(await database.query("select 1 as x")).toEqual([{ x: 1 }]);
  await database.close();
});

test("openEmbedded() refuses a database of another version of PostgreSQL", async () => {
  mkdirSync(join(folder.path, "database"));
  writeFileSync(join(folder.path, "database/PG_VERSION"), "17\n");
  await expect(openEmbedded(folder.path)).rejects.toThrow("is of PostgreSQL 17: this version of Attune reads 18");
  // And lets go of the folder.
  expect(readdirSync(folder.path)).toEqual(["database"]);
});
