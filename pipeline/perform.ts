/** The only caller of a stage. */

import { isRejection, PermanentError, reject, UnavailableError } from "./stage.ts";
import type { Rejection, RunContext, Stage } from "./stage.ts";
import { pick } from "./table.ts";

const triesPerRow = 3;

type Row = Readonly<Record<string, unknown>>;
type Answer = Row | Rejection;

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What comes of some work, or the signal's reason as soon as it is aborted: a stage need not look at the signal. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    void work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Whether a failure tells nothing of the rows. */
function isOfNoRow(error: unknown, { signal }: RunContext<unknown>): boolean {
  return error instanceof PermanentError || error instanceof UnavailableError || signal?.aborted === true;
}

async function runOnce(stage: Stage<Row, Row>, rows: readonly Row[], context: RunContext<unknown>) {
  const answers = await unlessAborted(stage.run(rows, context), context.signal);
  if (answers.length !== rows.length) {
    throw new PermanentError(`Stage ${stage.name} gave ${answers.length} answers for ${rows.length} rows`);
  }
  return answers;
}

async function runAlone(stage: Stage<Row, Row>, row: Row, context: RunContext<unknown>): Promise<Answer> {
  let last: unknown;
  for (let attempt = 0; attempt < triesPerRow; attempt++) {
    try {
      return (await runOnce(stage, [row], context))[0]!;
    } catch (error) {
      if (isOfNoRow(error, context)) throw error;
      last = error;
    }
  }
  return reject(`Stage ${stage.name} failed ${triesPerRow} times on this row: ${reasonOf(last)}`);
}

/**
 * One answer per row, in the same order. The stage sees the fields it needs and no others.
 *
 * When a batch fails, each row is tried alone, and one that fails three times is answered with a rejection: a poison
 * row stops nothing. When every row of a batch fails, the fault is not in the rows, and the error of the batch is thrown.
 */
export async function perform(
  stage: Stage<Row, Row>,
  rows: readonly Row[],
  context: RunContext<unknown>,
): Promise<readonly Answer[]> {
  const needed = rows.map((row) => pick(row, stage.needs));
  if (needed.length === 0) return [];
  try {
    return await runOnce(stage, needed, context);
  } catch (error) {
    if (isOfNoRow(error, context)) throw error;
    const answers: Answer[] = [];
    for (const row of needed) answers.push(await runAlone(stage, row, context));
    if (needed.length > 1 && answers.every(isRejection)) throw error;
    return answers;
  }
}
