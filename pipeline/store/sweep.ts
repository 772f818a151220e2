/**
 * What is kept: all imports, every run's own row, and what the last few results stand on. The answers, models and
 * regrouped tables that only older results stood on are swept away when a run ends.
 */

import { columnKey, type Column } from "../table.ts";
import { dropOutdatedTables } from "./audience/tables.ts";
import type { Database, Queries } from "./database.ts";
import type { Overview } from "./results.ts";
import type { StepSpec } from "./steps.ts";

/** So many rows are deleted at a time; who else wants the embedded store waits no longer than that takes. */
const slice = 5000;

/** A command ends with its run, and should leave no more behind than it found. */
const graceMs = 3000;

/** Longer than any key that begins like it: keys are hexadecimal. */
const afterKeys = "~";

/** While a run is under way nothing is swept: it stands on what no result names yet. `undefined`: so it was. */
async function whenIdle<T>(database: Database, work: (queries: Queries) => Promise<T>): Promise<T | undefined> {
  return database.transaction(async (queries) => {
    // Until this is over, no run begins.
    await queries.execute("lock table runs in share mode");
    if ((await queries.query("select 1 from runs where status = 'running' limit 1")).length > 0) return undefined;
    return work(queries);
  });
}

/** The columns that the steps still there fill or read. */
async function columnsInUse(queries: Queries): Promise<readonly Column[]> {
  const steps = await queries.query<{ spec: string }>("select spec from steps");
  return steps.flatMap(({ spec }) => {
    const { table, columns } = JSON.parse(spec) as StepSpec;
    return [...table.columns, ...columns];
  });
}

/** Drops results but the last `keep`, with the steps of runs before these, and tables and models that nothing names. */
async function dropResults(queries: Queries, keep: number): Promise<number> {
  const kept = await queries.query<{ result: string; seq: number }>(
    `select result, max(seq) as seq from runs where status = 'done' and result is not null
     group by result order by max(seq) desc limit ${keep}`,
  );
  if (kept.length === 0) return 0;
  const results = kept.map(({ result }) => result);
  const dropped = await queries.query("delete from results where not (id = any($1::text[])) returning 1", [results]);
  await queries.query("delete from run_steps where run in (select id from runs where seq < $1)", [kept.at(-1)!.seq]);
  await queries.query("delete from steps where id not in (select step from run_steps)");
  const overviews = await queries.query<{ overview: string }>("select overview from results");
  const tables = overviews.flatMap(({ overview }) => {
    const { customers, members } = (JSON.parse(overview) as Overview).tables;
    return [customers.base.id, members.base.id];
  });
  await queries.query(
    `with gone as (delete from gathered_tables where not (id = any($1::text[])) returning id)
     delete from gathered where table_id in (select id from gone)`,
    [tables],
  );
  await dropOutdatedTables(queries);
  const models = (await columnsInUse(queries)).flatMap(({ model, learned }) => [model ?? [], learned ?? []].flat());
  await queries.query("delete from models where not (id = any($1::text[]))", [models]);
  return dropped.length;
}

/** How the keys of answers begin: once for each column that has any. */
async function columnKeys(queries: Queries, table: "answers" | "failures"): Promise<readonly string[]> {
  // A loose index scan: one step a column, however many answers it has.
  const rows = await queries.query<{ key: string }>(
    `with recursive begin as (
       (select left(key, 12) as key from ${table} order by key limit 1)
       union all
       select (select left(key, 12) from ${table} where key > begin.key || '${afterKeys}' order by key limit 1)
       from begin where begin.key is not null
     ) select key from begin where key is not null`,
  );
  return rows.map(({ key }) => key);
}

/** Deletes some answers of a column that no step names any more; whether there may be others. */
async function dropAnswers(queries: Queries, at: { table: "answers" | "failures"; key: string }): Promise<boolean> {
  if ((await columnsInUse(queries)).some((column) => columnKey(column) === at.key)) return false;
  const gone = await queries.query(
    `delete from ${at.table} where key in
       (select key from ${at.table} where key >= $1 and key < $2 order by key limit ${slice}) returning 1`,
    [at.key, at.key + afterKeys],
  );
  return gone.length >= slice;
}

/**
 * Sweeps away what only results older than the last `keep` stand on. May be cut off at any time: the next one goes on.
 * Once the signal is aborted it ends within three seconds.
 */
export async function sweep(
  database: Database,
  { keep, signal }: { readonly keep: number; readonly signal?: AbortSignal },
): Promise<void> {
  let isLate = false;
  const lateIn = () => setTimeout(() => (isLate = true), graceMs).unref();
  if (signal?.aborted) lateIn();
  else signal?.addEventListener("abort", lateIn, { once: true });
  const dropped = await whenIdle(database, (queries) => dropResults(queries, keep));
  if (dropped === undefined) return;
  let isLess = dropped > 0;
  for (const table of ["answers", "failures"] as const) {
    const inUse = new Set((await columnsInUse(database)).map(columnKey));
    for (const key of await columnKeys(database, table)) {
      if (inUse.has(key)) continue;
      isLess = true;
      while (!isLate && (await whenIdle(database, (queries) => dropAnswers(queries, { table, key }))));
    }
  }
  // A server does that by itself; here, what was deleted would keep its place for ever.
  if (isLess && database.profile === "embedded") await database.execute("vacuum");
}

/** How many bytes the database takes. */
export async function storedBytes(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ bytes: number }>("select pg_database_size(current_database()) as bytes");
  return row!.bytes;
}
