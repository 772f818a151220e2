/** Audiences: asked in plain words or by rule. */

import { z } from "zod";
import { ask } from "../../pipeline/ask.ts";
import { latest } from "../../pipeline/look-up.ts";
import { keyOf, pageOf, paging } from "../cursor.ts";
import { ApiError } from "../errors.ts";
import { tellPreview } from "../groups.ts";
import { route } from "../route.ts";
import { groupPreview } from "../shapes/groups.ts";
import { audience } from "../shapes/segments.ts";

const question = z.string().trim().min(1).max(20_000).optional();

export const audienceRoutes = [
  route({
    method: "get",
    path: "/audiences/preview",
    tag: "Audiences",
    summary: "Who a question finds: how it was understood, how many, and a page of them with reasons",
    query: paging.extend({
      q: question.meta({ description: "Plain words: negative-sentiment high-value customers" }),
      where: question.meta({ description: "A rule: mood < -0.2 and spend >= p80" }),
    }),
    isForGroups: true,
    answer: z.union([audience, groupPreview]),
    errors: ["not_found"],
    async handle({ query: { q, where, limit, cursor }, role, context }) {
      if ((q === undefined) === (where === undefined))
        throw new ApiError("invalid_request", "Wanted q (plain words) or where (a rule), one of the two");
      const question = q === undefined ? { rule: where! } : { words: q };
      if (role === "groups") return tellPreview(context, question);
      const { engine } = context;
      const last = await latest(engine.database);
      const page = { after: keyOf(cursor), limit: limit + 1 };
      const { members, ...found } = await ask(engine.database, last, { ...question, page });
      return { ...found, ...pageOf(members, limit) };
    },
  }),
];
