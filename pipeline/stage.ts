/**
 * The one interface of the pipeline. A stage fills one column of a table: rows in, one answer per row out, in the same
 * order. It never changes the number or the order of rows.
 */

/** A row that cannot be used: it leaves the run with its reason, and the run goes on. */
export interface Rejection {
  readonly rejected: string;
  /** The stage failed over this row, and a run that tries again may fare better. `perform` proves that the row is to blame. */
  readonly hasFailed?: true;
}

/** An answer that says why a row cannot be used: `reject("Text has 0 words, fewer than 1")`. */
export function reject(reason: string): Rejection {
  return { rejected: reason };
}

/** An answer that says how the stage failed over a row, however often it tried. */
export function fail(reason: string): Rejection {
  return { rejected: reason, hasFailed: true };
}

/** Whether an answer is a rejection. */
export function isRejection(answer: unknown): answer is Rejection {
  return typeof answer === "object" && answer !== null && "rejected" in answer;
}

/** What `fit` gets beside the rows. Chance and time are arguments. */
export interface FitContext {
  readonly seed: number;
  /** The day the run looks back from, as in `RunContext`; only a `dated` stage may use it. */
  readonly asOf: string;
  /** The model of the last result, learned by the same version of the stage; only where it `followsModel`. */
  readonly previous?: unknown;
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** What `run` gets beside the rows. */
export interface RunContext<Model> {
  readonly model: Model;
  /** The day the run looks back from, ISO 8601 in UTC: "now" for recency, tenure and decay. */
  readonly asOf: string;
  readonly signal?: AbortSignal;
}

/** One step of the pipeline: rows in, one answer per row out, in the same order. */
export interface Stage<Needs, Adds, Model = any> {
  readonly name: string;
  /** Everything an answer depends on besides the row: options, weights' checksum, code version. */
  readonly version: string;
  /** What the stage was made with; a worker elsewhere makes the same stage from it. Absent: made without options. */
  readonly options?: Readonly<Record<string, unknown>>;
  /**
   * The fields of a row that an answer depends on. A stage is handed these and no others, and their values are the key
   * under which its answer is stored: a row whose needed fields have not changed is never answered again.
   */
  readonly needs: readonly (keyof Needs & string)[];
  /** Whether an answer depends on `context.asOf`; then the day is part of the key. */
  readonly dated?: boolean;
  /** Learns from every row once, before any batch runs; the model is stored. It must survive `encode`/`decode`. */
  readonly fit?: (rows: AsyncIterable<Needs>, context: FitContext) => Promise<Model>;
  /** Whether a model still serves when few rows have come or gone since it was learned; else every change teaches anew. */
  readonly keepsModel?: boolean;
  /** Whether `fit` wants the model of before (`context.previous`), so that what is found again keeps its name. */
  readonly followsModel?: boolean;
  /**
   * What is put over the model that was learned: rows are answered by what `apply` makes of it, which is the model itself where
   * nothing changes. What was learned is kept beside, and later runs go on from it. `name` tells one such change from another.
   */
  readonly edits?: { readonly name: string; readonly apply: (learned: Model) => Model };
  /**
   * Whether rows are answered otherwise than by name where what is put over a model is other: then what comes after in the flow
   * learns anew. Absent: they are not.
   */
  readonly differ?: (before: Model, now: Model) => boolean;
  /** A row gets the same answer in any batch, on any worker, at any attempt. */
  readonly run: (batch: readonly Needs[], context: RunContext<Model>) => Promise<readonly (Adds | Rejection)[]>;
  readonly close?: () => Promise<void>;
}

/**
 * What a stage works with is out of reach, such as processes that do not start. No row is to blame and none is tried alone;
 * the whole batch is tried again later.
 */
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
}

/** A failure that will not go away by trying again: a run that meets one ends as `failed`. */
export class PermanentError extends Error {
  override readonly name = "PermanentError";
}
