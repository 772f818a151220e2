/** What an analysis goes on with because one before was asked for it. */

import type { StandingOptions } from "../pipeline/standing-options.ts";

/** A sentence of all that was kept, with how to give it back; undefined where nothing was. */
export function keptText({ options, kept }: StandingOptions): string | undefined {
  const { topics, segments, protect = [] } = options;
  if (kept.length === 0) return undefined;
  const told = {
    topics: `${topics} topics (otherwise: --topics N, or auto)`,
    taxonomy: "the topics of a file (otherwise: --taxonomy FILE, or --topics auto)",
    segments: `${segments} segments (otherwise: --segments N, or auto)`,
    weights: "its weights (otherwise: --weigh GROUP=N, or usual)",
    protect: `protected columns ${protect.join(", ")} (otherwise: --protect COLUMN, or none)`,
  } as const;
  return `As the analysis before: ${kept.map((name) => told[name]).join(", ")}`;
}
