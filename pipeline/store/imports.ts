/** Imports: what came in, all of a file or nothing of it. */

import { setImmediate } from "node:timers/promises";
import { keepCopies } from "./copies.ts";
import type { Database, Queries } from "./database.ts";
import { mergeRecords, type MergedRows, type StagedRecord } from "./merge-records.ts";

export type { MergedRows, StagedRecord } from "./merge-records.ts";

/** A reader of the embedded store waits until so many records are stored: about a tenth of a second. */
const sliceRecords = 500;
/** Or until so many characters of documents are: long ones take as much memory as many. */
const sliceCharacters = 4_000_000;

/** What a file tells of. */
export type ImportKind = "feedback" | "orders" | "customers";

/** How much has been imported. */
export async function countImported(queries: Queries): Promise<{ readonly feedback: number; readonly orders: number }> {
  const [row] = await queries.query<{ feedback: number; orders: number }>(
    `select (select count(*) from feedback where import in (select seq from imports)) as feedback,
            (select count(*) from orders where import in (select seq from imports)) as orders`,
  );
  return row!;
}

/** The report of an import, as JSON text. */
export async function loadImport(queries: Queries, id: string): Promise<string | undefined> {
  const [row] = await queries.query<{ report: string }>("select report from imports where id = $1", [id]);
  return row?.report;
}

/** What became of an earlier import of the same file, in records of the kind. */
export interface Replaced {
  readonly removed: number;
  readonly added: number;
}

/** An import on its way into the store: `records` yields batches; `report` is called with the counts once all are in. */
export interface NewImport {
  readonly id: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly sha256: string;
  readonly records: AsyncIterable<readonly StagedRecord[]>;
  readonly report: (rows: MergedRows, replaced?: Replaced) => string;
}

/** Does a piece of an import, all or nothing. */
type Step = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;

/**
 * Stores an import: every record and the report, or nothing. Gives the report, or that of the same import when it is
 * there already. Imports of a kind take turns.
 */
export async function saveImport(database: Database, wanted: NewImport): Promise<string> {
  // A server's readers do not wait for a transaction, however long. The embedded store has one session for all: there each
  // piece is a transaction, readers come in between, and what is unfinished when the process dies is swept when it opens.
  const save = database.profile === "embedded" ? inPieces : inOneTransaction;
  // In turn before a connection is taken: those who wait for a lock would leave none for others.
  return inTurn(database, wanted.kind, () => save(database, wanted));
}

async function inOneTransaction(database: Database, wanted: NewImport): Promise<string> {
  return database.transaction(async (queries) => {
    // Other processes import too.
    await queries.query(`lock table ${wanted.kind} in share row exclusive mode`);
    const step: Step = (work) => work(queries);
    const seq = await beginImport(step, wanted);
    return seq === undefined ? (await loadImport(queries, wanted.id))! : fillImport(step, seq, wanted);
  });
}

async function inPieces(database: Database, wanted: NewImport): Promise<string> {
  const step: Step = (work) => database.transaction(work);
  const seq = await beginImport(step, wanted);
  if (seq === undefined) return (await loadImport(database, wanted.id))!;
  try {
    return await fillImport(step, seq, wanted);
  } catch (error) {
    // What cannot be swept now is swept when the store opens.
    await step((queries) => dropImport(queries, { seq, kind: wanted.kind })).catch(() => undefined);
    throw error;
  }
}

const turns = new WeakMap<Database, Map<ImportKind, Promise<unknown>>>();

async function inTurn<T>(database: Database, kind: ImportKind, work: () => Promise<T>): Promise<T> {
  const own = turns.get(database) ?? new Map<ImportKind, Promise<unknown>>();
  turns.set(database, own);
  const before = own.get(kind) ?? Promise.resolve();
  const mine = before.then(work, work);
  own.set(kind, mine);
  return mine;
}

