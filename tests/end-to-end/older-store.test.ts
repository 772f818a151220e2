/** A store that an earlier version made is brought up to date when it is opened, and answers as it did. */

import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "../../pipeline/ask.ts";
import { openEngine } from "../../pipeline/engine.ts";
import { latest } from "../../pipeline/look-up.ts";
import type { Queries, Value } from "../../pipeline/store/database.ts";
import { migrate } from "../../pipeline/store/migrate.ts";
import { openEmbedded } from "../../pipeline/store/pglite.ts";
import { freshFolder } from "../fresh-database.ts";
import { importAll, runToEnd } from "./follow.ts";
import { differences, outcomeOf, type Outcome } from "./outcome.ts";
import { writeSample } from "./sample.ts";

/** The last migration of the version that made the store: before audiences had tables of their own. */
const lastOfThen = "009-corrections.sql";

const timeout = 300_000;
const folder = freshFolder();
const migrations = fileURLToPath(new URL("../../pipeline/store/migrations/", import.meta.url));
let before: { readonly outcome: Outcome; readonly result: string };

type Tables = ReadonlyMap<string, { readonly columns: readonly string[]; rows: readonly (readonly Value[])[] }>;

/** The tables there are, without their rows. */
async function tablesOf(queries: Queries): Promise<Tables> {
  const rows = await queries.query<{ name: string; columns: readonly string[] }>(
    `select table_name::text as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'public' and table_name <> 'migrations' group by 1`,
  );
  return new Map(rows.map(({ name, columns }) => [name, { columns, rows: [] }]));
}

beforeAll(async () => {
  const old = join(folder.path, "old");
  const ofThen = join(folder.path, "migrations");
  mkdirSync(ofThen);
  for (const name of readdirSync(migrations))
    if (name <= lastOfThen) cpSync(join(migrations, name), join(ofThen, name));
  const older = await openEmbedded(old);
  await migrate(older, { folder: ofThen });
  const tables = new Map(await tablesOf(older));

  const engine = await openEngine({ dataFolder: join(folder.path, "new") });
  await importAll(engine.database, writeSample(join(folder.path, "files")));
  engine.work();
  const { result } = await runToEnd(engine);
  before = { outcome: await outcomeOf(engine.database), result: result! };
  for (const [name, { columns }] of tables) {
    const found = await engine.database.query<Record<string, Value>>(`select ${columns.join(", ")} from ${name}`);
    tables.set(name, { columns, rows: found.map((row) => columns.map((column) => row[column]!)) });
  }
  await engine.close();

  await older.transaction(async (queries) => {
    // Whatever refers to what, in any order.
    await queries.execute("set local session_replication_role = replica");
    for (const [name, { columns, rows }] of tables) await queries.copyIn(name, columns, rows);
    for (const name of ["imports", "runs"])
      await queries.query("select setval(pg_get_serial_sequence($1, 'seq'), 1000)", [name]);
  });
  await older.close();
}, timeout);

afterAll(() => folder.remove());

it(
  "a store of before audiences had tables is brought up to date, and nothing in it is read again",
  { timeout },
  async () => {
    const engine = await openEngine({ dataFolder: join(folder.path, "old") });
    try {
      expect(differences(before.outcome, await outcomeOf(engine.database))).toEqual([]);
      const last = await latest(engine.database);
      const { size, of } = await ask(engine.database, last, { rule: "mood >= -1" });
      expect(of).toBe(last.overview.customers);
      expect(size).toBe(last.overview.writers);
      engine.work();
      const again = await runToEnd(engine);
      expect(again.steps.map(({ fresh }) => fresh)).toEqual(again.steps.map(() => 0));
      expect(again.result).toBe(before.result);
    } finally {
      await engine.close();
    }
  },
);
