/** Steps and their batches: what is to be done, and how far it is. */

import { encode, fingerprint } from "../answer.ts";
import { tableId, type Column, type TableSpec } from "../table.ts";
import { saveAnswers, type NewAnswer } from "./answers.ts";
import type { Database, Queries } from "./database.ts";
import { cut, type Stretch } from "./rows.ts";

/** Some columns to fill over one table. */
export interface StepSpec {
  readonly table: TableSpec;
  readonly columns: readonly Column[];
}

/**
 * Rows of a step so far. Of the rows that are done, each is answered or rejected, by this step or by one before it over the
 * same table. `fresh` counts the answers that were not known before.
 */
export interface StepProgress {
  readonly step: string;
  readonly rows: number;
  readonly answered: number;
  readonly rejected: number;
  readonly fresh: number;
  readonly batches: number;
  readonly batchesDone: number;
  readonly error?: string;
}

/** The name of a step: equal for equal table and columns. */
function stepId({ table, columns }: StepSpec): string {
  return fingerprint(tableId(table), encode(columns));
}

/** Stores a step with its batches; one that is there keeps them. A batch has at most `most` rows, and at least `least` if it can. */
export async function createStep(
  database: Database,
  { spec, most, least }: { readonly spec: StepSpec; readonly most: number; readonly least: number },
): Promise<string> {
  const id = stepId(spec);
  await database.transaction(async (queries) => {
    const created = await queries.query<{ is_new: boolean }>(
      // The same rows may be those of other imports by now.
      `insert into steps (id, spec) values ($1, $2)
       on conflict (id) do update set spec = excluded.spec returning xmax = 0 as is_new`,
      [id, JSON.stringify(spec)],
    );
    if (!created[0]!.is_new) return;
    const batches = await cut(queries, { base: spec.table.base, most, least });
    await queries.query(
      `insert into batches (step, batch, first, last, rows)
       select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::int[])`,
      [
        id,
        batches.map((_, i) => i),
        batches.map((b) => b.first),
        batches.map((b) => b.last),
        batches.map((b) => b.rows),
      ],
    );
  });
  return id;
}

/** What a step fills; undefined where there is none of the id. */
export async function loadStep(queries: Queries, id: string): Promise<StepSpec | undefined> {
  const [row] = await queries.query<{ spec: string }>("select spec from steps where id = $1", [id]);
  return row && (JSON.parse(row.spec) as StepSpec);
}

/** The batches of a step that are not done; their errors are forgotten. */
export async function pendingBatches(queries: Queries, step: string): Promise<readonly number[]> {
  const rows = await queries.query<{ batch: number }>(
    "update batches set error = null where step = $1 and not is_done returning batch",
    [step],
  );
  return rows.map(({ batch }) => batch).sort((a, b) => a - b);
}

/** A batch that is still to be done. */
export async function openBatch(queries: Queries, { step, batch }: { step: string; batch: number }) {
  const [row] = await queries.query<{ first: string; last: string; rows: number }>(
    "select first, last, rows from batches where step = $1 and batch = $2 and not is_done",
    [step, batch],
  );
  return row;
}

/** Where some other batches of a step lie, done or not: the next ones, and the first again after the last. */
export async function otherStretches(
  queries: Queries,
  { step, batch, most }: { step: string; batch: number; most: number },
): Promise<readonly Stretch[]> {
  return queries.query<Stretch & Readonly<Record<string, unknown>>>(
    `select first, last, rows from batches where step = $1 and batch <> $2 order by batch < $2, batch limit ${most}`,
    [step, batch],
  );
}

/** Stores a batch's answers and counts them, both or neither, and once however often it is called. Gives how many were new. */
export async function closeBatch(
  database: Database,
  done: {
    readonly step: string;
    readonly batch: number;
    readonly answers: readonly NewAnswer[];
    readonly answered: number;
    readonly rejected: number;
  },
): Promise<number> {
  return database.transaction(async (queries) => {
    const fresh = await saveAnswers(queries, done.answers);
    await queries.query(
      `update batches set is_done = true, answered = $3, rejected = $4, fresh = $5, error = null
       where step = $1 and batch = $2 and not is_done`,
      [done.step, done.batch, done.answered, done.rejected, fresh],
    );
    return fresh;
  });
}

/** Notes why a batch cannot be done. */
export async function failBatch(queries: Queries, at: { step: string; batch: number; error: string }): Promise<void> {
  await queries.query("update batches set error = $3 where step = $1 and batch = $2 and not is_done", [
    at.step,
    at.batch,
    at.error.slice(0, 2000),
  ]);
}

/** How far some steps are. */
export async function progressOf(
  queries: Queries,
  steps: readonly string[],
): Promise<ReadonlyMap<string, StepProgress>> {
  const rows = await queries.query<Omit<StepProgress, "error"> & { error: string | null }>(
    `select step, sum(rows)::bigint as rows, sum(answered)::bigint as answered, sum(rejected)::bigint as rejected,
       sum(fresh)::bigint as fresh, count(*) as batches, count(*) filter (where is_done) as "batchesDone",
       min(error) as error
     from batches where step = any($1::text[]) group by step`,
    [steps],
  );
  return new Map(rows.map(({ error, ...rest }) => [rest.step, { ...rest, ...(error !== null && { error }) }]));
}
