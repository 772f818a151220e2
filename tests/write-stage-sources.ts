/** Notes stages and audience tables as they are now: `npx tsx tests/write-stage-sources.ts`, once what changed has its new version. */

import { writeFileSync } from "node:fs";
import { readAudienceSources, readStageSources, stageSourcesFile } from "./stage-sources.ts";

writeFileSync(
  stageSourcesFile,
  `${JSON.stringify({ ...readStageSources(), "audience tables": readAudienceSources() }, undefined, 2)}\n`,
);
