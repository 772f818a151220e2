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

function ours(
  method: TopicMethod,
  { cache, isAuto }: { readonly cache: string; readonly isAuto: boolean },
): Contestant {
  const name = `${attune} ${method}${isAuto ? ", k from the data" : ""}`;
  return {
    name,
    find: async ({ texts, k }, fits) => {
      await mkdir(cache, { recursive: true });
      const readings = join(cache, `readings-${createHash("sha256").update(JSON.stringify(texts)).digest("hex")}`);
      const task: Task = { name, method, k: isAuto ? "auto" : k, fits, readings };
      const args = [...process.execArgv, join(import.meta.dirname, "ours-worker.ts")];
      return askProcess<Found>(process.execPath, { args, lines: [task, ...texts.map((text) => ({ text }))] });
    },
  };
}

/** Every method there is, with the number of topics that all are asked for, and the last also with its own. */
export function allOfOurs(cache: string): readonly Contestant[] {
  const last = topicMethods.at(-1)!;
  return [...topicMethods.map((method) => ours(method, { cache, isAuto: false })), ours(last, { cache, isAuto: true })];
}
