/** A stage that keeps its answers in a file: reading takes minutes and is no part of finding topics. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import { isRejection, type Stage } from "../../../pipeline/stage.ts";

/** The stage, how many seconds of this process its work took so far, and a way to keep what it answered. */
export interface Remembered<Needs, Adds> {
  readonly stage: Stage<Needs, Adds>;
  readonly seconds: () => number;
  readonly save: () => Promise<void>;
}

/** The stage, asked only for rows whose needs it has not seen; the file's answers count where its version is the stage's. */
export function remember<Needs, Adds>(stage: Stage<Needs, Adds>, path: string): Remembered<Needs, Adds> {
  const known = answersOf(path, stage.version);
  const before = known.size;
  let microseconds = 0;
  const keyOf = (row: Needs) => {
    const needs = (stage.needs ?? []).map((name) => (row as Readonly<Record<string, unknown>>)[name as string]);
    return createHash("sha256").update(JSON.stringify(needs)).digest("base64");
  };
  const run: typeof stage.run = async (batch, context) => {
    const keys = batch.map(keyOf);
    const fresh = batch.filter((_, at) => !known.has(keys[at]!));
    if (fresh.length > 0) {
      const began = process.cpuUsage();
      const answers = await stage.run(fresh, context);
      for (const [at, row] of fresh.entries()) known.set(keyOf(row), answers[at]);
      const { user, system } = process.cpuUsage(began);
      microseconds += user + system;
    }
    return keys.map((key) => known.get(key) as Awaited<ReturnType<typeof stage.run>>[number]);
  };
  return {
    stage: { ...stage, run },
    seconds: () => microseconds / 1e6,
    save: async () => {
      if (known.size === before) return;
      // What failed may work the next time.
      const kept = new Map([...known].filter(([, answer]) => !(isRejection(answer) && answer.hasFailed)));
      await writeFile(`${path}.part`, serialize({ version: stage.version, answers: kept }));
      await rename(`${path}.part`, path);
    },
  };
}

function answersOf(path: string, version: string): Map<string, unknown> {
  try {
    const kept = deserialize(readFileSync(path)) as { version: string; answers: Map<string, unknown> };
    return kept.version === version ? kept.answers : new Map();
  } catch {
    return new Map();
  }
}
