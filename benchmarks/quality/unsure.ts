/** From which confidence on a mood is right often enough to be told: npx tsx benchmarks/quality/unsure.ts */

import { fileURLToPath } from "node:url";
import { unsureBelow } from "../../models/attitude/unsure.ts";
import { readTexts } from "../../pipeline/read-texts.ts";
import { stageInstances } from "../../pipeline/stages.ts";
import { record } from "../record.ts";
import { heldOutTexts } from "./reading/own-texts.ts";

/** Borders of the stretches of confidence that accuracy is told of. */
const borders = [0, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 1.01];

const texts = heldOutTexts(fileURLToPath(new URL("../../models/encoder/held-out.jsonl", import.meta.url)));
const stages = stageInstances();
const readings = await readTexts(stages, { texts }).finally(() => stages.close());
const found = readings.flatMap((reading, i) =>
  "rejected" in reading
    ? []
    : [{ confidence: reading.mood.confidence, isRight: reading.mood.label === texts[i]!.labels.mood }],
);

/** The texts within `[from, to)`: how many, and the share of them whose mood is right. */
function stretch(from: number, to: number) {
  const within = found.filter(({ confidence }) => confidence >= from && confidence < to);
  const right = within.filter(({ isRight }) => isRight).length;
  return { texts: within.length, accuracy: within.length > 0 ? Number((right / within.length).toFixed(3)) : undefined };
}

await record("unsure", {
  ...Object.fromEntries(
    borders.slice(0, -1).map((from, i) => {
      const to = borders[i + 1]!;
      return [`confidence ${from} to ${Math.min(1, to)}`, stretch(from, to)];
    }),
  ),
  [`unsure: below ${unsureBelow}`]: stretch(0, unsureBelow),
  [`sure: from ${unsureBelow} on`]: stretch(unsureBelow, Infinity),
});
