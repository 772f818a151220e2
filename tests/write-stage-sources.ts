/** Notes the stages as they are now: `npx tsx tests/write-stage-sources.ts`, once a changed stage has its new version. */

import { writeFileSync } from "node:fs";
import { readStageSources, stageSourcesFile } from "./stage-sources.ts";

writeFileSync(stageSourcesFile, `${JSON.stringify(readStageSources(), undefined, 2)}\n`);
