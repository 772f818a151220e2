/** The only caller of a stage. */

import { fail, isRejection, PermanentError, UnavailableError } from "./stage.ts";
import type { Rejection, RunContext, Stage } from "./stage.ts";
import { pick } from "./table.ts";

const triesPerRow = 3;

type Row = Readonly<Record<string, unknown>>;
type Answer = Row | Rejection;
/** What a stage threw over a row alone. */
type Outcome = Answer | Thrown;
type AnyStage = Stage<Row, Row>;

/** What `perform` gets beside the rows. */
export interface PerformContext extends RunContext<unknown> {
  /** Rows of elsewhere that the stage may be tried on when nothing else tells whether it works. */
  readonly others?: () => AsyncIterable<Row>;
}

class Thrown {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

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

async function runOnce(stage: AnyStage, rows: readonly Row[], { others: _others, ...context }: PerformContext) {
  const answers = await unlessAborted(stage.run(rows, context), context.signal);
  if (answers.length !== rows.length) {
    throw new PermanentError(`Stage ${stage.name} gave ${answers.length} answers for ${rows.length} rows`);
  }
  return answers;
}

/** The answer to one row alone; or what is thrown over it. */
async function runAlone(stage: AnyStage, row: Row, context: PerformContext): Promise<Outcome> {
  try {
    return (await runOnce(stage, [row], context))[0]!;
  } catch (error) {
    if (isOfNoRow(error, context)) throw error;
    return new Thrown(error);
  }
}

/** What comes of a batch: of all rows together, or when that fails of each alone. `again`: how often to try a row once more. */
async function runTogether(stage: AnyStage, rows: readonly Row[], context: PerformContext) {
  try {
    // A stage that says it failed has tried more than once already.
    return { outcomes: await runOnce(stage, rows, context), again: 1 };
  } catch (error) {
    if (isOfNoRow(error, context)) throw error;
    const outcomes: Outcome[] = [];
    for (const row of rows) outcomes.push(await runAlone(stage, row, context));
    return { outcomes, again: triesPerRow - 1 };
  }
}

/** A rule may reject a row without any work being done, so that only an answer shows that the stage works. */
function isAnswer(outcome: Outcome | undefined): outcome is Row {
  return outcome !== undefined && !(outcome instanceof Thrown) && !isRejection(outcome);
}

function isFailure(outcome: Outcome): boolean {
  return outcome instanceof Thrown || (isRejection(outcome) && outcome.hasFailed === true);
}

function errorOf(outcome: Outcome): unknown {
  return outcome instanceof Thrown ? outcome.error : new UnavailableError((outcome as Rejection).rejected);
}

/** Looks for a row that the stage answers: among the rows of the batch, then elsewhere. */
async function findWitness(
  stage: AnyStage,
  { rows, outcomes, context }: { rows: readonly Row[]; outcomes: readonly Outcome[]; context: PerformContext },
): Promise<Row | undefined> {
  const own = rows.find((_, i) => isAnswer(outcomes[i]));
  if (own) return own;
  let failures = 0;
  for await (const row of context.others?.() ?? []) {
    const needed = pick(row, stage.needs);
    const outcome = await runAlone(stage, needed, context);
    if (isAnswer(outcome)) return needed;
    if (isFailure(outcome) && ++failures === triesPerRow) return undefined;
  }
  return undefined;
}

/**
 * One answer per row, in the same order. The stage sees the fields it needs and no others.
 *
 * When a batch fails, each row is tried alone. A row is put into quarantine when it fails every time while another row,
 * the witness, is answered in between: then the row is to blame. Without a witness, or when it fails too, the fault is not
 * in the rows, and the error is thrown.
 */
export async function perform(
  stage: AnyStage,
  rows: readonly Row[],
  context: PerformContext,
): Promise<readonly Answer[]> {
  const needed = rows.map((row) => pick(row, stage.needs));
  if (needed.length === 0) return [];
  const { outcomes, again } = await runTogether(stage, needed, context);
  if (!outcomes.some(isFailure)) return outcomes as readonly Answer[];
  const witness = await findWitness(stage, { rows: needed, outcomes, context });
  const answers: Answer[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    let last = outcome;
    for (let left = again; isFailure(last); left--) {
      const works = witness && isAnswer(await runAlone(stage, witness, context));
      if (!works) throw errorOf(last);
      if (left === 0) break;
      last = await runAlone(stage, needed[i]!, context);
    }
    answers.push(
      last instanceof Thrown
        ? fail(`Stage ${stage.name} failed ${triesPerRow} times on this row: ${reasonOf(last.error)}`)
        : last,
    );
  }
  return answers;
}
