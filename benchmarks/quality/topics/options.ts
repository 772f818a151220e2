/** What can be typed after the exam's command. */

import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

/** How the exam is held. */
export interface ExamOptions {
  /** The folder of public sets; absent: only the sample shop is asked. */
  readonly data?: string;
  readonly python: string;
  readonly hasPeers: boolean;
  /** Where peers' answers are kept. */
  readonly cache: string;
  /** Sets, contestants or `growth`, by a part of their names; empty: all. */
  readonly only: readonly string[];
  /** Sets are cut to so many texts. */
  readonly most: number;
  readonly name: string;
}

/** Texts of a set in a quick exam. */
const QUICK = 1_500;

/** The options of an argument list. Throws on an unknown one. */
export function examOptions(args: readonly string[]): ExamOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string" },
      python: { type: "string", default: "python3" },
      "no-peers": { type: "boolean", default: false },
      cache: { type: "string", default: join(homedir(), ".cache/attune-topics-exam") },
      only: { type: "string", multiple: true, default: [] },
      quick: { type: "boolean", default: false },
      name: { type: "string", default: "topics-quality" },
    },
  });
  return {
    ...(values.data !== undefined && { data: values.data }),
    python: values.python,
    hasPeers: !values["no-peers"],
    cache: values.cache,
    only: values.only.map((name) => name.toLowerCase()),
    most: values.quick ? QUICK : Infinity,
    name: values.name,
  };
}

/** Whether one of these names was asked for: it has one of the parts, or none of the kind was asked. */
export function isAsked(name: string, { only, kind }: { only: readonly string[]; kind: readonly string[] }): boolean {
  const asked = only.filter((part) => kind.some((one) => one.toLowerCase().includes(part)));
  return asked.length === 0 || asked.some((part) => name.toLowerCase().includes(part));
}

/** The command as anyone could type it: folders of this machine have their placeholders. */
export function commandOf({ data, hasPeers, only, most, name }: ExamOptions): string {
  return [
    "npx tsx benchmarks/quality/topics/exam.ts",
    ...(data === undefined ? [] : ["--data DATA_FOLDER"]),
    hasPeers ? "--python PYTHON" : "--no-peers",
    ...only.map((part) => `--only ${part}`),
    ...(Number.isFinite(most) ? ["--quick"] : []),
    ...(name === "topics-quality" ? [] : [`--name ${name}`]),
  ].join(" ");
}
