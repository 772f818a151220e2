/** A run: takes the flow's steps one after the other, hands their batches to the queue, and waits for the last. */

import type { NumberedEdit } from "../models/topics/curation/edits.ts";
import { fingerprint } from "./answer.ts";
import { ringsOf, untilRung } from "./bell.ts";
import { gather, joins, type Regrouping } from "./gather.ts";
import type { Last, Learned, LearnedByStage } from "./keep-models.ts";
import type { Queue } from "./queue/queue.ts";
import { PermanentError, type Stage } from "./stage.ts";
import { allSaid } from "./standing-corrections.ts";
import { hasModel, loadModel, saveModel } from "./store/answers.ts";
import type { Database } from "./store/database.ts";
import { rowCacheOf } from "./store/row-cache.ts";
import { importedTable } from "./store/imported.ts";
import { readTable, usualCut } from "./store/rows.ts";
import { addRunStep, endRunStep, noteActivity } from "./store/runs.ts";
import { createStep, pendingBatches, progressOf } from "./store/steps.ts";
import type { SaidOfText } from "./stages/correction.ts";
import { standingEdits } from "./store/topic-edits.ts";
import { columnOf, pick, tableId, type Column, type Table, type TableSpec } from "./table.ts";
import type { Customer, Feedback, Order } from "./types.ts";

/** Everything that was imported when the run began, and what people had said of readings and topics by then. */
export interface Source {
  readonly feedback: Table<Feedback>;
  readonly orders: Table<Order>;
  readonly customers: Table<Customer>;
  /** By the identity of the text. */
  readonly said: readonly SaidOfText[];
  /** Of topics, those that were not taken back, the first first. */
  readonly edits: readonly NumberedEdit[];
}

/** The tables of all imports so far, with all corrections. */
export async function openSource(database: Database): Promise<Source> {
  return {
    feedback: { spec: await importedTable(database, "feedback") },
    orders: { spec: await importedTable(database, "orders") },
    customers: { spec: await importedTable(database, "customers") },
    said: await allSaid(database),
    edits: await standingEdits(database),
  };
}

/** What a run needs of the process that leads it. */
export interface Lead {
  readonly id: string;
  readonly database: Database;
  readonly queue: Queue;
  readonly seed: number;
  readonly asOf: string;
  /** What the last result was found with, and what is learned from now. */
  readonly last?: Last;
  readonly now?: Learned;
  /** See `Column`. */
  readonly retry?: number;
  /** The most rows of a batch. */
  readonly batchSize?: number;
  readonly pollMs?: number;
  /** After this long without progress the open batches are handed out again. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

type AnyStage = Stage<any, any>;
type Optional = "signal" | "last" | "now";

/** Leads a run. Every method may be called again after a crash: what is done is found done. */
export class Run {
  readonly #lead: Required<Omit<Lead, Optional>> & Pick<Lead, Optional>;
  #steps = 0;
  /** Whether anything is other than in the last result, and by what is learned from it: then models are learned anew. */
  #isOther = false;
  /** Whether what is read is told otherwise than in the last result: then its models say nothing of the present ones. */
  #isReadOtherwise = false;
  readonly #learnedFrom: Record<string, Learned> = {};

  constructor(lead: Lead) {
    this.#lead = {
      batchSize: usualCut.most,
      pollMs: lead.database.profile === "embedded" ? 500 : 100,
      patienceMs: 30_000,
      retry: 0,
      ...lead,
    };
  }

  /** Of each stage whose model may be kept, what it was learned from. */
  get learnedFrom(): LearnedByStage {
    return this.#learnedFrom;
  }

