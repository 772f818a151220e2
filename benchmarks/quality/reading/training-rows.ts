/** The texts that weights were trained on: what the classic learns from, and what no figure may be measured on. */

import { spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Labelled } from "./labelled.ts";

/** A row as models/training/dataset.py writes it; only what is named here matters. */
export interface TrainingRow {
  readonly set: string;
  readonly text: string;
  readonly question?: string;
}

/** Texts in the form of `sameWords`. */
export type Trained = ReadonlySet<string>;

const folder = join(import.meta.dirname, "../../../models/training");
const script = join(folder, "dataset.py");
/** Only measured on, in training too. */
const measuredSets = ["sst2", "goemotions-test"];
/** Made from other rows by training itself: a reader that learns without them misses no text. */
const derivedSets = ["varied", "wrapped", "joined", "answers"];

/** Two texts that differ in blanks and case only are one. */
export function sameWords(text: string, question = ""): string {
  return `${question} ${text}`.toLowerCase().split(/\s+/).join(" ").trim();
}

/** The rows trained on, without the held-out texts, made anew from the data folder as training makes them. */
export async function trainingRows(
  data: string,
  { python, heldOut }: { readonly python: string; readonly heldOut: readonly Labelled[] },
): Promise<readonly TrainingRow[]> {
  const work = await mkdtemp(join(tmpdir(), "attune-exam-"));
  try {
    const personal = ["--import", "tsx", join(folder, "personal.ts"), join(folder, "customer-language")];
    runScript(process.execPath, [...personal, join(work, "personal.jsonl")]);
    runScript(python, [script, data, work]);
    const held = new Set(heldOut.map(({ text, question }) => sameWords(text, question)));
    const rows: TrainingRow[] = [];
    for await (const line of createInterface({ input: createReadStream(join(work, "rows.jsonl")) })) {
      const row = JSON.parse(line) as TrainingRow;
      if (measuredSets.includes(row.set) || derivedSets.includes(row.set)) continue;
      if (!held.has(sameWords(row.text, row.question))) rows.push(row);
    }
    return rows;
  } finally {
    await rm(work, { recursive: true });
  }
}

function runScript(command: string, parameters: readonly string[]): void {
  const { status, stderr } = spawnSync(command, parameters, { encoding: "utf8" });
  if (status !== 0)
    throw new Error(`${parameters.join(" ")} ended with ${status}: ${stderr.trim().split("\n").at(-1)}`);
}
