/** What can be typed after the exam's command. */

import { join } from "node:path";
import { parseArgs } from "node:util";
import { encoderFolder } from "../../../models/encoder/check-weights.ts";

/** How the exam is held. */
export interface ExamOptions {
  /** The folder of public sets; absent: only the own texts are asked. */
  readonly data?: string;
  readonly heldOut: string;
  readonly encoder: string;
  readonly python: string;
  readonly hasPeers: boolean;
  readonly hasClassic: boolean;
  readonly errors: string;
  readonly name: string;
  readonly seed: number;
  readonly resamples: number;
}

const root = join(import.meta.dirname, "../../..");

/** The options of an argument list. Throws on an unknown one. */
export function examOptions(args: readonly string[]): ExamOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string" },
      "held-out": { type: "string" },
      encoder: { type: "string", default: encoderFolder },
      python: { type: "string", default: "python3" },
      "no-peers": { type: "boolean", default: false },
      "no-classic": { type: "boolean", default: false },
      errors: { type: "string", default: join(root, ".cache/reading") },
      name: { type: "string", default: "reading-quality" },
      seed: { type: "string", default: "1" },
      resamples: { type: "string", default: "1000" },
    },
  });
  return {
    ...(values.data !== undefined && { data: values.data }),
    heldOut: values["held-out"] ?? join(values.encoder, "held-out.jsonl"),
    encoder: values.encoder,
    python: values.python,
    hasPeers: !values["no-peers"],
    // It learns from the texts that training reads, public ones among them.
    hasClassic: !values["no-peers"] && !values["no-classic"] && values.data !== undefined,
    errors: values.errors,
    name: values.name,
    seed: Number(values.seed),
    resamples: Number(values.resamples),
  };
}

/** The command as anyone could type it: folders of this machine have their placeholders. */
export function commandOf({ data, hasPeers, name, seed, resamples }: ExamOptions): string {
  return [
    "npx tsx benchmarks/quality/reading/exam.ts",
    ...(data === undefined ? [] : ["--data DATA_FOLDER"]),
    ...(hasPeers ? ["--python PYTHON"] : ["--no-peers"]),
    ...(name === "reading-quality" ? [] : [`--encoder FOLDER --held-out FILE --name ${name}`]),
    `--seed ${seed} --resamples ${resamples}`,
  ].join(" ");
}
