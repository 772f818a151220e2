import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshFolder, testProfiles } from "../../tests/fresh-database.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";

describe.each(testProfiles("migrations"))("$profile", ({ open }) => {
  let database: Database;
  let folder: ReturnType<typeof freshFolder>;
  beforeAll(async () => void (database = await open()));
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.execute("drop schema public cascade; create schema public");
    folder = freshFolder();
    write("001-tables.sql", "create table a (x int);\ninsert into a values (1);\n");
    write("002-more.sql", "alter table a add y text;\n");
  });
  afterEach(() => folder.remove());

  const write = (name: string, sql: string) => writeFileSync(join(folder.path, name), sql);
  const run = () => migrate(database, { folder: folder.path });

  test("applies each migration once, in order", async () => {
    expect(await run()).toEqual(["001-tables.sql", "002-more.sql"]);
    expect(await run()).toEqual([]);
    write("003-rows.sql", "insert into a (x, y) values (2, 'two');");
    expect(await run()).toEqual(["003-rows.sql"]);
    expect(await database.query("select x, y from a order by x")).toEqual([
      { x: 1, y: null },
      { x: 2, y: "two" },
    ]);
    const applied = await database.query("select name, length(sha256) as digits from migrations order by name");
    expect(applied).toHaveLength(3);
    expect(applied[0]).toEqual({ name: "001-tables.sql", digits: 64 });
  });

  test("applies none when one of them fails", async () => {
    write("003-wrong.sql", "insert into a (x) values (2); insert into nowhere values (1);");
    await expect(run()).rejects.toThrow('relation "nowhere" does not exist');
    expect(await database.query("select to_regclass('a')::text as a, to_regclass('migrations')::text as m")).toEqual([
      { a: null, m: null },
    ]);
  });

  test("lets any number start at the same time", async () => {
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat()).toEqual(["001-tables.sql", "002-more.sql"]);
    expect(await database.query("select x from a")).toEqual([{ x: 1 }]);
  });

  test("refuses a migration that has changed since, but not for its line ends", async () => {
    await run();
    write("001-tables.sql", "create table a (x int);\r\ninsert into a values (1);\r\n");
    expect(await run()).toEqual([]);
    write("001-tables.sql", "create table a (x bigint);\n");
    await expect(run()).rejects.toThrow("Migration 001-tables.sql has changed since it was applied");
  });

  test("refuses a database that is newer than the program", async () => {
    await run();
    rmSync(join(folder.path, "002-more.sql"));
    await expect(run()).rejects.toThrow("made by a newer version of Attune, with migration 002-more.sql");
  });

  test("refuses a migration that should have come earlier, and names it", async () => {
    rmSync(join(folder.path, "001-tables.sql"));
    write("002-more.sql", "create table b (x int);");
    await run();
    write("001-late.sql", "create table a (x int);");
    await expect(run()).rejects.toThrow("Migration 001-late.sql comes before 002-more.sql, which is applied");
  });

  test("refuses odd names and a number given twice", async () => {
    write("3-odd.sql", "");
    await expect(run()).rejects.toThrow("Migration 3-odd.sql has another name than 001-what-it-does.sql");
    rmSync(join(folder.path, "3-odd.sql"));
    write("002-again.sql", "");
    await expect(run()).rejects.toThrow("has the number of another");
  });

  test("brings up the tables of the program itself", async () => {
    expect((await migrate(database)).length).toBeGreaterThan(0);
    expect(await migrate(database)).toEqual([]);
  });
});
