/** A text that every reading stage answers: when it is not answered, the fault is not in the texts. */

import { perform } from "./perform.ts";
import type { StageInstances } from "./stages.ts";

const reading = ["clean", "tokens", "attitude"] as const;
const plainText = { id: "", text: "The parcel came on Tuesday and the tea is good.", speaker: "customer" };

/** The text as a row that a reading stage is asked with, for work that has no other texts to try. */
export async function* witnessFor(
  stages: StageInstances,
  stage: (typeof reading)[number],
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  let row: Readonly<Record<string, unknown>> = plainText;
  for (const name of reading.slice(0, reading.indexOf(stage))) {
    const [answer] = await perform(stages.get(name), [row], { model: undefined, asOf: "" });
    row = { ...row, ...answer };
  }
  yield row;
}
