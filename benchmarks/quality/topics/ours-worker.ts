/**
 * Topics as `attune topics --from` finds them, in a process of their own, so that their memory can be told. In, first a line
 * {"name", "method", "k", "fits", "readings", "origins"?}, then {"text"} each; out, a line for each fit: `Found`. Readings are kept
 * in the file `readings` and are no part of the seconds. A text whose origin is another is read like that, give or take a little.
 */

import { createInterface } from "node:readline";
import type { TopicMethod } from "../../../models/topics/topic-texts.ts";
import { perform } from "../../../pipeline/perform.ts";
import { isRejection } from "../../../pipeline/stage.ts";
import { stageInstances, stages } from "../../../pipeline/stages.ts";
import { attitude } from "../../../pipeline/stages/attitude.ts";
import { topicsOfTexts } from "../../../pipeline/topic-texts.ts";
import type { Cleaned } from "../../../pipeline/types.ts";
import type { Found } from "./contestant.ts";
import { movedReadings } from "./moved-readings.ts";
import { remember } from "./remember.ts";
import type { Fit } from "./topic-set.ts";

/** What the worker is told first. */
export interface Task {
  readonly name: string;
  readonly method: TopicMethod;
  readonly k: number | "auto";
  readonly fits: readonly Fit[];
  readonly readings: string;
  readonly origins?: readonly number[];
}

const WORDS = 10;
/** A text has the topics that are at least this share of it. */
const SHARE = 0.2;

const lines: string[] = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) lines.push(line);
const task = JSON.parse(lines[0]!) as Task;
const texts = lines.slice(1).map((line) => (JSON.parse(line) as { text: string }).text);
const remembered = remember(attitude(), task.readings);
const moved = movedReadings(remembered.stage, await originBodies());
const instances = stageInstances({ ...stages, attitude: () => moved.stage });

/** What is read of texts that were made from others, with what is read of those. */
async function originBodies(): Promise<ReadonlyMap<string, string>> {
  if (!task.origins) return new Map();
  const rows = texts.map((text, at) => ({ id: String(at), text, speaker: "customer" }));
  const clean = stageInstances();
  const answers = await perform(clean.get("clean"), rows, { model: undefined, asOf: "" });
  await clean.close();
  const bodies = answers.map((answer) => (isRejection(answer) ? "" : (answer as unknown as Cleaned).body));
  const given = new Set(bodies.filter((_, at) => task.origins![at] === at));
  const made = bodies.flatMap((body, at) => (given.has(body) ? [] : [[body, bodies[task.origins![at]!]!] as const]));
  return new Map(made);
}

async function find(fit: number, { seed, rows = [...texts.keys()] }: Fit): Promise<Found> {
  const reading = () => remembered.seconds() + moved.seconds();
  const [began, readBefore] = [process.cpuUsage(), reading()];
  const asked = rows.map((row) => ({ id: String(row), text: texts[row]! }));
  const found = await topicsOfTexts(instances, { texts: asked, k: task.k, method: task.method, seed });
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
  // Where "other" comes first, the text has no main topic.
  const mains = asked.map(({ id }) => places.get(shares.get(id)?.[0]?.id ?? "") ?? -1);
  return {
    fit,
    name: task.name,
    topics: mains,
    several,
    words: found.topics.map(({ words }) => words.slice(0, WORDS)),
    seconds: (user + system) / 1e6 - (reading() - readBefore),
    memoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

for (const [at, fit] of task.fits.entries()) process.stdout.write(`${JSON.stringify(await find(at, fit))}\n`);
await remembered.save();
await instances.close();
