/** Answers and models: what stages found, by content. */

import { decode, encode } from "../answer.ts";
import { answerKey, type Column, type KeyedRow } from "../table.ts";
import { isRejection, fail } from "../stage.ts";
import type { Queries } from "./database.ts";

/** An answer on its way into the store. */
export interface NewAnswer {
  readonly key: string;
  readonly stage: string;
  readonly answer: unknown;
  /** What `encode` makes of it, where that is known. */
  readonly text?: string;
  /** The column's; see there. */
  readonly retry?: number;
}

/** The answers known under some keys. A failure counts where it was found under the same `retry`. */
export async function loadAnswers(
  queries: Queries,
  { keys, retry = 0 }: { readonly keys: readonly string[]; readonly retry?: number },
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await queries.query<{ key: string; answer: string | null; reason: string | null }>(
    `select key, answer, null as reason from answers where key = any($1::text[])
     union all select key, null, reason from failures where retry = $2 and key = any($1::text[])`,
    [[...new Set(keys)], retry],
  );
  const failures = rows.filter(({ reason }) => reason !== null);
  return new Map<string, unknown>([
    ...rows.map(({ key, answer }) => [key, answer === null ? undefined : decode(answer)] as const),
    // What failed under this number and was answered under the next is a failure still to the tables of this one.
    ...failures.map(({ key, reason }) => [key, fail(reason!)] as const),
  ]);
}

/** Stores answers; one that is there already stays as it is. Gives the number of those that were not. */
export async function saveAnswers(queries: Queries, all: readonly NewAnswer[]): Promise<number> {
  const isFailed = ({ answer }: NewAnswer) => isRejection(answer) && answer.hasFailed === true;
  const failed = await saveFailures(queries, all.filter(isFailed));
  const answers = all.filter((one) => !isFailed(one));
  if (answers.length === 0) return failed;
  const [row] = await queries.query<{ fresh: number }>(
    `with stored as (
       insert into answers (key, stage, is_rejected, answer)
       select * from unnest($1::text[], $2::text[], $3::bool[], string_to_array($4, chr(31)))
       order by 1 on conflict (key) do nothing returning 1
     ) select count(*) as fresh from stored`,
    [
      answers.map(({ key }) => key),
      answers.map(({ stage }) => stage),
      answers.map(({ answer }) => isRejection(answer)),
      // As one text, in which nothing need be escaped: an array of texts takes half as long again. JSON has no such character.
      answers.map(({ answer, text = encode(answer) }) => text).join("\x1f"),
    ],
  );
  return row!.fresh + failed;
}

async function saveFailures(queries: Queries, failures: readonly NewAnswer[]): Promise<number> {
  if (failures.length === 0) return 0;
  const stored = await queries.query(
    `insert into failures (key, retry, stage, reason)
     select * from unnest($1::text[], $2::int[], $3::text[], $4::text[])
     order by 1 on conflict (key, retry) do nothing returning 1`,
    [
      failures.map(({ key }) => key),
      failures.map(({ retry = 0 }) => retry),
      failures.map(({ stage }) => stage),
      failures.map(({ answer }) => (answer as { rejected: string }).rejected),
    ],
  );
  return stored.length;
}

/**
 * Rows with the columns that were filled; rows that a column rejected are left out.
 * Throws when a row has no answer: then the step that fills the column has not ended.
 */
export async function widen(
  queries: Queries,
  {
    rows,
    columns,
    rejected,
  }: {
    readonly rows: readonly KeyedRow[];
    readonly columns: readonly Column[];
    /** Told of each row that a column rejected, with the reason. */
    readonly rejected?: (key: string, reason: string) => void;
  },
): Promise<readonly KeyedRow[]> {
  let wide = rows;
  for (const column of columns) {
    const keys = wide.map(({ row }) => answerKey(column, row));
    const answers = await loadAnswers(queries, { keys, retry: column.retry });
    wide = wide.flatMap(({ key, row }, i) => {
      const answer = answers.get(keys[i]!);
      if (answer === undefined) throw new Error(`Row ${key} has no answer of stage ${column.stage}`);
      if (!isRejection(answer)) return [{ key, row: { ...row, ...(answer as object) } }];
      rejected?.(key, answer.rejected);
      return [];
    });
  }
  return wide;
}

/** The model stored under an id, if there is one. */
export async function loadModel(queries: Queries, id: string): Promise<unknown> {
  const [row] = await queries.query<{ model: string }>("select model from models where id = $1", [id]);
  return row && decode(row.model);
}

/** Whether a model was learned before. */
export async function hasModel(queries: Queries, id: string): Promise<boolean> {
  return (await queries.query("select 1 from models where id = $1", [id])).length > 0;
}

/** Stores a model under its id; the first one stays. */
export async function saveModel(
  queries: Queries,
  { id, stage, model }: { readonly id: string; readonly stage: string; readonly model: unknown },
): Promise<void> {
  await queries.query("insert into models (id, stage, model) values ($1, $2, $3) on conflict (id) do nothing", [
    id,
    stage,
    encode(model),
  ]);
}
