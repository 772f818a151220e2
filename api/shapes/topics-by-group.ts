/** Topics of groups as the API answers them. */

import { z } from "zod";
import { estimate } from "./customer-value.ts";
import { score, share } from "./texts.ts";

const topicOfGroup = z.object({
  group: z.string(),
  texts: z.int().meta({ description: "Texts of the group that are mostly about the topic" }),
  share,
  mood: score.optional().meta({ description: "Mean mood score of these texts" }),
  difference: estimate.meta({
    description:
      "Of the share to that among the texts of all other groups; the 95 % interval holds for all topics and groups together",
  }),
});

export const topicsByGroup = z
  .object({
    by: z.string(),
    groups: z
      .array(z.object({ group: z.string(), texts: z.int() }))
      .meta({ description: "The largest first; the last may be all others" }),
    without: z.int().meta({ description: "Texts that have no value to group by" }),
    topics: z.array(z.object({ id: z.string(), label: z.string(), groups: z.array(topicOfGroup) })),
  })
  .meta({ id: "TopicsByGroup" });
