/** Answers are stored under a stage's version: code that answers otherwise under the same version would never be asked. */

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { stages } from "../pipeline/stages.ts";
import { readAudienceSources, readStageSources, stageSourcesFile, type StageSources } from "./stage-sources.ts";

const agreed = JSON.parse(readFileSync(stageSourcesFile, "utf8")) as StageSources;
const now = readStageSources();

it.each(Object.keys(stages))("stage %s has the version that its sources were given", (name) => {
  expect(
    now[name],
    `stage ${name} changed: raise its version, then update tests/stage-sources.json by npx tsx tests/write-stage-sources.ts`,
  ).toEqual(agreed[name]);
});

it("tables of audiences have the version that their sources were given", () => {
  expect(
    readAudienceSources(),
    "what audience tables hold changed: raise tablesVersion, then update tests/stage-sources.json by npx tsx tests/write-stage-sources.ts",
  ).toEqual(agreed["audience tables"]);
});
