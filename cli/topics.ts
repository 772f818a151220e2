/** `attune topics`: of what is stored, or of a file. */

import { createReadStream } from "node:fs";
import { pc } from "./colours.ts";
import { parseTopicMethod } from "../models/topics/topic-texts.ts";
import { idleEdits } from "../pipeline/edit-topics.ts";
import { latest } from "../pipeline/look-up.ts";
import type { TextToRead } from "../pipeline/read-texts.ts";
import { readTaxonomy } from "../pipeline/read-taxonomy.ts";
import { stageInstances } from "../pipeline/stages.ts";
import type { Engine } from "../pipeline/engine.ts";
import type { TopicSummary } from "../pipeline/store/results.ts";
import { topicsOfTexts } from "../pipeline/topic-texts.ts";
import { topicsByGroup } from "../pipeline/topics-by-group.ts";
import { fewerThanAsked, topicsOfStored } from "../pipeline/topics-of-stored.ts";
import { curateTopics, curationHelp } from "./curate-topics.ts";
import { byOption, noteOption } from "./said-by.ts";
import { UsageError, wholeNumber, type Arguments, type Command } from "./command.ts";
import { topicsText } from "./print-segments.ts";
import { analyse, withStored } from "./session.ts";
import { groupedTopicsText } from "./topics-by-group-text.ts";
import { textLines } from "./text-lines.ts";
import { percent, progressLine, table } from "./terminal.ts";

function countOf(args: Arguments): number | "auto" {
  if (args.text("k") === "auto") return "auto";
  return wholeNumber(args, { name: "k", least: 1, most: 100 }) ?? "auto";
}

function seedOf(args: Arguments): number {
  return wholeNumber(args, { name: "seed", least: 0, most: 2 ** 31 - 1 }) ?? 1;
}

async function textsOf(path: string): Promise<readonly TextToRead[]> {
  const texts: TextToRead[] = [];
  for await (const line of textLines(createReadStream(path))) {
    if (!("text" in line)) {
      throw new UsageError(`${path}, ${line.id ? `id ${line.id}` : `line ${line.line}`}: ${line.rejected}`);
    }
    texts.push(line);
  }
  if (texts.length === 0) throw new UsageError(`${path} holds no texts: wanted a line each, {"id":"7","text":"…"}`);
  return texts;
}

async function ofFile(args: Arguments, path: string): Promise<number> {
  const method = parseMethod(args.text("method") ?? "embedding");
  const [k, seed] = [countOf(args), seedOf(args)];
  const file = args.text("taxonomy");
  if (file !== undefined && (args.text("k") ?? args.text("method")) !== undefined)
    throw new UsageError("--taxonomy gives the topics: without --k and --method");
  const texts = await textsOf(path);
  const stages = stageInstances();
  const line = progressLine();
  const progress = (share: number) => line.update(`Learning topics: ${percent(share)}`);
  const find = async () => {
    const taxonomy = file === undefined ? undefined : await readTaxonomy(stages, file);
    return topicsOfTexts(stages, { texts, k, method, seed, progress, ...(taxonomy && { taxonomy }) });
  };
  const found = await find()
    .catch((error: unknown) => {
      throw error instanceof RangeError && error.name !== "TaxonomyError"
        ? new UsageError(error.message, { cause: error })
        : error;
    })
    .finally(async () => {
      line.end();
      await stages.close();
    });
  if (args.flag("json")) {
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    return 0;
  }
  const rows = found.topics.map(({ id, label, size, stability, words }) => [
    id,
    pc.bold(label),
    String(size),
    stability.toFixed(2),
    words.slice(0, 8).join(" "),
  ]);
  process.stdout.write(`${table(["", "topic", "texts", "stability", "words"], rows, { right: [2, 3] })}\n`);
  for (const note of found.notes) process.stdout.write(`${pc.yellow(note)}\n`);
  return 0;
}

