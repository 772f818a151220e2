/** From an understood file to records on their way into the store: here, or for a large file in a thread of its own. */

import { Worker } from "node:worker_threads";
import { stat } from "node:fs/promises";
import { fingerprint } from "./answer.ts";
import { openFile, type OpenOptions } from "./sources/open-file.ts";
import { UnusableInput, type OpenedFile, type UnusableAt } from "./sources/raw-record.ts";
import { readCustomers, readFeedback, readOrders, type ReadItem } from "./sources/read-records.ts";
import { countSerials, type SerialDates } from "./sources/serial-dates.ts";
import type { Understanding } from "./sources/understanding.ts";
import type { ImportKind, StagedRecord } from "./store/imports.ts";
import type { Customer, Feedback, Order } from "./types.ts";

/** A row that was not accepted, or what was lost of one that was. */
export interface RowNote {
  readonly line: number;
  readonly column?: string | number;
  readonly reason: string;
}

/** What some rows of a file became. Personal data in free text is masked. */
export interface StagedBatch {
  readonly staged: readonly StagedRecord[];
  readonly rows: number;
  readonly rejected: number;
  readonly problems: readonly RowNote[];
  readonly losses: readonly RowNote[];
  /** Days of a spreadsheet among the dates, up to here. */
  readonly serials: readonly SerialDates[];
}

/** A file and how it is understood: plain data, so that any thread can read it. */
export interface FileToStage {
  readonly path: string;
  readonly open: OpenOptions;
  readonly kind: ImportKind;
  readonly understanding: Understanding;
}

/** What the thread says: one batch for each that it was asked for, then the end. */
export type FromThread =
  | { readonly batch: StagedBatch }
  | { readonly end: true }
  | { readonly unusable: UnusableAt & { readonly message: string } };

const readers = { feedback: readFeedback, orders: readOrders, customers: readCustomers } as const;

function feedbackKey({ id, customer = "", email = "", at = "", question = "", speaker, text }: Feedback): string {
  return fingerprint("feedback", id, customer, email, at, question, speaker, text);
}

function stagedOf(kind: ImportKind, record: Feedback | Order | Customer): Omit<StagedRecord, "rows" | "line"> {
  const doc = JSON.stringify(record);
  if (kind === "customers") {
    const { id, email } = record as Customer;
    return { key: id, customer: id, ...(email && { email }), doc };
  }
  const { id, customer, email, at } = record as Feedback | Order;
  const key = kind === "feedback" ? feedbackKey(record as Feedback) : fingerprint("order", id, customer ?? email ?? "");
  return { key, ...(customer && { customer }), ...(email && { email }), ...(at && { at }), doc };
}

/** The records of an opened file, batch by batch. */
export async function* stageRecords(
  opened: OpenedFile,
  { kind, understanding }: Pick<FileToStage, "kind" | "understanding">,
): AsyncGenerator<StagedBatch> {
  const { see, counts } = countSerials(understanding);
  const batches: AsyncIterable<readonly ReadItem<Feedback | Order | Customer>[]> = readers[kind](
    opened,
    understanding,
    see,
  );
  for await (const batch of batches) {
    const staged: StagedRecord[] = [];
    const problems: RowNote[] = [];
    const losses: RowNote[] = [];
    let [rows, rejected] = [0, 0];
    for (const item of batch) {
      rows += item.rows ?? 1;
      if ("record" in item) {
        staged.push({ ...stagedOf(kind, item.record), rows: item.rows ?? 1, line: item.line });
        if (item.lost) losses.push({ line: item.line, ...item.lost });
      } else {
        rejected += item.rows ?? 1;
        problems.push(item);
      }
    }
    yield { staged, rows, rejected, problems, losses, serials: counts };
  }
}

/** Files from this size on are read in a thread of their own, which takes half a second to start. */
const largeBytes = 8 * 1024 ** 2;

/** Batches that the thread may be ahead of the store: memory stays flat. */
const ahead = 4;

/** `stageRecords` of a file; a large one is read in another thread, so that reading and storing have a core each. */
export async function* stageFile(
  file: FileToStage,
  { opened, large = largeBytes }: { readonly opened: OpenedFile; readonly large?: number },
): AsyncGenerator<StagedBatch> {
  const { size } = await stat(file.path);
  if (size < large) yield* stageRecords(opened, file);
  else yield* inThread(file);
}

function unusable({ message, ...at }: UnusableAt & { readonly message: string }): UnusableInput {
  return Object.assign(new UnusableInput("cannot be read", at), { message });
}

async function* inThread(file: FileToStage): AsyncGenerator<StagedBatch> {
  const thread = new Worker(new URL("stage-records-thread.mjs", import.meta.url), { workerData: file, env: {} });
  const said: (FromThread | Error)[] = [];
  let wake = () => {};
  const hear = (message: FromThread | Error) => {
    said.push(message);
    wake();
  };
  thread.on("message", hear).on("error", hear);
  thread.on("exit", () => hear(new Error("The thread that reads the file ended before the file")));
  try {
    for (let i = 0; i < ahead; i++) thread.postMessage("more");
    for (;;) {
      if (said.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const message = said.shift()!;
      if (message instanceof Error) throw message;
      if ("unusable" in message) throw unusable(message.unusable);
      if ("end" in message) return;
      yield message.batch;
      thread.postMessage("more");
    }
  } finally {
    await thread.terminate();
  }
}

/** What the thread says: the batches of the file, the end, or why the file is unusable. */
export async function* stageForParent({ path, open, ...file }: FileToStage): AsyncGenerator<FromThread> {
  try {
    const opened = await openFile(path, open);
    for await (const batch of stageRecords(opened, file)) yield { batch };
    yield { end: true };
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    const { message, file: name, line, column, wanted } = error;
    yield { unusable: { message, file: name, ...(line && { line }), ...(column && { column }), wanted } };
  }
}
