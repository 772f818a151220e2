/** The stages of the table, with a count of the texts that the network is asked to read. */

import { stageInstances, stages, type StageInstances } from "../../pipeline/stages.ts";
import { attitude } from "../../pipeline/stages/attitude.ts";

/** Stages for an engine, and how many texts were handed to `attitude` so far. */
export function countedReading(): { readonly stages: StageInstances; texts(): number } {
  let texts = 0;
  const counted = () => {
    const real = attitude();
    const run: typeof real.run = (batch, context) => {
      texts += batch.length;
      return real.run(batch, context);
    };
    return { ...real, run };
  };
  return { stages: stageInstances({ ...stages, attitude: counted }), texts: () => texts };
}
