/** What an analysis was asked for holds for those after it, until it is asked for otherwise. */

import type { Queries } from "./store/database.ts";
import { lastOptions, type RunOptions } from "./store/runs.ts";

/** The options that hold: topics by their number or by a file that gives them, which are one choice. */
type Standing = "topics" | "taxonomy" | "segments" | "weights" | "protect";

/**
 * What is said of a run: what is not said stays as it was. "auto" gives a choice back to the data, "usual" the weights to what they
 * usually are, and no `protect` column protects those alone that are by their names.
 */
export interface RunWishes extends Omit<RunOptions, "topics" | "segments" | "weights"> {
  readonly topics?: number | "auto";
  readonly segments?: number | "auto";
  readonly weights?: RunOptions["weights"] | "usual";
}

/** What a run is to be, and which of it nobody said this time. */
export interface StandingOptions {
  readonly options: RunOptions;
  readonly kept: readonly Standing[];
}

/** The options of a run, given what is wished and what the last analysis that was done was asked for. */
export function withStanding(
  { topics, taxonomy, segments, weights, protect, ...once }: RunWishes,
  before: Partial<RunOptions> = {},
): StandingOptions {
  const saysTopics = topics !== undefined || taxonomy !== undefined;
  const chosen: Partial<Pick<RunOptions, Standing>> = {
    topics: saysTopics ? chosenOf(topics) : before.topics,
    taxonomy: saysTopics ? taxonomy : before.taxonomy,
    segments: segments === undefined ? before.segments : chosenOf(segments),
    weights: weights === undefined ? before.weights : weights === "usual" ? undefined : weights,
    protect: protect === undefined ? before.protect : protect.length > 0 ? protect : undefined,
  };
  const said = { topics: saysTopics || undefined, taxonomy: saysTopics || undefined, segments, weights, protect };
  const given = Object.entries(chosen).filter(([, value]) => value !== undefined) as [Standing, unknown][];
  return {
    options: { ...once, ...(Object.fromEntries(given) as typeof chosen) },
    kept: given.map(([name]) => name).filter((name) => said[name] === undefined),
  };
}

const chosenOf = <T>(wish: T | "auto" | undefined): T | undefined => (wish === "auto" ? undefined : wish);

/** The same, looking up what the last analysis was asked for. */
export async function standingOptions(queries: Queries, wishes: RunWishes): Promise<StandingOptions> {
  return withStanding(wishes, await lastOptions(queries));
}
