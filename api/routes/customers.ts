/** One customer. */

import { z } from "zod";
import { isUnsure } from "../../models/attitude/unsure.ts";
import type { Engine } from "../../pipeline/engine.ts";
import { explainCustomer } from "../../pipeline/explain-customer.ts";
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
import { customerProfile } from "../shapes/customers.ts";
import { why } from "../shapes/why.ts";

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
    summary:
      "Why the customer is in the segment: what each feature pulls, the sentences and orders behind it, and what would move them",
    params: byId,
    answer: why,
    errors: ["not_found"],
    async handle({ params: { id }, context: { engine } }) {
      const { last, customer } = await found(engine, id);
      const { segment, voice } = customer;
      const named = (segmentId: string) => ({ id: segmentId, name: segmentOf(last, segmentId).name });
      const quotes = [voice.worst, voice.best, voice.latest].filter((quote) => quote !== undefined);
      const { move, ...explained } = await explainCustomer(engine.database, last, customer);
      return {
        customer: customer.customer,
        segment: named(segment.id),
        ...(segment.nearest && { nearest: named(segment.nearest.id) }),
        ...(segment.confidence !== undefined && { confidence: segment.confidence }),
        ...explained,
        ...(move && { move: { ...move, to: named(move.to) } }),
        // The latest sentence may be the worst or the best too.
        verbatims: quotes.filter(
          (quote, i) => quotes.findIndex((q) => q.feedback === quote.feedback && q.start === quote.start) === i,
        ),
      };
    },
  }),
];
