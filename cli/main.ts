/** Parse and dispatch. */

import { readFileSync } from "node:fs";
import { parse, UsageError, type Command } from "./command.ts";
import { commandHelp, overview } from "./help.ts";
import { nearestNames } from "../models/text/nearest-names.ts";
import { explain, isTheUsersFault } from "./errors.ts";

/** Loaded when called: `attune read` should not wait for the web server's code. */
export const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  run: { summary: "import, analyse and print the segments", load: async () => (await import("./run.ts")).run },
  import: {
    summary: "import one kind of file, with a row report",
    load: async () => (await import("./import.ts")).importCommand,
  },
  analyse: {
    summary: "run the pipeline over what is stored",
    load: async () => (await import("./analyse.ts")).analyse,
  },
  segments: {
    summary: "the segments, or one with its members",
    load: async () => (await import("./segments.ts")).segments,
  },
  customer: {
    summary: "one customer: value, voice, segment and why",
    load: async () => (await import("./customer.ts")).customer,
  },
  correct: {
    summary: "say what the mood or intent of a text really is",
    load: async () => (await import("./correct.ts")).correct,
  },
  evaluation: {
    summary: "how right the machine is, by what people corrected",
    load: async () => (await import("./evaluation.ts")).evaluation,
  },
  ask: { summary: "an audience, by words or by rule", load: async () => (await import("./ask.ts")).ask },
  audience: {
    summary: "saved audiences: who is in, who came and went, and why",
    load: async () => (await import("./audience.ts")).audience,
  },
  topics: { summary: "topics of what is stored, or of a file", load: async () => (await import("./topics.ts")).topics },
  read: { summary: "read texts: JSONL in, JSONL out", load: async () => (await import("./read.ts")).read },
  serve: { summary: "the API and the report in the browser", load: async () => (await import("./serve.ts")).serve },
  worker: { summary: "a stage worker of the served profile", load: async () => (await import("./worker.ts")).worker },
  doctor: { summary: "check weights, store, queue and disk", load: async () => (await import("./doctor.ts")).doctor },
};

function version(): string {
  return (JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }).version;
}

async function dispatch([name, ...typed]: readonly string[]): Promise<number> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    if (name === "help" && typed[0]) return dispatch([typed[0], "--help"]);
    process.stdout.write(overview(commands));
    return name === undefined ? 2 : 0;
  }
  if (name === "--version" || name === "-v") {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    const [meant] = nearestNames(name, Object.keys(commands));
    throw new UsageError(
      `Unknown command ${name}${meant ? `: did you mean ${meant}?` : "."} There are ${Object.keys(commands).join(", ")}`,
    );
  }
  const command = await entry.load();
  if (typed.includes("--help") || typed.includes("-h")) {
    process.stdout.write(commandHelp(name, command));
    return 0;
  }
  return command.run(parse(command, typed));
}

/** Runs a command line. Exit code 0: done; 1: it failed; 2: wrong usage or unusable input. */
export async function main(typed: readonly string[]): Promise<number> {
  // A reader that has enough (`attune … | head`) ends the command, and is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    return await dispatch(typed);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return isTheUsersFault(error) ? 2 : 1;
  }
}
