/** Work spread over child processes: batches go to idle children, and a child that dies takes nothing with it. */

import { availableParallelism } from "node:os";
import type { Failed } from "./answer-each.ts";
import { startChild, type Child } from "./child.ts";

/** Answers items in child processes that start with the first of them. */
export interface Pool<In, Out> {
  /** One answer per item, in the same order. Throws when no child can start, or the pool is closed. */
  run(items: readonly In[]): Promise<readonly (Out | Failed)[]>;
  close(): Promise<void>;
}

/** How a pool works. */
export interface PoolOptions<In> {
  readonly args?: readonly string[];
  /** One a core. */
  readonly processes?: number;
  /** Items a child is given at once, and the most they may weigh together. */
  readonly batchSize?: number;
  readonly batchWeight?: number;
  /** So many items are worth starting one more process for; fewer go to those there are. */
  readonly worthAProcess?: number;
  /** Items of like weight are put together. */
  readonly weigh?: (item: In) => number;
  /** A child that holds more memory than this after a batch is replaced. */
  readonly rssLimitBytes?: number;
  /** A child that takes longer over a batch is killed. */
  readonly timeoutMs?: number;
}

interface Job<In, Out> {
  readonly items: readonly In[];
  readonly answers: (Out | Failed | undefined)[];
  left: number;
  readonly resolve: (answers: readonly (Out | Failed)[]) => void;
  readonly reject: (error: Error) => void;
}

/** One item of a job: where its answer goes, and how many children have died over it. */
interface Entry<In, Out> {
  readonly job: Job<In, Out>;
  readonly at: number;
  readonly deaths: number;
}

interface Slot<In, Out> {
  readonly child: Child<In>;
  state: "starting" | "ready" | "ending";
  batch?: readonly Entry<In, Out>[];
}

const deathsAllowed = 3;
const startsAllowed = 3;
/** So many deaths with no answer in between are not the work of texts: three of ten texts one after the other. */
const deathsInARowAllowed = 30;
const graceMs = 1500;

/**
 * A pool of child processes, each running the module `worker`, which must call `serveParent`.
 *
 * When a child dies, the items it had are tried alone, in another child; an item over which three children died is
 * answered `{ failed }`. Three children in a row that die before they are ready fail everything that waits, and so do 30
 * that die over items with no answer in between.
 */
export function openPool<In, Out>(worker: URL, options: PoolOptions<In> = {}): Pool<In, Out> {
  const { args = [], processes = availableParallelism(), rssLimitBytes = 700e6, timeoutMs = 120_000 } = options;
  const { worthAProcess = 1 } = options;
  const slots = new Set<Slot<In, Out>>();
  const jobs = new Set<Job<In, Out>>();
  let queue: (readonly Entry<In, Out>[])[] = [];
  let failedStarts = 0;
  let deathsInARow = 0;
  let closing: Promise<void> | undefined;
  let emptied = () => {};

  const settle = ({ job, at }: Entry<In, Out>, answer: Out | Failed) => {
    job.answers[at] = answer;
    if (--job.left > 0) return;
    jobs.delete(job);
    job.resolve(job.answers as (Out | Failed)[]);
  };
  const giveUp = (reason: string) => {
    queue = [];
    for (const job of jobs) job.reject(new Error(reason));
    jobs.clear();
  };
  const afterDeath = (batch: readonly Entry<In, Out>[], reason: string) => {
    for (const entry of batch.toReversed()) {
      const deaths = entry.deaths + 1;
      if (deaths < deathsAllowed) queue.unshift([{ ...entry, deaths }]);
      else settle(entry, { failed: `Its process died ${deaths} times while this text was read: ${reason}` });
    }
  };
  const start = () => {
    const child = startChild<In, Out>(worker, {
      args,
      events: {
        ready: () => {
          slot.state = "ready";
          failedStarts = 0;
          dispatch();
        },
        answered: (answers, rssBytes) => {
          const batch = slot.batch ?? [];
          slot.batch = undefined;
          deathsInARow = 0;
          batch.forEach((entry, i) => settle(entry, answers[i]!));
          if (rssBytes > rssLimitBytes) retire(slot);
          dispatch();
        },
        ended: (reason) => {
          slots.delete(slot);
          if (slot.batch) afterDeath(slot.batch, reason);
          if (slot.batch && ++deathsInARow >= deathsInARowAllowed) {
            deathsInARow = 0;
            giveUp(`${deathsInARowAllowed} processes in a row died while they read texts: ${reason}`);
          }
          if (slot.state === "starting" && ++failedStarts >= startsAllowed) {
            failedStarts = 0;
            giveUp(`No process could be started to read texts: ${reason}`);
          }
          if (slots.size === 0) emptied();
          dispatch();
        },
      },
    });
    const slot: Slot<In, Out> = { child, state: "starting" };
    slots.add(slot);
  };
  // It keeps its place until it has ended, so that there are never more than `processes`.
  const retire = (slot: Slot<In, Out>) => {
    slot.state = "ending";
    slot.child.end(graceMs);
  };
  const dispatch = () => {
    if (closing) return;
    for (const slot of slots) {
      if (slot.state !== "ready" || slot.batch || queue.length === 0) continue;
      slot.batch = queue.shift()!;
      slot.child.send(
        slot.batch.map(({ job, at }) => job.items[at]!),
        timeoutMs,
      );
    }
    const starting = [...slots].filter(({ state }) => state === "starting").length;
    const waiting = queue.reduce((count, batch) => count + batch.length, 0);
    const wanted = slots.size === 0 ? Math.ceil(waiting / worthAProcess) : Math.floor(waiting / worthAProcess);
    for (let i = starting; i < Math.min(wanted, queue.length) && slots.size < processes; i++) start();
  };
  return {
    run: (items) =>
      new Promise((resolve, reject) => {
        if (closing) return reject(new Error("The reader is closed"));
        if (items.length === 0) return resolve([]);
        const job: Job<In, Out> = { items, answers: [], left: items.length, resolve, reject };
        jobs.add(job);
        const busy = [...slots].filter(({ batch }) => batch !== undefined).length;
        const idle = Math.max(1, processes - busy - queue.length);
        queue.push(...batchesOf(job, { ...options, processes: idle }));
        dispatch();
      }),
    close: () => {
      closing ??= new Promise<void>((resolve) => {
        emptied = resolve;
        giveUp("The reader was closed");
        for (const slot of slots) {
          slot.batch = undefined;
          retire(slot);
        }
        if (slots.size === 0) resolve();
      });
      return closing;
    },
  };
}

/** Batches of a job, the heaviest first, none larger than an equal share for each idle process or what is worth one. */
function batchesOf<In, Out>(
  job: Job<In, Out>,
  { processes = 1, batchSize = 256, batchWeight = Infinity, worthAProcess = 1, weigh = () => 1 }: PoolOptions<In>,
): Entry<In, Out>[][] {
  const size = Math.min(batchSize, Math.max(worthAProcess, Math.ceil(job.items.length / processes)));
  const byWeight = job.items
    .map((item, at) => ({ entry: { job, at, deaths: 0 }, weight: weigh(item) }))
    .sort((a, b) => b.weight - a.weight);
  const batches: Entry<In, Out>[][] = [];
  let room = 0;
  for (const { entry, weight } of byWeight) {
    const last = batches.at(-1);
    if (last && last.length < size && weight <= room) last.push(entry);
    else {
      batches.push([entry]);
      room = batchWeight;
    }
    room -= weight;
  }
  return batches;
}