function parseMethod(name: string) {
  try {
    return parseTopicMethod(name);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** So many topics, for a look. */
async function inNumber(engine: Engine, args: Arguments, k: number): Promise<readonly TopicSummary[]> {
  const seed = seedOf(args);
  const last = await latest(engine.database);
  const line = progressLine();
  const progress = (share: number) => line.update(`Learning topics: ${percent(share)}`);
  const found = await topicsOfStored(engine.database, last, { k, seed, progress }).finally(() => line.end());
  process.stderr.write(pc.dim("For a look only: segments follow the analysis as it was (--keep makes this one it)\n"));
  return found;
}

/** What groups write of, beside each other. */
async function byGroup(args: Arguments, by: string): Promise<number> {
  return withStored(args, async ({ database }) => {
    const found = await topicsByGroup(database, await latest(database), by);
    process.stdout.write(args.flag("json") ? `${JSON.stringify(found, undefined, 2)}\n` : groupedTopicsText(found));
    return 0;
  });
}

async function ofStore(args: Arguments): Promise<number> {
  const k = countOf(args);
  if (args.flag("keep") && args.text("k") === undefined) throw new UsageError("--keep goes with --k N, or --k auto");
  return withStored(args, async (engine) => {
    // With --keep it is the analysis that segments and audiences follow from now on.
    const isKept = args.flag("keep");
    if (isKept) await analyse(engine, { seed: seedOf(args), topics: k });
    const overview = isKept || k === "auto" ? (await latest(engine.database)).overview : undefined;
    const found = overview ? overview.topics : await inNumber(engine, args, k as number);
    const about = overview?.aboutTopics;
    const note = k === "auto" ? undefined : fewerThanAsked(k, found.length);
    const idle = k === "auto" ? await idleEdits(engine.database) : [];
    if (args.flag("json")) {
      const counts = k !== "auto" && { asked: k, found: found.length, ...(note !== undefined && { notes: [note] }) };
      process.stdout.write(
        `${JSON.stringify({ topics: found, ...about, ...(idle.length > 0 && { idle }), ...counts }, undefined, 2)}\n`,
      );
      return 0;
    }
    process.stdout.write(
      topicsText(found, about) || "No topics were found: there are too few texts, or no words in common\n",
    );
    for (const { says, idle: why } of idle) process.stdout.write(`${pc.yellow(`No effect now: ${says} (${why})`)}\n`);
    if (note !== undefined) process.stdout.write(`${pc.yellow(note)}\n`);
    return 0;
  });
}

export const topics: Command = {
  summary: "topics of what is stored, or of a file without storing anything",
  usage: "[--k N] [--from texts.jsonl] [options]\n       attune topics DO TOPIC … [--note …] [--who …]",
  examples: [
    "attune topics --data attune-data/demo",
    "attune topics --by channel --data attune-data/demo",
    'attune topics rename t1 "Late parcels" --data attune-data/demo',
    "attune topics --from models/training/customer-language/reviews.jsonl --k 8 --json",
  ],
  options: {
    from: { type: "string", value: "FILE", help: 'JSONL, a line each: {"id":"7","text":"…"}' },
    k: { type: "string", value: "N", help: "number of topics, or auto (default: the data decides)" },
    by: {
      type: "string",
      value: "NAME",
      help: "what groups write of: segment, channel, question, language or a column",
    },
    taxonomy: {
      type: "string",
      value: "FILE",
      help: "with --from: the topics themselves, a line each, name,sentence,… or JSON; the rest is on none",
    },
    keep: {
      type: "boolean",
      help: "with --k: analyse again in that number, this time and from now on; segments and audiences follow",
    },
    method: { type: "string", value: "NAME", help: "embedding (default) or lda" },
    seed: { type: "string", value: "N", help: "start of all chance (default 1)" },
    note: noteOption,
    who: byOption,
  },
  mostWords: 100,
  notes: curationHelp,
  run: (args) => {
    const from = args.text("from");
    if (args.positionals.length > 0) return curateTopics(args);
    const by = args.text("by");
    if (by !== undefined && (from ?? args.text("k")) !== undefined) {
      throw new UsageError("--by goes with the topics of the last analysis: without --from and --k");
    }
    if (by !== undefined) return byGroup(args, by);
    return from === undefined ? ofStore(args) : ofFile(args, from);
  },
};
