/** Topics of what was read. */

import { z } from "zod";
import { latest } from "../../pipeline/look-up.ts";
import { route } from "../route.ts";
import { topic } from "../shapes/segments.ts";

export const topicRoutes = [
  route({
    method: "get",
    path: "/topics",
    tag: "Topics",
    summary: "The topics of the last run with share, mood and sentences, largest first",
    answer: z.object({ topics: z.array(topic) }),
    errors: ["not_found"],
    async handle({ context: { engine } }) {
      return { topics: (await latest(engine.database)).overview.topics };
    },
  }),
];
