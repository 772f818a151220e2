/**
 * Topics as `attune topics --from` finds them, in a process of their own, so that their memory can be told. In, first a line
 * {"name", "method", "k", "fits", "readings"}, then {"text"} each; out, a line for each fit: `Found`. Readings are kept in the file
 * `readings` and are no part of the seconds.
 */

import { createInterface } from "node:readline";
import { topicsOfTexts } from "../../../pipeline/topic-texts.ts";
import { stageInstances, stages } from "../../../pipeline/stages.ts";
import { attitude } from "../../../pipeline/stages/attitude.ts";
import type { TopicMethod } from "../../../models/topics/topic-texts.ts";
import type { Found } from "./contestant.ts";
import { remember } from "./remember.ts";
import type { Fit } from "./topic-set.ts";

/** What the worker is told first. */
export interface Task {
  readonly name: string;
  readonly method: TopicMethod;
  readonly k: number | "auto";
  readonly fits: readonly Fit[];
  readonly readings: string;
}

const WORDS = 10;
/** A text has the topics that are at least this share of it. */
const SHARE = 0.2;

const lines: string[] = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) lines.push(line);
const { name, method, k, fits, readings } = JSON.parse(lines[0]!) as Task;
const texts = lines.slice(1).map((line) => (JSON.parse(line) as { text: string }).text);
const remembered = remember(attitude(), readings);
const instances = stageInstances({ ...stages, attitude: () => remembered.stage });

async function find(fit: number, { seed, rows = [...texts.keys()] }: Fit): Promise<Found> {
  const began = process.cpuUsage();
  const readingBefore = remembered.seconds();
  const asked = rows.map((row) => ({ id: String(row), text: texts[row]! }));
  const found = await topicsOfTexts(instances, { texts: asked, k, method, seed });
  const { user, system } = process.cpuUsage(began);
  const places = new Map(found.topics.map(({ id }, at) => [id, at]));
  const shares = new Map(found.texts.map((text) => [text.id, text.topics]));
  const several = asked.map(({ id }) =>
    (shares.get(id) ?? []).flatMap(({ id: topic, share }, at) => {
      const place = places.get(topic);
      // What has no place is "other"; the main topic counts however small its share is.
      return place !== undefined && (at === 0 || share >= SHARE) ? [place] : [];
    }),
  );
  return {
    fit,
    name,
    topics: several.map(([main]) => main ?? -1),
    several,
    words: found.topics.map(({ words }) => words.slice(0, WORDS)),
    seconds: (user + system) / 1e6 - (remembered.seconds() - readingBefore),
    memoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

for (const [at, fit] of fits.entries()) process.stdout.write(`${JSON.stringify(await find(at, fit))}\n`);
await remembered.save();
await instances.close();
