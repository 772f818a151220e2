/** The served database: a PostgreSQL server, 15 or newer. */

import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { batchesOf, copyTarget, copyText } from "./copy-text.ts";
import type { Database, Queries } from "./database.ts";
import { asking, QueryError } from "./query-error.ts";
import { TransactionWatch } from "./transaction-watch.ts";
import { checkParams, paramText, parsers } from "./values.ts";

const types = { getTypeParser: (oid: number) => parsers[oid] ?? ((text: string) => text) };

const session = "set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set bytea_output = 'hex'";

/** A server that starts up, or whose name is not known yet, may answer soon; a wrong password will not. */
const worthWaiting = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "57P03"]);

/** SQLSTATE "too many connections". */
const noneFree = "53300";

/** Whether the pool gave up waiting for one of its connections; it gives no code. */
function isTimeout({ message }: Error): boolean {
  return /timeout exceeded when trying to connect|due to connection timeout/.test(message);
}

/** Host, port and database of a URL, without the password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return "its URL";
  const { hostname, port, pathname, username } = new URL(url);
  return `${username && `${username}@`}${hostname || "localhost"}:${port || 5432}${pathname}`;
}

/** The queries of one connection. */
function queriesOn(client: pg.ClientBase): Queries {
  return {
    query: async <Row>(sql: string, params: Parameters<Queries["query"]>[1] = []) => {
      checkParams(params);
      // The extended protocol also without parameters: there PGlite refuses a second statement, so this does too.
      const query = { text: sql, values: params.map(paramText), queryMode: "extended" };
      return asking(sql, async () => (await client.query(query)).rows as readonly Row[]);
    },
    execute: (sql) => asking(sql, async () => void (await client.query(sql))),
    async copyIn(table, columns, rows) {
      const sql = `copy ${copyTarget(table, columns)} from stdin`;
      let failure: unknown;
      const text = async function* () {
        try {
          for await (const batch of batchesOf(rows)) yield* copyText(batch, columns);
        } catch (error) {
          failure = error;
          // This one is sent to the server, whose log is no place for what the rows said.
          throw new Error("The rows to copy ended in an error", { cause: error });
        }
      };
      return asking(sql, async () => {
        const stream = client.query(copyFrom(sql));
        await pipeline(Readable.from(text()), stream).catch((error: unknown) => {
          throw failure ?? error;
        });
        return stream.rowCount;
      });
    },
  };
}

async function firstConnection(pool: pg.Pool, url: string, waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      const { rows } = await pool.query<{ version: number; encoding: string }>(
        `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
      );
      const { version, encoding } = rows[0]!;
      const problem =
        version < 150_000
          ? `is PostgreSQL ${Math.floor(version / 10_000)}: wanted 15 or newer`
          : encoding !== "UTF8" && `is encoded in ${encoding}: wanted a database created with encoding 'UTF8'`;
      if (problem) throw new QueryError(`The database at ${placeOf(url)} ${problem}`);
      return;
    } catch (error) {
      if (error instanceof QueryError) throw error;
      const { code, message } = error as { readonly code?: string; readonly message: string };
      if (!worthWaiting.has(code ?? "") || performance.now() > deadline)
        throw new QueryError(`Cannot reach PostgreSQL at ${placeOf(url)}: ${message || code}`, {
          ...(code && { code }),
        });
      await sleep(250);
    }
  }
}

/**
 * Connects to the database at a URL, with at most `max` connections. Waits up to `waitMs` for a server that is starting,
 * and later up to `connectMs` for a connection: then asking fails with a `QueryError` of code 53300.
 * Throws `QueryError` when it cannot be reached, is older than 15 or is not encoded in UTF-8.
 */
export async function openPostgres(
  url: string,
  {
    max = 10,
    waitMs = 10_000,
    connectMs = 10_000,
  }: { readonly max?: number; readonly waitMs?: number; readonly connectMs?: number } = {},
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: "attune",
    connectionTimeoutMillis: connectMs,
    onConnect: async (client) => {
      // A connection that breaks fails the next query on it; without a listener its error would end the process.
      client.on("error", () => {});
      await client.query(session);
    },
  });
  pool.on("error", () => {});
  try {
    await firstConnection(pool, url, waitMs);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const watch = new TransactionWatch();
  let closing: Promise<void> | undefined;

  const withClient = async <T>(work: (queries: Queries) => Promise<T>): Promise<T> => {
    watch.check();
    const client = await pool.connect().catch((error: Error) => {
      throw isTimeout(error)
        ? new QueryError(`No connection to PostgreSQL was free (${noneFree})`, { code: noneFree })
        : error;
    });
    try {
      return await work(queriesOn(client));
    } finally {
      client.release();
    }
  };

  return {
    profile: "served",
    query: (sql, params) => withClient((queries) => queries.query(sql, params)),
    execute: (sql) => withClient((queries) => queries.execute(sql)),
    copyIn: (table, columns, rows) => withClient((queries) => queries.copyIn(table, columns, rows)),
    transaction: (work) =>
      withClient(async (queries) => {
        await queries.execute("begin");
        try {
          const result = await watch.run(queries, work);
          await queries.execute("commit");
          return result;
        } catch (error) {
          // Fails only when the connection is gone, and then the server rolls back by itself.
          await queries.execute("rollback").catch(() => {});
          throw error;
        }
      }),
    close: () => (closing ??= pool.end()),
  };
}
