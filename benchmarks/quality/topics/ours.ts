/** Ours as contestants: each method of `attune topics --from`. */

import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { topicMethods, type TopicMethod } from "../../../models/topics/topic-texts.ts";
import { askProcess } from "../../peers/python.ts";
import type { Contestant, Found } from "./contestant.ts";
import type { Task } from "./ours-worker.ts";

/** What ours are called before their method. */
export const attune = "Attune";

export interface OursOptions {
  readonly method: TopicMethod;
  /** The folder that readings are kept in. */
  readonly cache: string;
  /** Whether the data decides how many topics there are. */
  readonly isAuto?: boolean;
  /** Where each text comes from, when some were made from others. */
  readonly origins?: readonly number[];
}

/** A method of ours in a process of its own. */
export function ours({ method, cache, isAuto = false, origins }: OursOptions): Contestant {
  const name = `${attune} ${method}${isAuto ? ", k from the data" : ""}`;
  return {
    name,
    find: async ({ texts, k }, fits) => {
      await mkdir(cache, { recursive: true });
      const given = origins ? texts.filter((_, at) => origins[at] === at) : texts;
      const readings = join(cache, `readings-${createHash("sha256").update(JSON.stringify(given)).digest("hex")}`);
      const task: Task = { name, method, k: isAuto ? "auto" : k, fits, readings, ...(origins && { origins }) };
      const args = [...process.execArgv, join(import.meta.dirname, "ours-worker.ts")];
      return askProcess<Found>(process.execPath, { args, lines: [task, ...texts.map((text) => ({ text }))] });
    },
  };
}

/** Every method there is, with the number of topics that all are asked for, and the default also with its own. */
export function allOfOurs(cache: string): readonly Contestant[] {
  const [standard] = topicMethods;
  return [ours({ method: standard, cache }), ours({ method: standard, cache, isAuto: true })].concat(
    topicMethods.slice(1).map((method) => ours({ method, cache })),
  );
}