  /** The table with the columns of one stage, or of several that are filled in one go. */
  each<R, A>(table: Table<R>, a: Stage<NoInfer<R>, A>): Promise<Table<R & A>>;
  each<R, A, B>(table: Table<R>, a: Stage<NoInfer<R>, A>, b: Stage<NoInfer<R & A>, B>): Promise<Table<R & A & B>>;
  each<R, A, B, C>(
    table: Table<R>,
    a: Stage<NoInfer<R>, A>,
    b: Stage<NoInfer<R & A>, B>,
    c: Stage<NoInfer<R & A & B>, C>,
  ): Promise<Table<R & A & B & C>>;
  async each(table: Table<unknown>, ...stages: readonly AnyStage[]): Promise<Table<unknown>> {
    let spec = table.spec;
    let waiting: Column[] = [];
    for (const stage of stages) {
      this.#compare(stage);
      if (stage.fit && waiting.length > 0) {
        spec = await this.#fill(spec, waiting);
        waiting = [];
      }
      const models = stage.fit ? await this.#edit(stage, await this.#fit(spec, stage)) : {};
      await this.#compareEdits(stage, models);
      const { asOf, retry } = this.#lead;
      waiting.push(columnOf(stage, { asOf, retry, ...models }));
    }
    return { spec: await this.#fill(spec, waiting) };
  }

  /** A table of fewer, larger rows. */
  async gather<Parts extends readonly unknown[], Row>(
    how: Regrouping<Parts, Row>,
    ...tables: { readonly [I in keyof Parts]: Table<Parts[I]> }
  ): Promise<Table<Row>> {
    await this.#note(`Gathering ${how.name}`);
    const { database, signal } = this.#lead;
    const table = await gather(database, { how, tables, ...(signal && { signal }) });
    await this.#note();
    return table;
  }

  #note(activity?: string): Promise<void> {
    const { database, id } = this.#lead;
    return noteActivity(database, { run: id, ...(activity !== undefined && { activity }) });
  }

