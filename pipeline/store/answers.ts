/** Answers and models: what stages found, by content. */

import { decode, encode } from "../answer.ts";
import { answerKey, type Column, type KeyedRow } from "../table.ts";
import { isRejection } from "../stage.ts";
import type { Queries } from "./database.ts";

/** An answer on its way into the store. */
export interface NewAnswer {
  readonly key: string;
  readonly stage: string;
  readonly answer: unknown;
}

/** The answers known under some keys. */
export async function loadAnswers(queries: Queries, keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const rows = await queries.query<{ key: string; answer: string }>(
    "select key, answer from answers where key = any($1::text[])",
    [[...new Set(keys)]],
  );
  return new Map(rows.map(({ key, answer }) => [key, decode(answer)]));
}

/** Stores answers; one that is there already stays as it is. Gives the number of those that were not. */
export async function saveAnswers(queries: Queries, answers: readonly NewAnswer[]): Promise<number> {
  if (answers.length === 0) return 0;
  const [row] = await queries.query<{ fresh: number }>(
    `with stored as (
       insert into answers (key, stage, is_rejected, answer)
       select * from unnest($1::text[], $2::text[], $3::bool[], $4::text[])
       order by 1 on conflict (key) do nothing returning 1
     ) select count(*) as fresh from stored`,
    [
      answers.map(({ key }) => key),
      answers.map(({ stage }) => stage),
      answers.map(({ answer }) => isRejection(answer)),
      answers.map(({ answer }) => encode(answer)),
    ],
  );
  return row!.fresh;
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
    const answers = await loadAnswers(queries, keys);
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

export async function hasModel(queries: Queries, id: string): Promise<boolean> {
  return (await queries.query("select 1 from models where id = $1", [id])).length > 0;
}

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
