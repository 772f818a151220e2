/** `attune topics rename …` and its like: a person says what topics should be. */

import { pc } from "./colours.ts";
import { editTopics, topicLog, undoTopicEdit, type SaidOfTopics, type TopicRequest } from "../pipeline/edit-topics.ts";
import type { Engine } from "../pipeline/engine.ts";
import { latest } from "../pipeline/look-up.ts";
import { lastOptions } from "../pipeline/store/runs.ts";
import { UsageError, type Arguments } from "./command.ts";
import { topicsText } from "./print-segments.ts";
import { shortText, thisUser } from "./said-by.ts";
import { analyse, withStored } from "./session.ts";
import { shortened, table } from "./terminal.ts";

/** What can be done, what is typed after it, and what it does. */
const verbs: Readonly<Record<string, { readonly words: string; readonly does: string }>> = {
  rename: { words: "TOPIC NAME", does: "call a topic by a name of your own" },
  merge: { words: "TOPIC OTHER…", does: "make others part of a topic" },
  hide: { words: "TOPIC", does: "show it no more: texts mostly on it count as on no topic" },
  show: { words: "TOPIC", does: "show a hidden one again" },
  pin: { words: "TOPIC", does: "keep it, whatever is learned anew" },
  unpin: { words: "TOPIC", does: "let it go with what is learned" },
  split: { words: "TOPIC", does: "make two of it; the larger part keeps its id" },
  examples: { words: "NAME FEEDBACK…", does: "make a topic of texts that belong together, by their ids" },
  not: { words: "TOPIC FEEDBACK", does: "say that a text is not on a topic" },
  undo: { words: "[NUMBER]", does: "take back the last edit, or the one of a number" },
  log: { words: "", does: "all that was said of topics" },
};

/** What the help page says of edits. */
export function curationHelp(): string {
  const lines = Object.entries(verbs).map(
    ([verb, { words, does }]) => `  ${pc.cyan(`${verb} ${words}`.padEnd(26))} ${does}\n`,
  );
  return (
    `To say what topics should be (a topic by id or name; kept when topics are learned anew):\n${lines.join("")}` +
    "Each analyses once more, with what was learned before: customers, segments and audiences follow.\n"
  );
}

function requestOf(verb: string, words: readonly string[]): TopicRequest {
  const [topic, ...more] = words;
  const { words: wanted } = verbs[verb]!;
  const usage = () => new UsageError(`Wanted attune topics ${verb} ${wanted}`);
  if (topic === undefined) throw usage();
  switch (verb) {
    case "rename":
      if (more.length === 0) throw usage();
      return { kind: "rename", topic, label: more.join(" ") };
    case "merge":
      if (more.length === 0) throw usage();
      return { kind: "merge", into: topic, topics: more };
    case "examples":
      if (more.length === 0) throw usage();
      return { kind: "examples", label: topic, texts: more };
    case "not":
      if (more.length !== 1) throw usage();
      return { kind: "not", topic, text: more[0]! };
    case "hide":
    case "show":
    case "pin":
    case "unpin":
    case "split":
      if (more.length > 0) throw usage();
      return { kind: verb, topic };
    default:
      throw usage();
  }
}

function numberOf(words: readonly string[]): number | undefined {
  const [text, ...more] = words;
  if (text === undefined) return undefined;
  if (more.length > 0 || !/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError(`${JSON.stringify(words.join(" "))} is no number of an edit: attune topics log lists them`);
  return Number(text);
}

function logText(log: readonly SaidOfTopics[]): string {
  if (log.length === 0) return "Nobody said anything of topics yet.\n";
  const rows = log.map(({ number, at, by, says, note, isUndone, idle }) => [
    String(number),
    `${at.slice(0, 16).replace("T", " ")} UTC`,
    by ?? "",
    isUndone ? pc.dim(says) : says,
    isUndone ? pc.dim("taken back") : idle === undefined ? "" : pc.yellow(`no effect: ${idle}`),
    shortened(note ?? "", 60),
  ]);
  return `${table(["", "when", "who", "said", "", "note"], rows, { right: [0] })}\n`;
}

async function applied(args: Arguments, engine: Engine, said: SaidOfTopics): Promise<number> {
  const { seed = 1, ...options } = (await lastOptions(engine.database)) ?? {};
  await analyse(engine, { seed, ...options });
  const { overview } = await latest(engine.database);
  if (args.flag("json")) {
    const answer = { edit: said, topics: overview.topics, ...overview.aboutTopics };
    process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
    return 0;
  }
  process.stdout.write(
    `${said.says} ${pc.dim(`(edit ${said.number})`)}\n\n${topicsText(overview.topics, overview.aboutTopics)}`,
  );
  if (said.kind !== "undo") process.stderr.write(pc.dim(`To take it back: attune topics undo ${said.number}\n`));
  return 0;
}

/** Does what was typed after `attune topics`. */
export async function curateTopics(args: Arguments): Promise<number> {
  const [verb = "", ...words] = args.positionals;
  if (!Object.hasOwn(verbs, verb))
    throw new UsageError(`Unknown word ${verb} after topics: wanted ${Object.keys(verbs).join(", ")}`);
  const other = ["from", "k", "by", "method", "taxonomy"].find((name) => args.text(name) !== undefined);
  if (other !== undefined) throw new UsageError(`--${other} does not go with attune topics ${verb}`);
  const [by = thisUser(), note] = [shortText(args, "who"), shortText(args, "note")];
  const request = verb === "log" || verb === "undo" ? undefined : requestOf(verb, words);
  const number = verb === "undo" ? numberOf(words) : undefined;
  return withStored(args, async (engine) => {
    const { database } = engine;
    if (verb === "log") {
      const log = await topicLog(database);
      process.stdout.write(args.flag("json") ? `${JSON.stringify({ edits: log }, undefined, 2)}\n` : logText(log));
      return 0;
    }
    const who = { at: new Date().toISOString(), ...(by !== undefined && { by }), ...(note !== undefined && { note }) };
    const said = request
      ? await editTopics(database, { ...request, ...who })
      : await undoTopicEdit(database, { ...who, ...(number !== undefined && { number }) });
    return applied(args, engine, said);
  });
}
