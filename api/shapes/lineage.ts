/** What became of the segments of before, as the API answers it. */

import { z } from "zod";
import { share } from "./texts.ts";

/** Since segments were learned before. */
export const segmentsSince = z
  .object({
    seen: z.int().meta({ description: "Customers seen both times" }),
    isSample: z.boolean().meta({ description: "There are more, of whom it is not remembered where they were" }),
    changes: z.array(
      z.object({
        kind: z.enum(["kept", "merged", "split", "gone", "born"]),
        segment: z.string(),
        with: z.string().optional().meta({ description: "What it went into, or came out of" }),
        customers: z.int().meta({ description: "Of it, seen both times" }),
        share: share.optional(),
        jaccard: share.optional(),
      }),
    ),
    moves: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        customers: z.int(),
        changed: z.array(
          z.object({
            feature: z.string(),
            unit: z.string(),
            before: z.number().optional(),
            now: z.number().optional(),
            times: z.number().optional().meta({ description: "Of money, how many times as much (geometric mean)" }),
            effect: z.number().meta({ description: "Cohen's d against the change of those who stayed" }),
          }),
        ),
      }),
    ),
    formerly: z.record(z.string(), z.string()).meta({ description: "Names of those that are no more" }),
  })
  .meta({ id: "SegmentsSince", description: "Only of a run that learned segments anew" });
