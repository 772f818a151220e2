/** What the analysis before was asked for and this one is not: topics and segments change with it. */

import type { RunOptions } from "../pipeline/store/runs.ts";

/** A sentence for each such option, with how to ask for it again; none where nothing was asked for before. */
export function droppedOptions(before: RunOptions | undefined, now: RunOptions): readonly string[] {
  if (!before) return [];
  const told = (what: string, option: string) =>
    `The analysis before was asked for ${what}, this one is not: ${option} asks for them again`;
  const { topics, taxonomy, segments, weights, protect } = before;
  return [
    ...(topics !== undefined && now.topics === undefined && now.taxonomy === undefined
      ? [told(`${topics} topics`, `--topics ${topics}`)]
      : []),
    ...(taxonomy !== undefined && now.taxonomy === undefined ? [told("the topics of a file", "--taxonomy FILE")] : []),
    ...(segments !== undefined && now.segments === undefined
      ? [told(`${segments} segments`, `--segments ${segments}`)]
      : []),
    ...(weights !== undefined && now.weights === undefined ? [told("weights of its own", "--weigh")] : []),
    ...(protect !== undefined && now.protect === undefined
      ? [told(`protected columns (${protect.join(", ")})`, "--protect")]
      : []),
  ];
}
