/** Audiences: asked in plain words or by rule. */

import { z } from "zod";
import { ask } from "../../pipeline/ask.ts";
import { latest } from "../../pipeline/look-up.ts";
import { keyOf, pageOf, paging } from "../cursor.ts";
import { ApiError } from "../errors.ts";
import { customer } from "../responses.ts";
import { route } from "../route.ts";

export const audienceRoutes = [
  route({
    method: "get",
    path: "/audiences/preview",
    tag: "Audiences",
    summary: "Who a question finds: how it was understood, how many, and a page of them with reasons",
    query: paging.extend({
      q: z
        .string()
        .max(20_000)
        .optional()
        .meta({ description: "Plain words: negative-sentiment high-value customers" }),
      where: z.string().max(20_000).optional().meta({ description: "A rule: mood < -0.2 and spend >= p80" }),
    }),
    answer: z.object({
      rule: z.string(),
      sentence: z.string(),
      understood: z.array(z.object({ words: z.string(), means: z.string() })),
      size: z.int(),
      of: z.int(),
      items: z.array(customer.extend({ reasons: z.array(z.string()) })),
      next: z.string().optional(),
    }),
    async handle({ query: { q, where, limit, cursor }, context: { engine } }) {
      if ((q === undefined) === (where === undefined)) {
        throw new ApiError("invalid_request", "Wanted q (plain words) or where (a rule), one of the two");
      }
      const question = q !== undefined ? { words: q } : { rule: where! };
      const last = await latest(engine.database);
      const { members, ...audience } = await ask(engine.database, last, question);
      const after = keyOf(cursor);
      const page = members.filter((member) => member.customer > after).slice(0, limit);
      return { ...audience, ...pageOf(page, limit, (member) => member.customer) };
    },
  }),
];
