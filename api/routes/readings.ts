/** What people say of readings, and how right the machine is by it. */

import { z } from "zod";
import { correctReading, readingOf, undoCorrection } from "../../pipeline/correct-reading.ts";
import { evaluateReadings } from "../../pipeline/evaluate-readings.ts";
import { route } from "../route.ts";
import { correctionBody, evaluation, standingReading } from "../shapes/corrections.ts";
import { whoBody } from "../shapes/texts.ts";

const byId = z.object({
  id: z.string().min(1).meta({ description: "Of the feedback, as the exports have it" }),
});

const now = () => new Date().toISOString();

const tag = "Corrections";
const path = "/feedback/{id}/reading";

export const readingRoutes = [
  route({
    method: "get",
    path,
    tag,
    summary: "The reading of a stored text: what counts, what the machine reads, and what people said of it",
    params: byId,
    answer: standingReading,
    errors: ["not_found"],
    handle: ({ params: { id }, context: { engine } }) => readingOf(engine.database, id),
  }),
  route({
    method: "patch",
    path,
    tag,
    summary:
      "Correct or confirm the mood or the intent: it counts at once where the text is shown, elsewhere from the next run on",
    params: byId,
    body: correctionBody,
    answer: standingReading,
    errors: ["not_found"],
    async handle({ params: { id }, body: { undo, ...said }, context: { engine } }) {
      const saying = { feedback: id, at: now(), ...said };
      return undo ? undoCorrection(engine.database, saying) : correctReading(engine.database, saying);
    },
  }),
  route({
    method: "delete",
    path,
    tag,
    summary: "Take a correction back: the machine's answer counts again. What was said stays in the history",
    params: byId,
    body: whoBody,
    answer: standingReading,
    errors: ["not_found"],
    handle: ({ params: { id }, body, context: { engine } }) =>
      undoCorrection(engine.database, { feedback: id, at: now(), ...body }),
  }),
  route({
    method: "get",
    path: "/evaluation",
    tag,
    summary: "How often the machine reads as people say: agreement with its interval, confusion, by channel",
    answer: evaluation,
    errors: ["not_found"],
    handle: ({ context: { engine } }) => evaluateReadings(engine.database),
  }),
];
