/** What each stage, and the tables of audiences, are made of: the sources, as one hash, beside the version. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { stages } from "../pipeline/stages.ts";
import { tablesVersion } from "../pipeline/store/audience/tables.ts";
import type { Stage } from "../pipeline/stage.ts";

const root = join(import.meta.dirname, "..");

/** Where the list of what was last agreed on lies. */
export const stageSourcesFile = join(import.meta.dirname, "stage-sources.json");

/** By stage: its version, and the hash of its sources, the first 16 hexadecimal digits of SHA-256. */
export type StageSources = Readonly<Record<string, { readonly version: string; readonly sources: string }>>;

/** A file and all that it imports as values, from one to the next: paths from the root, sorted. Types decide no answer. */
function importedBy(file: string, known = new Set<string>()): readonly string[] {
  if (known.has(file)) return [];
  known.add(file);
  const text = readFileSync(join(root, file), "utf8");
  const atStart = text.matchAll(/(?:^|\n)(?:import|export)\s(?!type\b)[^;]*?["'](\.[^"']+\.ts)["']/g);
  const whenNeeded = text.matchAll(/\bimport\(\s*["'](\.[^"']+\.ts)["']/g);
  for (const [, path] of [...atStart, ...whenNeeded]) {
    importedBy(relative(root, join(root, file, "..", path!)), known);
  }
  return [...known].sort();
}

function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    hash
      .update(file.split(sep).join("/"))
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** What decides what the tables of an audience hold. */
const audienceSources = ["audiences/fields.ts", "audiences/records.ts", "store/audience/columns.ts"];

/** The tables of audiences as they are now. */
export function readAudienceSources(): StageSources[string] {
  const known = new Set<string>();
  for (const file of audienceSources) importedBy(join("pipeline", file), known);
  return { version: tablesVersion, sources: hashOf([...known].sort()) };
}

/** The stages as they are now. Versions are without what the machine's own Node brings, such as that of ICU. */
export function readStageSources(): StageSources {
  return Object.fromEntries(
    Object.entries(stages).map(([name, make]) => {
      const stage = make() as Stage<unknown, unknown>;
      const version = stage.version.replace(/ icu-\S+/, "");
      return [name, { version, sources: hashOf(importedBy(join("pipeline", "stages", `${name}.ts`))) }];
    }),
  );
}
