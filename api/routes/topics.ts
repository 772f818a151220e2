/** Topics of what was read. */

import { z } from "zod";
import { latest } from "../../pipeline/look-up.ts";
import { verbatim } from "../responses.ts";
import { route } from "../route.ts";

const topic = z
  .object({
    id: z.string(),
    label: z.string(),
    texts: z.int(),
    share: z.number(),
    mood: z.number(),
    negativeShare: z.number(),
    words: z.array(z.string()),
    verbatims: z.array(verbatim),
  })
  .meta({ id: "Topic" });

export const topicRoutes = [
  route({
    method: "get",
    path: "/topics",
    tag: "Topics",
    summary: "The topics of the last run with share, mood and sentences, largest first",
    answer: z.object({ topics: z.array(topic) }),
    async handle({ context }) {
      return { topics: (await latest(context.engine.database)).overview.topics };
    },
  }),
];