/** The number of a new import; undefined when the same is there already. */
async function beginImport(step: Step, { id, kind }: NewImport): Promise<number | undefined> {
  return step(async (queries) => {
    if ((await loadImport(queries, id)) !== undefined) return undefined;
    const [row] = await queries.query<{ seq: number }>(
      `insert into unfinished_imports (seq, kind)
       values (nextval(pg_get_serial_sequence('imports', 'seq')), $1) returning seq`,
      [kind],
    );
    return row!.seq;
  });
}

/** Batches cut smaller, with a pause before each in which the process may do other work. */
async function* inSlices(batches: NewImport["records"]): NewImport["records"] {
  for await (const batch of batches) {
    let from = 0;
    let characters = 0;
    for (let to = 1; to <= batch.length; to++) {
      characters += batch[to - 1]!.doc.length;
      if (to < batch.length && to - from < sliceRecords && characters < sliceCharacters) continue;
      await setImmediate();
      yield batch.slice(from, to);
      from = to;
      characters = 0;
    }
  }
}

async function countReplaced(
  queries: Queries,
  { kind, seq, outdated }: { kind: ImportKind; seq: number; outdated: readonly number[] },
): Promise<Replaced> {
  const [row] = await queries.query<Replaced>(
    `select (select count(*) from ${kind} where import = any($1::bigint[])) as removed,
            (select count(*) from ${kind} where import = $2)
            + (select count(*) from replacements where import = $2) as added`,
    [outdated, seq],
  );
  return { removed: Number(row!.removed), added: Number(row!.added) };
}

function addUp(one: MergedRows, other: MergedRows): MergedRows {
  const changed = [...(one.changed ?? []), ...(other.changed ?? [])];
  return {
    accepted: one.accepted + other.accepted,
    duplicates: one.duplicates + other.duplicates,
    ...(changed.length > 0 && { changed }),
  };
}

async function fillImport(step: Step, seq: number, wanted: NewImport): Promise<string> {
  const { id, kind, name, sha256, records, report } = wanted;
  // The same file, understood in another way, takes the place of what was understood before.
  const before = await step((queries) =>
    queries.query<{ seq: number }>("select seq from imports where kind = $1 and sha256 = $2", [kind, sha256]),
  );
  const outdated = before.map((one) => one.seq);
  let total: MergedRows = { accepted: 0, duplicates: 0 };
  for await (const batch of inSlices(records)) {
    total = addUp(total, await step((queries) => mergeRecords(queries, { kind, seq, outdated, batch })));
  }
  return step(async (queries) => {
    const replaced = outdated.length > 0 ? await countReplaced(queries, { kind, seq, outdated }) : undefined;
    await keepCopies(queries, { kind, seq, outdated });
    await queries.query(`delete from ${kind} where key in (select key from replacements where import = $1)`, [seq]);
    if (outdated.length > 0) await queries.query(`delete from ${kind} where import = any($1::bigint[])`, [outdated]);
    await queries.query(
      `insert into ${kind} (key, import, customer, email, at, doc)
       select key, import, customer, email, at, doc from replacements where import = $1 order by key`,
      [seq],
    );
    await queries.query("delete from imports where seq = any($1::bigint[])", [outdated]);
    await queries.query("delete from unfinished_imports where seq = $1", [seq]);
    const text = report(total, replaced);
    await queries.query(
      `insert into imports (id, seq, kind, name, sha256, report) overriding system value
       values ($1, $2, $3, $4, $5, $6)`,
      [id, seq, kind, name, sha256, text],
    );
    return text;
  });
}

async function dropImport(queries: Queries, { seq, kind }: { seq: number; kind: ImportKind }): Promise<void> {
  await queries.query(`delete from ${kind} where import = $1`, [seq]);
  await queries.query("delete from copies where kind = $1 and import = $2", [kind, seq]);
  await queries.query("delete from unfinished_imports where seq = $1", [seq]);
}

/** Sweeps away what imports left whose process died: for a store that only one process uses at a time. */
export async function dropUnfinishedImports(database: Database): Promise<void> {
  const left = await database.query<{ seq: number; kind: ImportKind }>("select seq, kind from unfinished_imports");
  for (const one of left) await database.transaction((queries) => dropImport(queries, one));
  if (left.length > 0) await database.execute("vacuum");
}
