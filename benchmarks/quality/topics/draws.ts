/**
 * How well topics meet Banking77's intents where each has as many questions as in its test split, beside k-means (ten starts) on the
 * base network's vectors and on ours: 40 questions of each intent, drawn from those to train on.
 *
 *     npx tsx benchmarks/quality/topics/draws.ts --data DATA_FOLDER [--python PYTHON] [--cache FOLDER]
 *
 * Every draw is one more set of texts, and all contestants are asked for 77 topics of each. Writes
 * benchmarks/results/topics-draws.json.
 */

import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRandom } from "../../../models/random.ts";
import { meaningOf } from "../../../models/topics/embedding/embedded-text.ts";
import { record } from "../../record.ts";
import { openCache } from "./cache.ts";
import type { Found } from "./contestant.ts";
import { ours } from "./ours.ts";
import { adjustedRandIndex, normalisedMutualInformation } from "./partition.ts";
import { peer } from "./peers.ts";
import { banking77 } from "./public-sets.ts";
import { readSet } from "./read-set.ts";
import type { Fit, TopicSet } from "./topic-set.ts";

const SEEDS = [1, 2, 3, 4, 5];
const EACH = 40;

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    python: { type: "string", default: "python3" },
    cache: { type: "string", default: join(homedir(), ".cache/attune-topics-exam") },
  },
});
if (values.data === undefined) throw new Error("Name the folder of the public sets: --data DATA_FOLDER");

/** Rows of so many texts of each label, ascending. */
function drawn(labels: readonly string[], seed: number): readonly number[] {
  const counts = new Map<string, number>();
  const rows = createRandom(seed)
    .shuffle([...labels.keys()])
    .filter((row) => {
      const count = counts.get(labels[row]!) ?? 0;
      counts.set(labels[row]!, count + 1);
      return count < EACH;
    });
  return rows.sort((a, b) => a - b);
}

/** The file of our vectors of a set, as topics see texts: 32-bit floats. */
async function ourVectors(set: TopicSet): Promise<string> {
  const { texts } = await readSet(set, values.cache);
  const columns = texts[0]!.vector.length;
  const all = new Float32Array(set.texts.length * columns);
  for (const text of texts) all.set(meaningOf(text), Number(text.id) * columns);
  return openCache(values.cache).file(["our vectors", Array.from(all.subarray(0, 10 * columns)), set.texts], () =>
    Promise.resolve(new Uint8Array(all.buffer)),
  );
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;

function spread(numbers: readonly number[]) {
  const sum = numbers.reduce((total, number) => total + number, 0);
  return { mean: round(sum / numbers.length), low: round(Math.min(...numbers)), high: round(Math.max(...numbers)) };
}

const set = banking77(values.data);
const labels = set.labels!;
const fits: readonly Fit[] = SEEDS.map((seed) => ({ seed: 1, rows: drawn(labels, seed) }));
const cache = openCache(values.cache);
const { python } = values;
const vectors = await ourVectors(set);
const contestants = {
  "Attune embedding": ours({ method: "embedding", cache: values.cache }),
  "MiniLM + k-means": peer("minilm", { python, cache }),
  "Attune's vectors + k-means": peer("minilm", { python, cache: openCache(`${vectors}-answers`), vectors }),
};
const figures: Record<string, { nmi: number[]; ari: number[] }> = {};
for (const [name, contestant] of Object.entries(contestants)) {
  process.stderr.write(`${name}\n`);
  const found: readonly Found[] = await contestant.find(set, fits);
  const against = (index: typeof adjustedRandIndex<number, string>) =>
    found.map(({ topics }, at) =>
      round(
        index(
          topics,
          fits[at]!.rows!.map((row) => labels[row]!),
        ),
      ),
    );
  figures[name] = { nmi: against(normalisedMutualInformation), ari: against(adjustedRandIndex) };
}
const [first, anchor] = [figures["Attune embedding"]!, figures["MiniLM + k-means"]!];
const ahead = (of: "nmi" | "ari") => spread(first[of].map((value, at) => value - anchor[of][at]!));
await record(
  "topics-draws",
  {
    texts: fits[0]!.rows!.length,
    k: set.k,
    ...Object.fromEntries(
      Object.entries(figures).map(([name, { nmi, ari }]) => [
        name,
        { nmi: spread(nmi), ari: spread(ari), draws: { nmi, ari } },
      ]),
    ),
    "Attune embedding ahead of MiniLM + k-means": { nmi: ahead("nmi"), ari: ahead("ari") },
  },
  { command: "npx tsx benchmarks/quality/topics/draws.ts --data DATA_FOLDER --python PYTHON", isPrinted: false },
);
