/**
 * The embedded database: PostgreSQL 18 in WebAssembly, in a folder that one process owns. It does not wait for the disk
 * (fsync is off): what was committed outlives the process, however it ends, but not a power failure.
 */

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { batchesOf, copyTarget, copyText } from "./copy-text.ts";
import type { Database, Queries } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { asking } from "./query-error.ts";
import { createDatabaseFolder } from "./template.ts";
import { TransactionWatch } from "./transaction-watch.ts";
import { checkParams, paramText, parsers } from "./values.ts";

const majorVersion = "18";

/** 32 MB of page cache instead of 128: 100 MB less memory and, measured, no slower. */
const startParams = [
  ...PGlite.defaultStartParams,
  "-c",
  "shared_buffers=32MB",
  "-c",
  "max_wal_size=256MB",
  "-c",
  "wal_init_zero=off",
];

/**
 * V8 compiles a function of WebAssembly anew, and better, once it has run for about so many bytes of code. By default that
 * is so soon that a process of ten seconds spends a fifth of its time on compiling.
 */
setFlagsFromString("--wasm-tiering-budget=100000000");

/** Parameters arrive as text; PGlite would refuse text for bytea. */
const serializers = { 17: (text: string) => text };

function queriesOn(session: PGlite | Transaction): Queries {
  return {
    query: async <Row>(sql: string, params: Parameters<Queries["query"]>[1] = []) => {
      checkParams(params);
      return asking(sql, async () => (await session.query<Row>(sql, params.map(paramText))).rows);
    },
    execute: (sql) => asking(sql, async () => void (await session.exec(sql))),
    async copyIn(table, columns, rows) {
      const sql = `copy ${copyTarget(table, columns)} from '/dev/blob'`;
      let count = 0;
      for await (const batch of batchesOf(rows)) {
        const blob = new Blob([...copyText(batch, columns)]);
        if (blob.size === 0) continue;
        count += await asking(sql, async () => (await session.query(sql, [], { blob })).rowCount ?? 0);
      }
      return count;
    },
  };
}

async function start(folder: string): Promise<PGlite> {
  const path = join(folder, "database");
  if (!existsSync(path)) await createDatabaseFolder(path);
  const version = readFileSync(join(path, "PG_VERSION"), "utf8").trim();
  if (version !== majorVersion)
    throw new Error(
      `The database in ${path} is of PostgreSQL ${version}: this version of Attune reads ${majorVersion}`,
    );
  // The folder is locked by us. PostgreSQL refuses to start where a process was killed between making its own lock and writing to it.
  rmSync(join(path, "postmaster.pid"), { force: true });
  try {
    const pglite = await PGlite.create({ dataDir: path, startParams, serializers });
    Object.assign(pglite.parsers, parsers);
    return pglite;
  } catch (error) {
    throw new Error(`Cannot start the database in ${path}`, { cause: error });
  }
}

/**
 * Opens the database in a folder, which is made when it is not there. Throws `FolderInUse` when another process has it
 * open. Close it, or the process does not end.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  const lock = await lockFolder(folder);
  let pglite: PGlite;
  try {
    pglite = await start(folder);
  } catch (error) {
    lock.release();
    throw error;
  }
  const watch = new TransactionWatch();
  const transaction = <T>(work: (queries: Queries) => Promise<T>): Promise<T> =>
    pglite.transaction((session) => watch.run(queriesOn(session), work));
  const { query, execute } = queriesOn(pglite);
  let closing: Promise<void> | undefined;

  return {
    profile: "embedded",
    async query(sql, params) {
      watch.check();
      return query(sql, params);
    },
    async execute(sql) {
      watch.check();
      return execute(sql);
    },
    async copyIn(table, columns, rows) {
      watch.check();
      return transaction((queries) => queries.copyIn(table, columns, rows));
    },
    async transaction(work) {
      watch.check();
      return transaction(work);
    },
    close: () => (closing ??= pglite.close().finally(() => lock.release())),
  };
}
