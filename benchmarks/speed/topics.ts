/**
 * How long topics of many texts take whose vectors are there, and how much memory: the stage `topics` learns from all and then tells
 * those of each, as a run has it.
 *
 *     npx tsx benchmarks/speed/topics.ts [--texts 100000] [--k 12] [--k auto] [--name topics]
 *
 * Texts are the sample shop's, read once, then again and again with a term left out and a vector beside their own. Rows are made
 * while they are asked for, as a store pages through them: making them is told apart (`secondsOfRows`), and not counted. Each number
 * of topics is looked for in a process of its own; memory is the most that it held, Node.js and all. Writes
 * benchmarks/results/NAME.json.
 */

import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { packVectors, unpackVectors } from "../../models/encoder/packed-vectors.ts";
import { createRandom } from "../../models/random.ts";
import { toUnit } from "../../models/topics/embedding/embedded-text.ts";
import { perform } from "../../pipeline/perform.ts";
import { isRejection } from "../../pipeline/stage.ts";
import { stageInstances } from "../../pipeline/stages.ts";
import { topics, type TopicsOptions } from "../../pipeline/stages/topics.ts";
import type { Attitude, Cleaned, Tokenised } from "../../pipeline/types.ts";
import { sampleTexts } from "../quality/topics/sample-texts.ts";
import { record } from "../record.ts";

const BATCH = 500;
/** A vector of length 1 keeps a cosine of about .95 to where it was. */
const NOISE = 0.017;
/** Different ones: making one for each vector would cost more than what is measured. */
const NOISES = 1_000;

const { values } = parseArgs({
  options: {
    texts: { type: "string", default: "100000" },
    k: { type: "string", multiple: true, default: ["12", "77", "auto"] },
    name: { type: "string", default: "topics" },
    alone: { type: "boolean", default: false },
  },
});

type Row = { readonly id: string; readonly text: string; readonly speaker: "customer" } & Cleaned &
  Tokenised &
  Attitude;

/** The sample shop's texts as a run has read them. */
async function readRows(): Promise<readonly Row[]> {
  const { texts } = await sampleTexts();
  const instances = stageInstances();
  let rows: readonly object[] = texts.map((text, at) => ({ id: String(at), text, speaker: "customer" }));
  for (const name of ["clean", "tokens", "attitude"] as const) {
    const asked = name === "attitude" ? rows.map((row) => ({ ...row, detectedLanguage: "und" })) : rows;
    const answers = await perform(instances.get(name), asked as never, { model: undefined, asOf: "" });
    rows = rows.flatMap((row, at) => (isRejection(answers[at]!) ? [] : [{ ...row, ...answers[at] }]));
  }
  await instances.close();
  return rows as readonly Row[];
}

function beside(vector: Float32Array, noise: Float32Array): Float32Array {
  return toUnit(vector.map((value, i) => value + noise[i]!));
}

const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Learns and tells in this process; prints what it took. */
async function measure(count: number, k: NonNullable<TopicsOptions["k"]>): Promise<void> {
  const given = await readRows();
  const held = Math.round(process.memoryUsage().rss / 1024 ** 2);
  let making = 0;
  const made = function* () {
    const random = createRandom(1);
    const noises = Array.from({ length: NOISES }, () =>
      Float32Array.from({ length: unpackVectors(given[0]!.meanings!)[0]!.length }, () => NOISE * random.normal()),
    );
    for (let at = 0; at < count; at++) {
      const began = processorSeconds();
      const row = given[at % given.length]!;
      const vectors = unpackVectors(row.meanings!).map((vector) => beside(vector, noises[random.int(NOISES)]!));
      const left = random.int(Math.max(1, row.terms.length));
      const isCopy = at >= given.length;
      const moved: Row = isCopy
        ? {
            ...row,
            terms: row.terms.length > 3 ? row.terms.toSpliced(left, 1) : row.terms,
            meanings: packVectors(vectors),
          }
        : row;
      making += processorSeconds() - began;
      yield moved;
    }
  };
  const stage = topics({ k });
  const [began, clock] = [processorSeconds(), performance.now()];
  const learned = await stage.fit!(
    (async function* () {
      yield* made();
    })(),
    { seed: 1, asOf: "" },
  );
  const fitted = processorSeconds() - began - making;
  const [makingOfFit, second] = [making, processorSeconds()];
  let [batch, placed]: [Row[], number] = [[], 0];
  const tell = async () => {
    const answers = await stage.run(batch, { model: learned, asOf: "" });
    placed += answers.filter((answer) => !isRejection(answer) && answer.topics.length > 0).length;
    batch = [];
  };
  for (const row of made()) {
    batch.push(row);
    if (batch.length === BATCH) await tell();
  }
  await tell();
  const told = processorSeconds() - second - (making - makingOfFit);
  const round = (value: number) => Math.round(value * 10) / 10;
  process.stdout.write(
    JSON.stringify({
      texts: count,
      topics: learned.topics.length,
      coverage: Math.round((placed / count) * 1e4) / 1e4,
      seconds: round(fitted + told),
      secondsOfLearning: round(fitted),
      secondsOfTelling: round(told),
      secondsOfRows: round(making),
      wallSeconds: round((performance.now() - clock) / 1000),
      memoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
      memoryOfReaderMiB: held,
    }),
  );
}

if (values.alone) {
  const [k] = values.k;
  await measure(Number(values.texts), k === "auto" ? "auto" : Number(k));
} else {
  const figures: Record<string, unknown> = {};
  for (const k of values.k) {
    const args = [...process.execArgv, import.meta.filename, "--alone", "--texts", values.texts, "--k", k];
    const name = `${values.texts} texts, ${k === "auto" ? "k from the data" : `${k} topics`}`;
    figures[name] = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
    process.stderr.write(`${name}: ${JSON.stringify(figures[name])}\n`);
  }
  await record(values.name, figures, { isPrinted: false });
}
