/**
 * The exam of topics: how well the topics of `attune topics --from` meet what people say texts are about, and whether they stay,
 * beside the peers on the same texts.
 *
 *     npx tsx benchmarks/quality/topics/exam.ts [--data DATA_FOLDER] [--python PYTHON] [--no-peers] [--quick]
 *       [--only PART_OF_A_NAME …] [--cache FOLDER] [--name topics-quality]
 *
 * DATA_FOLDER holds the public sets; without it only the sample shop is asked. PYTHON has
 * benchmarks/peers/topics-requirements.txt. `--only` names sets, contestants or growth: `--only banking --only attune`. Peers'
 * answers, vectors and readings are kept in the cache's folder, which is no part of the project: a second exam asks only ours.
 * Writes benchmarks/results/NAME.json.
 */

import { topicMethods } from "../../../models/topics/topic-texts.ts";
import { record } from "../../record.ts";
import { openCache } from "./cache.ts";
import type { Contestant } from "./contestant.ts";
import { figuresOf, type Figures } from "./figures.ts";
import { ourGrowth, peerGrowth, type Growth } from "./growth.ts";
import { commandOf, examOptions, isAsked, type ExamOptions } from "./options.ts";
import { allOfOurs, attune } from "./ours.ts";
import { peer, peerNames } from "./peers.ts";
import { printGrowth, printSet, type SetResult } from "./print.ts";
import { banking77, clinc150, clothing, nlupp } from "./public-sets.ts";
import { sampleTexts } from "./sample-texts.ts";
import { cutTo, fitsOf, type TopicSet } from "./topic-set.ts";

const GROWTH = "growth";
const COUNTS = { ours: [10_000, 30_000, 100_000], bertopic: [10_000, 30_000] };

async function setsOf({ data, most }: ExamOptions): Promise<readonly TopicSet[]> {
  const open = data
    ? [banking77(data), clinc150(data, "domain"), clinc150(data, "intent"), nlupp(data), clothing(data)]
    : [];
  return [...open, await sampleTexts()].map((set) => cutTo(set, most));
}

async function sit(contestants: readonly Contestant[], set: TopicSet): Promise<SetResult> {
  const fits = fitsOf(set.texts.length);
  const figures: Record<string, Figures> = {};
  for (const contestant of contestants) {
    process.stderr.write(`${set.name}: ${contestant.name}\n`);
    const found = await contestant.find(set, fits);
    for (const name of new Set(found.map((one) => one.name))) {
      figures[name] = figuresOf(set, { fits, found: found.filter((one) => one.name === name) });
    }
  }
  return { set: set.name, texts: set.texts.length, k: set.k, figures };
}

async function growthOf(
  { data, python, cache }: ExamOptions,
  contestants: readonly Contestant[],
): Promise<readonly Growth[]> {
  const set = banking77(data!);
  const [method] = topicMethods;
  const has = (part: string) => contestants.some(({ name }) => name.includes(part));
  return [
    ...(has(`${attune} ${method}`) ? await ourGrowth(set, { method, cache, counts: COUNTS.ours }) : []),
    ...(has("bertopic") ? await peerGrowth(set, { python, cache: openCache(cache), counts: COUNTS.bertopic }) : []),
  ];
}

async function main(options: ExamOptions): Promise<void> {
  const { python, only, hasPeers } = options;
  const cache = openCache(options.cache);
  const all = [
    ...allOfOurs(options.cache),
    ...(hasPeers ? peerNames.map((name) => peer(name, { python, cache })) : []),
  ];
  const sets = await setsOf(options);
  const names = [...sets.map(({ name }) => name), GROWTH];
  const contestants = all.filter(({ name }) => isAsked(name, { only, kind: all.map((one) => one.name) }));
  const results: SetResult[] = [];
  for (const set of sets.filter(({ name }) => isAsked(name, { only, kind: names }))) {
    const result = await sit(contestants, set);
    printSet(result);
    results.push(result);
  }
  const growth = options.data && isAsked(GROWTH, { only, kind: names }) ? await growthOf(options, contestants) : [];
  if (growth.length > 0) printGrowth(growth);
  const bySet = Object.fromEntries(results.map(({ set, ...result }) => [set, result]));
  await record(options.name, { sets: bySet, growth }, { command: commandOf(options), isPrinted: false });
}

await main(examOptions(process.argv.slice(2)));
