/** Texts in, readings out; nothing is stored. */

import { z } from "zod";
import { readTexts } from "../../pipeline/read-texts.ts";
import { reading } from "../responses.ts";
import { route } from "../route.ts";

const text = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  text: z.string().max(1_000_000),
  question: z.string().max(2_000).optional(),
  language: z.string().max(20).optional(),
});

export const readRoutes = [
  route({
    method: "post",
    path: "/read",
    tag: "Reading",
    summary: "Read up to 500 texts: mood, emotions, intent, urgency, aspects. Nothing is stored",
    body: z.object({ texts: z.array(text).min(1).max(500), vectors: z.boolean().default(false) }),
    answer: z.object({ readings: z.array(reading) }),
    async handle({ body, context }) {
      const texts = body.texts.map((item, i) => ({ ...item, id: item.id ?? String(i + 1) }));
      return { readings: await readTexts(context.engine.stages, { texts, vectors: body.vectors }) };
    },
  }),
];
