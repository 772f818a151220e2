/** One customer. */

import { z } from "zod";
import { customerOf, latest, segmentOf } from "../../pipeline/look-up.ts";
import { customer, verbatim } from "../responses.ts";
import { route } from "../route.ts";

const byId = z.object({ id: z.string().min(1) });

export const customerRoutes = [
  route({
    method: "get",
    path: "/customers/{id}",
    tag: "Customers",
    summary: "A profile: value, voice over time, segment, and what was written and bought",
    params: byId,
    answer: customer,
    async handle({ params, context }) {
      const last = await latest(context.engine.database);
      const found = await customerOf(context.engine.database, last, params.id);
      return { ...found, segmentName: segmentOf(last, found.segment.id).name };
    },
  }),
  route({
    method: "get",
    path: "/customers/{id}/why",
    tag: "Customers",
    summary: "Why the customer is in the segment: what each feature pulls, and the sentences behind it",
    params: byId,
    answer: z.object({
      customer: z.string(),
      segment: z.object({ id: z.string(), name: z.string() }),
      nearest: z.object({ id: z.string(), name: z.string() }).optional(),
      reasons: z.array(
        z.object({ feature: z.string(), pull: z.number(), value: z.number().optional(), unit: z.string().optional() }),
      ),
      verbatims: z.array(verbatim),
    }),
    async handle({ params, context }) {
      const last = await latest(context.engine.database);
      const { customer: id, segment, features, voice } = await customerOf(context.engine.database, last, params.id);
      const named = (segmentId: string) => ({ id: segmentId, name: segmentOf(last, segmentId).name });
      const byName = new Map(features.map((feature) => [feature.name, feature]));
      return {
        customer: id,
        segment: named(segment.id),
        ...(segment.nearest && { nearest: named(segment.nearest.id) }),
        reasons: segment.reasons.map(({ feature, pull }) => {
          const { raw, unit } = byName.get(feature) ?? {};
          return { feature, pull, ...(raw !== undefined && { value: raw }), ...(unit !== undefined && { unit }) };
        }),
        verbatims: [voice.worst, voice.best, voice.latest].filter((quote) => quote !== undefined),
      };
    },
  }),
];
