/** Topics of what was read. */

import { z } from "zod";
import { idleEdits } from "../../pipeline/edit-topics.ts";
import { latest } from "../../pipeline/look-up.ts";
import { topicsByGroup } from "../../pipeline/topics-by-group.ts";
import { route } from "../route.ts";
import { topicName } from "../shapes/groups.ts";
import { topicsByGroup as topicsByGroupAnswer } from "../shapes/topics-by-group.ts";
import { hiddenTopic, topic } from "../shapes/segments.ts";
import { edit } from "../shapes/topics.ts";

export const topicRoutes = [
  route({
    method: "get",
    path: "/topics",
    tag: "Topics",
    summary: "The topics of the last run with share, mood and sentences, largest first",
    isForGroups: true,
    answer: z.union([
      z.object({
        topics: z.array(topic),
        hidden: z.array(hiddenTopic),
        idle: z.array(edit).meta({ description: "Edits that change nothing now, such as of a topic that is gone" }),
      }),
      z.object({ topics: z.array(topicName) }),
    ]),
    errors: ["not_found"],
    async handle({ role, context: { engine } }) {
      const { topics, aboutTopics } = (await latest(engine.database)).overview;
      return role === "people"
        ? { topics, hidden: aboutTopics?.hidden ?? [], idle: await idleEdits(engine.database) }
        : { topics: topics.map(({ id, label }) => ({ id, label })) };
    },
  }),
  route({
    method: "get",
    path: "/topics/by-group",
    tag: "Topics",
    summary: "What groups of texts write of, beside each other: by segment, channel, question, language or any column",
    query: z.object({
      by: z.string().min(1).max(200).meta({ description: "segment, channel, question, language, or a column's name" }),
    }),
    answer: topicsByGroupAnswer,
    errors: ["not_found"],
    async handle({ query: { by }, context: { engine } }) {
      return topicsByGroup(engine.database, await latest(engine.database), by);
    },
  }),
];
