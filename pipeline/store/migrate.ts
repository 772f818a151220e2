/** Brings a database's tables up to date. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "./database.ts";

const ownFolder = fileURLToPath(new URL("migrations/", import.meta.url));

/** Any number that nothing else in the database locks. */
const lockKey = 7_108_366;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const odd = names.find((name) => !/^\d{3}-[a-z0-9-]+\.sql$/.test(name));
  if (odd !== undefined) throw new Error(`Migration ${odd} has another name than 001-what-it-does.sql`);
  const twice = names.find((name, i) => names[i - 1]?.slice(0, 3) === name.slice(0, 3));
  if (twice !== undefined) throw new Error(`Migration ${twice} has the number of another`);
  return names.map((name) => {
    // Line ends differ between checkouts; the migration does not.
    const sql = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
    return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
  });
}

/**
 * Applies the migrations of a folder, `NNN-name.sql`, that the database has not seen, in order, all or none; gives their
 * names. Any number of processes may do it at the same time. Throws when one that was applied has changed since, is
 * missing, or should have come before one that was applied.
 */
export async function migrate(database: Database, { folder = ownFolder } = {}): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  return database.transaction(async (queries) => {
    await queries.query("select pg_advisory_xact_lock($1)", [lockKey]);
    await queries.execute(
      `create table if not exists migrations (
         name text collate "C" primary key, sha256 text not null, at timestamptz not null default now()
       )`,
    );
    const applied = await queries.query<{ name: string; sha256: string }>(
      "select name, sha256 from migrations order by name",
    );
    for (const [i, { name, sha256 }] of applied.entries()) {
      const migration = migrations[i];
      if (!migrations.some((known) => known.name === name))
        throw new Error(`The database was made by a newer version of Attune, with migration ${name}: update Attune`);
      if (migration!.name !== name)
        throw new Error(`Migration ${migration!.name} comes before ${name}, which is applied: give it a higher number`);
      if (migration!.sha256 !== sha256)
        throw new Error(`Migration ${name} has changed since it was applied: undo that, and write a new migration`);
    }
    const missing = migrations.slice(applied.length);
    for (const { name, sql, sha256 } of missing) {
      await queries.execute(sql);
      await queries.query("insert into migrations (name, sha256) values ($1, $2)", [name, sha256]);
    }
    return missing.map(({ name }) => name);
  });
}
