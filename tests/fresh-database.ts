/** Databases for tests: new, empty, and gone once closed. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../pipeline/store/database.ts";
import { openEmbedded } from "../pipeline/store/pglite.ts";
import { openPostgres } from "../pipeline/store/postgres.ts";
import { serversFor } from "./served.ts";

/** A new folder that `remove` takes away. */
export function freshFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "attune-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A database where closing it is followed by something else. */
function closingWith(database: Database, after: () => Promise<void> | void): Database {
  return {
    ...database,
    async close() {
      await database.close();
      await after();
    },
  };
}

/** A new embedded database. Takes about a second, and the first time on a machine some more to make the template. */
export async function freshEmbedded(): Promise<Database> {
  const folder = freshFolder();
  return closingWith(await openEmbedded(folder.path), folder.remove);
}

let made = 0;

/** The URL of a new database on the server of `url`, and how to drop it. */
export async function freshServedUrl(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `attune_test_${process.pid}_${made++}`;
  const alone = async (sql: string) => {
    const server = await openPostgres(url, { max: 1 });
    await server.execute(sql);
    await server.close();
  };
  await alone(`create database ${name} template template0 encoding 'UTF8'`);
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return { url: fresh.href, drop: () => alone(`drop database ${name} with (force)`) };
}

/** A new database on the server of `url`. */
export async function freshServed(url: string): Promise<Database> {
  const fresh = await freshServedUrl(url);
  return closingWith(await openPostgres(fresh.url), fresh.drop);
}

/** A place to run a test on both profiles. */
export interface TestProfile {
  readonly profile: Database["profile"];
  open(): Promise<Database>;
}

/**
 * The profiles that can be tested here: embedded always, served when there are servers. Use it as
 * `describe.each(testProfiles("what is tested"))("$profile", ({ open }) => …)`; what is left out is said.
 */
export function testProfiles(what: string): readonly TestProfile[] {
  const embedded: TestProfile = { profile: "embedded", open: freshEmbedded };
  const servers = serversFor(`${what} on the served profile`);
  return servers ? [embedded, { profile: "served", open: () => freshServed(servers.databaseUrl) }] : [embedded];
}
