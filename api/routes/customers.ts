/** One customer. */

import { z } from "zod";
import { isUnsure } from "../../models/attitude/unsure.ts";
import type { Engine } from "../../pipeline/engine.ts";
import {
  customerOf,
  latest,
  NotFoundError,
  segmentOf,
  type Latest,
  type ShownCustomer,
} from "../../pipeline/look-up.ts";
import type { ShownFeedback } from "../../pipeline/show-corrections.ts";
import { ApiError } from "../errors.ts";
import { route } from "../route.ts";
import { customerProfile, why } from "../shapes/customers.ts";

const byId = z.object({ id: z.string().min(1).meta({ description: "As the exports have it" }) });

/** Throws `not_found`, without the id: it may be an e-mail address. */
async function found({ database }: Engine, id: string): Promise<{ last: Latest; customer: ShownCustomer }> {
  const last = await latest(database);
  try {
    return { last, customer: await customerOf(database, last, id) };
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new ApiError("not_found", "There is no such customer in the last run: wanted an id as the exports have it");
  }
}

function shown(feedback: ShownFeedback) {
  return { ...feedback, isUnsure: isUnsure(feedback.mood) };
}

export const customerRoutes = [
  route({
    method: "get",
    path: "/customers/{id}",
    tag: "Customers",
    summary: "A profile: value, voice over time, segment, and what was written and bought",
    params: byId,
    answer: customerProfile,
    errors: ["not_found"],
    async handle({ params: { id }, context: { engine } }) {
      const { last, customer } = await found(engine, id);
      const segmentName = segmentOf(last, customer.segment.id).name;
      return { ...customer, segmentName, feedback: customer.feedback.map(shown) };
    },
  }),
  route({
    method: "get",
    path: "/customers/{id}/why",
    tag: "Customers",
    summary: "Why the customer is in the segment: what each feature pulls, and the sentences behind it",
    params: byId,
    answer: why,
    errors: ["not_found"],
    async handle({ params: { id }, context: { engine } }) {
      const { last, customer } = await found(engine, id);
      const { segment, features, voice } = customer;
      const named = (segmentId: string) => ({ id: segmentId, name: segmentOf(last, segmentId).name });
      const byName = new Map(features.map((feature) => [feature.name, feature]));
      const quotes = [voice.worst, voice.best, voice.latest].filter((quote) => quote !== undefined);
      return {
        customer: customer.customer,
        segment: named(segment.id),
        ...(segment.nearest && { nearest: named(segment.nearest.id) }),
        reasons: segment.reasons.map(({ feature, pull }) => {
          const { raw, unit } = byName.get(feature) ?? {};
          return { feature, pull, ...(raw !== undefined && { value: raw }), ...(unit !== undefined && { unit }) };
        }),
        // The latest sentence may be the worst or the best too.
        verbatims: quotes.filter(
          (quote, i) => quotes.findIndex((q) => q.feedback === quote.feedback && q.start === quote.start) === i,
        ),
      };
    },
  }),
];
