/**
 * Our LDA beside tomotopy's: CPU seconds until held-out words are predicted equally well, on the same words.
 * npx tsx benchmarks/quality/topics/lda.ts --data DATA_FOLDER --python PYTHON
 */

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { documentAt, documentCount } from "../../../models/topics/documents.ts";
import { heldOutPerplexity } from "../../../models/topics/lda/judge.ts";
import { fitLda } from "../../../models/topics/lda/lda.ts";
import { askPython } from "../../peers/python.ts";
import { record } from "../../record.ts";
import { ldaCorpora, repeated, type LdaCorpus } from "./lda-corpora.ts";

/** What a fit of so many sweeps cost, and how well it predicts. */
interface Point {
  readonly sweeps: number;
  readonly cpuSeconds: number;
  readonly perplexity: number;
}

const COUNTS = [10, 30, 77];
const MANY_DOCUMENTS = 100_000;
const MANY_COUNTS = [77];
/** Of small sets chance decides much: means over so many seeds. */
const SEEDS = [1, 2, 3];
const SMALL = 10_000;
const OURS_SWEEPS = [25, 50, 75, 100, 150, 200];
/** tomotopy goes on from checkpoint to checkpoint, so that looking at it often costs it nothing. */
const THEIR_SWEEPS = [10, 25, 50, 75, 100, 150, 200, 300, 500];
/** Priors of words in topics: what tomotopy takes when nothing is said, and what we start from (and learn). */
const ETAS = [0.01, 0.05];
/** Perplexities up to this multiple of the lowest count as equal to it. */
const EQUAL = 1.02;

const { values } = parseArgs({ options: { data: { type: "string" }, python: { type: "string", default: "python3" } } });
if (values.data === undefined) throw new Error("Name the folder of the public sets: --data DATA_FOLDER");

async function oursAt(corpus: LdaCorpus, k: number, seed: number): Promise<Point[]> {
  const points: Point[] = [];
  for (const sweeps of OURS_SWEEPS) {
    const before = process.cpuUsage();
    const model = await fitLda(corpus.seen, { k, seed, sweeps });
    const { user, system } = process.cpuUsage(before);
    const perplexity = await heldOutPerplexity(model, corpus.unseen);
    points.push({ sweeps, cpuSeconds: (user + system) / 1e6, perplexity });
  }
  return points;
}

/** tomotopy's, judged as ours are: the same function reads what it has learned. */
async function theirsAt({ seen, unseen }: LdaCorpus, task: { k: number; seed: number; eta: number }): Promise<Point[]> {
  const folder = await mkdtemp(join(tmpdir(), "lda-"));
  try {
    const { k } = task;
    const { vocabularySize } = seen;
    const file = join(folder, "learned");
    const documents = Array.from({ length: documentCount(seen) }, (_, d) => Array.from(documentAt(seen, d)));
    const first = { ...task, vocabularySize, checkpoints: THEIR_SWEEPS, file };
    const answers = await askPython<Omit<Point, "perplexity">>("tomotopy_lda.py", {
      python: values.python,
      lines: [first, ...documents],
    });
    const { buffer } = Uint8Array.from(await readFile(file));
    const points: Point[] = [];
    for (const [at, answer] of answers.entries()) {
      const from = at * (8 * k + 4 * k * vocabularySize);
      const alpha = new Float64Array(buffer.slice(from, from + 8 * k));
      const wordTopic = new Float32Array(buffer.slice(from + 8 * k, from + 8 * k + 4 * k * vocabularySize));
      points.push({ ...answer, perplexity: await heldOutPerplexity({ k, alpha, wordTopic }, unseen) });
    }
    return points;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Means over seeds, point by point. */
function meanOf(runs: readonly (readonly Point[])[]): Point[] {
  const mean = (at: number, of: "cpuSeconds" | "perplexity") =>
    runs.reduce((sum, run) => sum + run[at]![of], 0) / runs.length;
  return runs[0]!.map(({ sweeps }, at) => {
    return { sweeps, cpuSeconds: mean(at, "cpuSeconds"), perplexity: mean(at, "perplexity") };
  });
}

/** The cheapest point that predicts as well as `most`. */
function reached(points: readonly Point[], most: number): Point | undefined {
  return points
    .filter(({ perplexity }) => perplexity <= most)
    .reduce<Point | undefined>(
      (best, point) => (best && best.cpuSeconds <= point.cpuSeconds ? best : point),
      undefined,
    );
}

const lowest = (points: readonly Point[]) => Math.min(...points.map(({ perplexity }) => perplexity));
const rounded = (value: number | undefined, digits: number) =>
  value === undefined ? undefined : Number(value.toFixed(digits));
const millionTokens = ({ sweeps, cpuSeconds }: Point, tokens: number) =>
  rounded((sweeps * tokens) / cpuSeconds / 1e6, 1);

async function compare(corpus: LdaCorpus, k: number): Promise<Record<string, unknown>> {
  const seeds = documentCount(corpus.seen) < SMALL ? SEEDS : SEEDS.slice(0, 1);
  const ours: Point[][] = [];
  const theirs: Point[][][] = ETAS.map(() => []);
  for (const seed of seeds) {
    ours.push(await oursAt(corpus, k, seed));
    for (const [at, eta] of ETAS.entries()) theirs[at]!.push(await theirsAt(corpus, { k, seed, eta }));
  }
  const mine = meanOf(ours);
  const peers = theirs.map(meanOf);
  // The better of their two priors counts, whichever it is.
  const target = EQUAL * lowest(peers.flat());
  const [mineReached, theirsReached] = [reached(mine, target), reached(peers.flat(), target)!];
  const tokens = corpus.seen.words.length;
  return {
    documents: documentCount(corpus.seen),
    tokens,
    lowestPerplexity: rounded(lowest(mine), 1),
    lowestPerplexityOfTomotopy: rounded(lowest(peers.flat()), 1),
    sweeps: mineReached?.sweeps,
    seconds: rounded(mineReached?.cpuSeconds, 2),
    secondsOfTomotopy: rounded(theirsReached.cpuSeconds, 2),
    speed: mineReached && rounded(theirsReached.cpuSeconds / mineReached.cpuSeconds, 2),
    millionTokensASecond: millionTokens(mine.at(-1)!, tokens),
    millionTokensASecondOfTomotopy: millionTokens(peers[0]!.at(-1)!, tokens),
  };
}

const figures: Record<string, unknown> = {};
async function enter(corpus: LdaCorpus, k: number): Promise<void> {
  const name = `${corpus.name}, ${k} topics`;
  figures[name] = await compare(corpus, k);
  process.stderr.write(`${name}: ${JSON.stringify(figures[name])}\n`);
}
for await (const corpus of ldaCorpora(values.data)) {
  for (const k of COUNTS) await enter(corpus, k);
  if (documentCount(corpus.seen) < SMALL) continue;
  const many = { ...corpus, name: `${corpus.name} repeated`, seen: repeated(corpus.seen, MANY_DOCUMENTS) };
  for (const k of MANY_COUNTS) await enter(many, k);
}
await record("topics-lda", figures, {
  command: "npx tsx benchmarks/quality/topics/lda.ts --data DATA_FOLDER --python PYTHON",
});