  /** Learns a stage's model from every row of a table, unless that was done before. Its id. */
  async #fit(table: TableSpec, stage: AnyStage): Promise<string> {
    const { database, seed, asOf, signal } = this.#lead;
    const day = stage.dated ? asOf : "";
    const { last, now } = this.#lead;
    const before = await this.#modelBefore(stage);
    if (before !== undefined && this.#serves(stage, before)) {
      this.#learnedFrom[stage.name] = last!.learned[stage.name]!;
      return before.model;
    }
    if (stage.keepsModel) {
      if (now) this.#learnedFrom[stage.name] = now;
      // What depends on the day is learned for each, which changes nothing for whoever comes after.
      if (!stage.dated) this.#isOther = true;
    }
    const previous = stage.followsModel && !this.#isReadOtherwise ? before?.model : undefined;
    const id = fingerprint("model", stage.name, stage.version, tableId(table), day, String(seed), previous ?? "");
    if (await hasModel(database, id)) return id;
    await this.#note(`Learning ${stage.name}`);
    const rows = (async function* () {
      for await (const page of readTable(database, { table, joins, cache: rowCacheOf(database) })) {
        for (const { row } of page) yield pick(row, stage.needs);
      }
    })();
    const model = await stage.fit!(rows, {
      seed,
      asOf,
      ...(previous !== undefined && { previous: await loadModel(database, previous) }),
      ...(signal && { signal }),
    });
    await saveModel(database, { id, stage: stage.name, model });
    await this.#note();
    return id;
  }

  /** The model that a stage answers by: what it learned, with what is put over it. */
  async #edit({ name, edits }: AnyStage, learned: string): Promise<Pick<Column, "model" | "learned">> {
    if (!edits) return { model: learned };
    const { database } = this.#lead;
    const id = fingerprint("edited", learned, edits.name);
    if (await hasModel(database, id)) return { model: id, learned };
    const before: unknown = await loadModel(database, learned);
    const model: unknown = edits.apply(before);
    if (model === before) return { model: learned };
    await saveModel(database, { id, stage: name, model });
    return { model: id, learned };
  }

  /** Notes where a model is edited otherwise than in the last result, so that rows are answered otherwise. */
  async #compareEdits({ name, differ }: AnyStage, { model }: Pick<Column, "model">): Promise<void> {
    const { database, last } = this.#lead;
    const before = last?.columns.find(({ stage }) => stage === name)?.model;
    if (!differ || this.#isOther || before === undefined || model === undefined || before === model) return;
    if (!(await hasModel(database, before))) this.#isOther = true;
    else if (differ(await loadModel(database, before), await loadModel(database, model))) this.#isOther = true;
  }

  /** What a stage learned of a table that it filled a column of, with what is put over it. */
  async modelOf<Model>({ spec }: Table<unknown>, { name }: Stage<any, any, Model>): Promise<Model> {
    const model = spec.columns.find(({ stage }) => stage === name)?.model;
    if (model === undefined) throw new Error(`Stage ${name} learned nothing of this table`);
    return (await loadModel(this.#lead.database, model)) as Model;
  }

  /** The model that was learned for the last result by a stage, if it is of this version and still there. */
  async #modelBefore({ name, version, keepsModel }: AnyStage): Promise<(Column & { model: string }) | undefined> {
    const { database, last } = this.#lead;
    const column = keepsModel ? last?.columns.find(({ stage }) => stage === name) : undefined;
    const model = column?.learned ?? column?.model;
    if (model === undefined || column!.version !== version || !(await hasModel(database, model))) return undefined;
    return { ...column!, model };
  }

  /** Whether a model need not be learned anew: little has changed since it was, and nothing before it in the flow is other. */
  #serves({ name, dated }: AnyStage, before: Column): boolean {
    const { last, asOf } = this.#lead;
    return last!.serving.has(name) && !this.#isOther && (!dated || before.asOf === asOf);
  }

  /** Notes where a stage is of another version than in the last result; that of `correction` only says what people said. */
  #compare({ name, version, fit, keepsModel }: AnyStage): void {
    const before = this.#lead.last?.columns.find(({ stage }) => stage === name);
    if (!before || before.version === version || (fit && !keepsModel)) return;
    this.#isOther = true;
    if (!fit) this.#isReadOtherwise = true;
  }

  async #fill(table: TableSpec, columns: readonly Column[]): Promise<TableSpec> {
    const { database, queue, id, batchSize } = this.#lead;
    const least = Math.min(usualCut.least, batchSize);
    const step = await createStep(database, { spec: { table, columns }, most: batchSize, least });
    const name = columns.map(({ stage }) => stage).join(" + ");
    const position = this.#steps++;
    await addRunStep(database, { run: id, position, step, name });
    const hand = async () => {
      const pending = await pendingBatches(database, step);
      await queue.add(
        pending.map((batch) => ({ id: `${step}-${batch}`, kind: "batch" as const, run: id, step, batch })),
      );
      return pending.length;
    };
    if ((await hand()) > 0) await this.#wait(step, hand);
    await endRunStep(database, { run: id, position });
    return { base: table.base, columns: [...table.columns, ...columns] };
  }

  /** Resolves once every batch is done. Throws when one cannot be done. The truth is in the store, not in the queue. */
  async #wait(step: string, handAgain: () => Promise<number>): Promise<void> {
    const { database, pollMs, patienceMs, signal } = this.#lead;
    let done = -1;
    let lastProgress = Date.now();
    for (;;) {
      signal?.throwIfAborted();
      const since = ringsOf(database);
      const progress = (await progressOf(database, [step])).get(step);
      if (!progress || progress.batchesDone === progress.batches) return;
      if (progress.error !== undefined) throw new PermanentError(progress.error);
      if (progress.batchesDone > done) {
        done = progress.batchesDone;
        lastProgress = Date.now();
      } else if (Date.now() - lastProgress > patienceMs) {
        // A queue that lost its tasks is given them again; one that still has them takes no task twice.
        await handAgain();
        lastProgress = Date.now();
      }
      await untilRung(database, { since, ms: pollMs, ...(signal && { signal }) });
    }
  }
}
