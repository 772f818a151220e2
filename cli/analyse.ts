/** `attune analyse`: the pipeline over what is stored. */

import { resultOf } from "../pipeline/look-up.ts";
import type { Command } from "./command.ts";
import { lineageText, overviewText, segmentsText } from "./print-segments.ts";
import { analyse as analyseNow, runOptions, runOptionsOf, withStored, withTaxonomy } from "./session.ts";

export const analyse: Command = {
  summary: "run the pipeline over what is stored; unchanged rows cost nothing",
  usage: "[options]",
  examples: ["attune analyse --data attune-data/demo", "attune analyse --segments 4 --json --data attune-data/demo"],
  options: runOptions,
  async run(args) {
    const options = runOptionsOf(args);
    return withStored(args, async (engine) => {
      const state = await analyseNow(engine, await withTaxonomy(args, engine, options));
      const { overview, segments } = (await resultOf(engine.database, state.result!))!;
      if (args.flag("json")) {
        const { tables: _tables, ...figures } = overview;
        process.stdout.write(`${JSON.stringify({ run: state, overview: figures, segments }, undefined, 2)}\n`);
      } else
        process.stdout.write(
          `${overviewText(overview)}${lineageText(overview, { segments })}\n${segmentsText(segments, overview.topics)}\n`,
        );
      return 0;
    });
  },
};
