/** What a worker does with one batch of a step: read its rows, ask the stages what is not known yet, store the answers. */

import { encodePlain } from "./answer.ts";
import { isRejection, PermanentError } from "./stage.ts";
import type { StageInstances } from "./stages.ts";
import { joins } from "./gather.ts";
import { ring } from "./bell.ts";
import { lastOf } from "./last-of.ts";
import { perform } from "./perform.ts";
import { loadAnswers, loadModel, widen, type NewAnswer } from "./store/answers.ts";
import type { Database } from "./store/database.ts";
import { rowCacheOf } from "./store/row-cache.ts";
import { readBase, readStretch } from "./store/rows.ts";
import { closeBatch, loadStep, openBatch, otherStretches, type StepSpec } from "./store/steps.ts";
import { answerKey, type Column, type KeyedRow } from "./table.ts";

/** What the work on a batch needs of the process it runs in. */
export interface Bench {
  readonly database: Database;
  readonly stages: StageInstances;
  readonly signal?: AbortSignal;
}

/** Where a row is looked for that a stage answers: in so many other batches, among so many rows of each. */
const mostStretches = 4;
const rowsOfStretch = 32;

const modelOf = lastOf(loadModel);

/** Rows of elsewhere that the column may be filled for. */
type Others = () => AsyncIterable<KeyedRow["row"]>;

async function fill(
  { database, stages, signal }: Bench,
  { rows, column, others }: { readonly rows: readonly KeyedRow[]; readonly column: Column; readonly others?: Others },
) {
  const stage = stages.get(column.stage, column.options);
  if (stage.version !== column.version) {
    throw new PermanentError(
      `Stage ${column.stage} is of version ${stage.version} here, and the run was started with ${column.version}: ` +
        `let all workers run the same release`,
    );
  }
  const keys = rows.map(({ row }) => answerKey(column, row));
  const known = await loadAnswers(database, { keys, retry: column.retry });
  const unknown = new Map<string, KeyedRow["row"]>();
  rows.forEach(({ row }, i) => {
    if (!known.has(keys[i]!)) unknown.set(keys[i]!, row);
  });
  const model = column.model === undefined ? undefined : await modelOf(database, column.model);
  const witnesses = async function* () {
    yield* rows.filter((_, i) => known.has(keys[i]!)).map(({ row }) => row);
    if (others) yield* others();
  };
  const context = { model, asOf: column.asOf ?? "", others: witnesses, ...(signal && { signal }) };
  const found = await perform(stage, [...unknown.values()], context);
  const fresh: readonly NewAnswer[] = [...unknown.keys()].map((key, i) => {
    const text = encodePlain(found[i]);
    // What is handed on is what the store would give.
    return { key, stage: column.stage, answer: JSON.parse(text) as unknown, text, retry: column.retry };
  });
  const answers = new Map([...known, ...fresh.map(({ key, answer }) => [key, answer] as const)]);
  const rejected: { key: string; reason: string }[] = [];
  const filled = rows.flatMap(({ key, row }, i) => {
    const answer = answers.get(keys[i]!);
    if (!isRejection(answer)) return [{ key, row: { ...row, ...(answer as object) } }];
    rejected.push({ key, reason: answer.rejected });
    return [];
  });
  return { filled, rejected, fresh };
}

/** Some rows of other batches, with the columns before `until`. Asked for only when every row of a batch fails. */
async function* rowsElsewhere(
  bench: Bench,
  {
    spec,
    at,
    until,
  }: { readonly spec: StepSpec; readonly at: { step: string; batch: number }; readonly until: Column },
): AsyncGenerator<KeyedRow["row"]> {
  const { database } = bench;
  const { base, columns } = spec.table;
  for (const between of await otherStretches(database, { ...at, most: mostStretches })) {
    const found = (await readBase(database, { base, between, joins })).slice(0, rowsOfStretch);
    let rows = await widen(database, { rows: found, columns });
    for (const column of spec.columns.slice(0, spec.columns.indexOf(until))) {
      rows = (await fill(bench, { rows, column })).filled;
    }
    yield* rows.map(({ row }) => row);
  }
}

/**
 * Does one batch. Done already: does nothing. Done twice at the same time: counted once.
 * Throws what a stage throws; then nothing of the batch is stored.
 */
export async function workBatch(bench: Bench, { step, batch }: { step: string; batch: number }): Promise<void> {
  const { database, signal } = bench;
  const between = await openBatch(database, { step, batch });
  const spec = between && (await loadStep(database, step));
  if (!between || !spec) return;
  const cache = rowCacheOf(database);
  const known = await readStretch(database, { table: spec.table, between, joins, cache });
  const count = known.rows.length + known.rejected.length;
  if (count !== between.rows) {
    throw new PermanentError(
      `Batch ${batch} of step ${step} has ${count} rows: wanted the ${between.rows} it was cut from`,
    );
  }
  let { rows, rejected } = known;
  const answers: NewAnswer[] = [];
  for (const column of spec.columns) {
    const others = () => rowsElsewhere(bench, { spec, at: { step, batch }, until: column });
    const done = await fill(bench, { rows, column, others });
    rows = done.filled;
    rejected = [...rejected, ...done.rejected];
    answers.push(...done.fresh);
  }
  signal?.throwIfAborted();
  const fresh = await closeBatch(database, { step, batch, answers, answered: rows.length, rejected: rejected.length });
  ring(database);
  // Where somebody else was faster, what counts is what they stored.
  if (fresh < answers.length) return;
  const { base, columns } = spec.table;
  cache.put({ base, columns: [...columns, ...spec.columns] }, between, { rows, rejected });
}
