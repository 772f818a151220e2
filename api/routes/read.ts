/** Texts in, readings out; nothing is stored. */

import { z } from "zod";
import { readTexts } from "../../pipeline/read-texts.ts";
import { route } from "../route.ts";
import { reading } from "../shapes/texts.ts";

const mostTexts = 500;

const text = z.strictObject({
  id: z.union([z.string(), z.number()]).optional().meta({ description: "Absent: its place in the list, from 1" }),
  text: z.string().max(1_000_000),
  question: z.string().max(2000).optional().meta({ description: "The survey question that it answers" }),
  language: z.string().max(20).optional().meta({ description: "ISO 639-1, where it is known" }),
});

export const readRoutes = [
  route({
    method: "post",
    path: "/read",
    tag: "Reading",
    summary: `Read up to ${mostTexts} texts: mood, emotions, intent, urgency, aspects. Nothing is stored`,
    body: z.strictObject({ texts: z.array(text).min(1).max(mostTexts), vectors: z.boolean().default(false) }),
    answer: z.object({ readings: z.array(reading) }),
    async handle({ body: { texts, vectors }, signal, context: { engine } }) {
      const named = texts.map((item, i) => ({ ...item, id: String(item.id ?? i + 1) }));
      return { readings: await readTexts(engine.stages, { texts: named, vectors, signal }) };
    },
  }),
];
