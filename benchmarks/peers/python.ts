/** Runs a peer that is written in Python: lines of JSON in, lines of JSON out. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";

/** What a script of this folder answers to the lines. Throws with what it wrote to stderr when it fails. */
export async function askPython<Answer>(
  script: string,
  { python, lines }: { readonly python: string; readonly lines: Iterable<unknown> },
): Promise<readonly Answer[]> {
  try {
    return await askProcess(python, { args: [join(import.meta.dirname, script)], lines });
  } catch (error) {
    const wanted =
      "Peers need a Python with benchmarks/peers/requirements.txt (of topics: topics-requirements.txt): name it with --python, or leave them out: --no-peers";
    throw new Error(`${script} failed. ${wanted}\n${(error as Error).message}`, { cause: error });
  }
}

/** What a command answers to the lines, JSON both. Throws with the last of what it wrote to stderr when it fails. */
export async function askProcess<Answer>(
  command: string,
  { args, lines }: { readonly args: readonly string[]; readonly lines: Iterable<unknown> },
): Promise<readonly Answer[]> {
  const child = spawn(command, args);
  const ended = once(child, "close");
  const written = pipeline(Readable.from(jsonLines(lines)), child.stdin).catch(() => undefined);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), ended, written]);
  if (child.exitCode !== 0) {
    const last = err.trim().split("\n").slice(-15).join("\n");
    throw new Error(`${command} ended with ${child.exitCode}\n${last}`);
  }
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}

function* jsonLines(lines: Iterable<unknown>): Generator<string> {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
}
