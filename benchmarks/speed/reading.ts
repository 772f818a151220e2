/**
 * How fast texts are read, beside the plain use of the library on the same texts, in one run.
 *
 *     npx tsx benchmarks/speed/reading.ts [--texts 512] [--rounds 5] [--seed 1] [--model FOLDER]
 *
 * All contestants work in child processes of the same pool and take turns, so that a busy machine slows each alike. On
 * Linux the CPU time of their processes is measured too: texts per CPU-second do not depend on what else runs.
 * `isSlowerBy` compares CPU-seconds with those of our one process. Writes benchmarks/results/reading.json.
 */

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { encoderFolder } from "../../models/encoder/check-weights.ts";
import { openReader } from "../../models/encoder/open-reader.ts";
import { openPool } from "../../models/encoder/pool.ts";
import { loadWordPiece } from "../../models/encoder/wordpiece.ts";
import { createRandom } from "../../models/random.ts";
import { ownSentences } from "../made-up.ts";
import { record } from "../record.ts";
import { descendants, cpuSecondsOf, residentBytesOf } from "./processes.ts";

interface Contestant {
  readonly name: string;
  readonly run: (texts: readonly string[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Figures {
  readonly name: string;
  /** Best of the rounds. */
  readonly textsPerSecond: number;
  readonly textsPerCpuSecond?: number;
  readonly residentMegabytes?: number;
}

const { values } = parseArgs({
  options: {
    texts: { type: "string", default: "512" },
    rounds: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
    model: { type: "string", default: encoderFolder },
  },
});
const [count, rounds, seed] = [Number(values.texts), Number(values.rounds), Number(values.seed)];
const cores = availableParallelism();

/** Customers' texts of 4 to 128 tokens in a seeded order. */
function drawTexts(): { readonly texts: readonly string[]; readonly lengths: readonly number[] } {
  const wordPiece = loadWordPiece(join(encoderFolder, "tokenizer.json"));
  const random = createRandom(seed);
  const drawn = ownSentences()
    .map((text) => ({ text, length: wordPiece.encode(text).ids.length + 2, order: random.int(2 ** 31) }))
    .filter(({ length }) => length >= 4 && length <= 128)
    .sort((a, b) => a.order - b.order)
    .slice(0, count);
  return { texts: drawn.map(({ text }) => text), lengths: drawn.map(({ length }) => length) };
}

function ours(processes: number): Contestant {
  const reader = openReader({ processes });
  return {
    name: `attune, ${processes} ${processes === 1 ? "process" : "processes"}`,
    run: (texts) =>
      reader.read(
        texts.map((text) => ({
          text,
          sentences: [...text.matchAll(/[^.!?\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length })),
          chunks: [],
        })),
      ),
    close: () => reader.close(),
  };
}

function library(size: string, threads: string): Contestant {
  const worker = new URL("./library-worker.ts", import.meta.url);
  const args = [values.model, size, threads];
  const limits = { processes: 1, batchSize: Infinity, rssLimitBytes: Infinity, timeoutMs: 600_000 };
  const pool = openPool<string, number>(worker, { ...limits, args });
  return {
    name: `library, ${size === "all" ? "one array" : `arrays of ${size}`}, ${threads === "all" ? `${cores} threads` : "1 thread"}`,
    run: (texts) => pool.run(texts),
    close: () => pool.close(),
  };
}

/** Each contestant with its own processes, found by which are new once it has answered. */
async function start(contestants: readonly Contestant[], texts: readonly string[]) {
  const started: (Contestant & { readonly processes: readonly number[] })[] = [];
  const known = new Set(descendants(process.pid));
  for (const contestant of contestants) {
    await contestant.run(texts);
    const processes = descendants(process.pid).filter((id) => !known.has(id));
    for (const id of processes) known.add(id);
    started.push({ ...contestant, processes });
  }
  return started;
}

async function measure(contestants: readonly Contestant[], texts: readonly string[]): Promise<readonly Figures[]> {
  const started = await start(contestants, texts);
  const best = started.map(() => ({ seconds: Infinity, cpuSeconds: Infinity }));
  for (let round = 0; round < rounds; round++) {
    for (const [i, { run, processes }] of started.entries()) {
      const cpuBefore = cpuSecondsOf(processes);
      const began = performance.now();
      await run(texts);
      const seconds = (performance.now() - began) / 1000;
      const cpuSeconds = (cpuSecondsOf(processes) ?? NaN) - (cpuBefore ?? NaN);
      best[i] = {
        seconds: Math.min(best[i]!.seconds, seconds),
        cpuSeconds: Math.min(best[i]!.cpuSeconds, cpuSeconds),
      };
    }
  }
  return started.map(({ name, processes }, i) => {
    const { seconds, cpuSeconds } = best[i]!;
    const resident = residentBytesOf(processes);
    return {
      name,
      textsPerSecond: Math.round(texts.length / seconds),
      ...(Number.isFinite(cpuSeconds) && { textsPerCpuSecond: Math.round(texts.length / cpuSeconds) }),
      ...(resident !== undefined && { residentMegabytes: Math.round(resident / processes.length / 1e6) }),
    };
  });
}

const { texts, lengths } = drawTexts();
const contestants = [
  ours(1),
  library("all", "1"),
  library("8", "1"),
  ...(cores > 1 ? [ours(cores), library("all", "all"), library("8", "all")] : []),
];
const figures = await measure(contestants, texts);
await Promise.all(contestants.map(({ close }) => close()));

const base = figures[0]?.textsPerCpuSecond;
const round = (value: number) => Math.round(value * 100) / 100;
await record("reading", {
  texts: { number: texts.length, meanTokens: round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length) },
  ...Object.fromEntries(
    figures.map(({ name, ...figure }) => {
      const isSlowerBy = base && figure.textsPerCpuSecond && round(base / figure.textsPerCpuSecond);
      return [name, { ...figure, isSlowerBy }];
    }),
  ),
});
