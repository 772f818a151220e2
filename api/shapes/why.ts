/** Why a customer is in their segment, as the API answers it. */

import { z } from "zod";
import { feature, namedSegment, order } from "./customers.ts";
import { share, verbatim } from "./texts.ts";

const { group } = feature.shape;

export const why = z
  .object({
    customer: z.string(),
    segment: namedSegment,
    nearest: namedSegment.optional().meta({ description: "The segment that fits second best" }),
    confidence: share.optional().meta({ description: "How sure the segment is; below 0.8 between two" }),
    difference: z.number().meta({
      description:
        "How much farther the nearest other segment is, in squared standard deviations: the sum of all pulls",
    }),
    groups: z.array(z.object({ group, pull: z.number() })).meta({ description: "Sums of the pulls, strongest first" }),
    reasons: z
      .array(
        z.object({
          feature: z.string(),
          group,
          topic: z.string().optional(),
          pull: z.number().meta({ description: "Towards the segment rather than the nearest other; negative: away" }),
          value: z.number().optional().meta({ description: "Absent where nobody knows it: then it pulls nowhere" }),
          unit: z.string().optional(),
          behind: z
            .object({ verbatims: z.array(verbatim).optional(), orders: z.array(order).optional() })
            .meta({ description: "At most three of the sentences or orders that it was counted from" }),
        }),
      )
      .meta({ description: "Strongest first" }),
    move: z
      .object({
        to: namedSegment,
        changes: z.array(z.object({ feature: z.string(), unit: z.string(), from: z.number(), to: z.number() })),
        features: z.int().meta({ description: "How many features change in all" }),
      })
      .optional()
      .meta({
        description:
          "The smallest change that would put them elsewhere, all else being as it is: one feature, or several together where none can do it alone. Absent where nothing within what others have would",
      }),
    verbatims: z.array(verbatim),
  })
  .meta({ id: "Why" });
