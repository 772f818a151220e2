/**
 * What becomes of topics that are learned anew with a tenth more texts: how many keep their id and nine tenths of their texts.
 *
 *     npx tsx benchmarks/quality/topics/refit.ts --data DATA_FOLDER [--cache FOLDER] [--only PART_OF_A_NAME …]
 *
 * Each set is learned from a pseudo-random 90 % of its texts, then from all with the model of before; with as many topics as there
 * are labels, and with a number of its own. Beside it the same without the model of before, whose topics are matched only.
 * Readings are kept in the cache's folder. Writes benchmarks/results/topics-refit.json.
 */

import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRandom } from "../../../models/random.ts";
import { fitEmbeddingTopics } from "../../../models/topics/embedding/fit-topics.ts";
import { keepIds } from "../../../models/topics/embedding/keep-ids.ts";
import type { EmbeddingTopicModel } from "../../../models/topics/embedding/model.ts";
import { createEmbeddingTopicReader } from "../../../models/topics/embedding/read-topics.ts";
import { collectTexts, textsFor } from "../../../models/topics/embedding/collect.ts";
import { record } from "../../record.ts";
import { isAsked } from "./options.ts";
import { adjustedRandIndex } from "./partition.ts";
import { banking77, clinc150, clothing, nlupp } from "./public-sets.ts";
import { readSet, type ReadSet, type Texts } from "./read-set.ts";
import { sampleTexts } from "./sample-texts.ts";

const SEEDS = [1, 2];
const SHARE_BEFORE = 0.9;
const KEPT = 0.9;

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    cache: { type: "string", default: join(homedir(), ".cache/attune-topics-exam") },
    only: { type: "string", multiple: true, default: [] },
  },
});

const mainsBy = (model: EmbeddingTopicModel, texts: Texts) => {
  const read = createEmbeddingTopicReader(model);
  return texts.map((text) => read(text)[0]?.id ?? "");
};

/** What a model keeps of one before, in the texts of that: shares of topics with their id, and with nine tenths of their texts too. */
function keptOf(
  before: EmbeddingTopicModel,
  { now, texts }: { readonly now: EmbeddingTopicModel; readonly texts: Texts },
) {
  const [old, mains] = [mainsBy(before, texts), mainsBy(now, texts)];
  const shares = before.topics.map(({ id }) => {
    const own = old.flatMap((topic, at) => (topic === id ? [at] : []));
    return own.filter((at) => mains[at] === id).length / Math.max(1, own.length);
  });
  const ids = new Set(now.topics.map(({ id }) => id));
  const part = (count: number) => count / before.topics.length;
  return {
    kept: part(shares.filter((share) => share >= KEPT).length),
    withId: part(before.topics.filter(({ id }) => ids.has(id)).length),
    agreement: adjustedRandIndex(old, mains),
  };
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;
const mean = (numbers: readonly number[]) => round(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);

/** A set learned before and after, from one seed. */
async function refitOnce(
  { texts, labels }: ReadSet,
  { k, seed }: { readonly k: number | "auto"; readonly seed: number },
) {
  const all = createRandom(seed).shuffle([...texts]);
  const part = all.slice(0, Math.round(SHARE_BEFORE * all.length));
  const before = await fitEmbeddingTopics(part, { k, seed });
  const began = process.cpuUsage();
  const now = await fitEmbeddingTopics(texts, { k, seed, previous: before });
  const { user, system } = process.cpuUsage(began);
  const alone = await fitEmbeddingTopics(texts, { k, seed });
  const { sample } = await collectTexts(texts, { mostTexts: textsFor(k) });
  const matched = await keepIds(alone, { previous: before, sample });
  const against = (model: EmbeddingTopicModel) => (labels ? [adjustedRandIndex(mainsBy(model, texts), labels)] : []);
  return {
    topics: `${before.topics.length} → ${now.topics.length}`,
    ...keptOf(before, { now, texts: part }),
    matched: keptOf(before, { now: matched, texts: part }),
    ari: against(now),
    ariAlone: against(alone),
    seconds: (user + system) / 1e6,
  };
}

async function refit(set: ReadSet, k: number | "auto") {
  const runs: Awaited<ReturnType<typeof refitOnce>>[] = [];
  for (const seed of SEEDS) runs.push(await refitOnce(set, { k, seed }));
  return {
    topics: runs.map(({ topics }) => topics),
    kept: mean(runs.map(({ kept }) => kept)),
    leastKept: round(Math.min(...runs.map(({ kept }) => kept))),
    withId: mean(runs.map(({ withId }) => withId)),
    agreement: mean(runs.map(({ agreement }) => agreement)),
    keptWhereOnlyMatched: mean(runs.map(({ matched }) => matched.kept)),
    ...(set.labels && {
      ari: mean(runs.flatMap(({ ari }) => ari)),
      ariLearnedFromNothing: mean(runs.flatMap(({ ariAlone }) => ariAlone)),
    }),
    cpuSeconds: mean(runs.map(({ seconds }) => seconds)),
  };
}

const { data } = values;
const open = data
  ? [banking77(data), clinc150(data, "domain"), clinc150(data, "intent"), nlupp(data), clothing(data)]
  : [];
const figures: Record<string, unknown> = {};
for (const set of [...open, await sampleTexts()]) {
  if (!isAsked(set.name, { only: values.only, kind: values.only })) continue;
  const read = await readSet(set, values.cache);
  for (const k of [set.k, "auto"] as const) {
    const name = `${set.name}, ${k === "auto" ? "k from the data" : `${k} topics`}`;
    figures[name] = await refit(read, k);
    process.stderr.write(`${name}: ${JSON.stringify(figures[name])}\n`);
  }
}
await record("topics-refit", figures, {
  command: `npx tsx benchmarks/quality/topics/refit.ts${data ? " --data DATA_FOLDER" : ""}`,
  isPrinted: false,
});
