/** One segment as the API answers it. */

import { z } from "zod";
import { meanLabel, score, share, verbatim } from "./texts.ts";

const trait = z
  .object({
    feature: z.string(),
    group: z.enum(["value", "attitude", "topics", "behaviour"]),
    unit: z.enum(["cents", "orders", "days", "texts", "share", "score", "score per 30 days"]),
    topic: z.string().optional(),
    currency: z.string().optional(),
    mean: z.number(),
    othersMean: z.number(),
    effect: z.number().meta({ description: "Cohen's d; positive where the segment has more than the others" }),
    low: z.number().optional().meta({ description: "Of its 95 % interval" }),
    high: z.number().optional(),
    verbatims: z.array(verbatim).optional().meta({ description: "Up to three that prove it, of different customers" }),
  })
  .meta({ id: "Trait" });

export const segment = z
  .object({
    id: z.string(),
    name: z.string(),
    foundName: z.string().optional().meta({ description: "What its numbers are called, where people named it" }),
    size: z.int(),
    share,
    mood: score.optional().meta({ description: "Absent where nobody wrote" }),
    moodLabel: meanLabel.optional(),
    moods: z
      .object({ negative: z.int(), neutral: z.int(), positive: z.int() })
      .optional()
      .meta({ description: "Customers in each mood, of those who wrote; absent from results of before" }),
    spendCents: z.number(),
    averageSpendCents: z.number(),
    currency: z.string().optional().meta({ description: "Of the two before it: the one that most buyers buy in" }),
    spends: z
      .array(
        z.object({
          currency: z.string(),
          customers: z.int().meta({ description: "Those who buy mostly in it" }),
          spendCents: z.number(),
          averageSpendCents: z.number(),
        }),
      )
      .optional()
      .meta({ description: "Every currency by itself, most customers first; absent in results of before" }),
    silhouette: score,
    stability: z.object({ jaccard: share, low: share, high: share }).optional().meta({
      description:
        "Overlap (Jaccard) with the segment most like it in 50 subsamples: mean, and where 95 % of them lie; absent of a single segment",
    }),
    borderline: share.optional().meta({ description: "Share of its customers who lie between it and another" }),
    caution: z.string().optional().meta({
      description:
        "Why its name should be taken with care: “few and hardly found again”; absent where nothing speaks against it",
    }),
    description: z.string(),
    traits: z.array(trait),
    topics: z.array(z.object({ id: z.string(), label: z.string(), share, mood: score })),
    verbatims: z.array(verbatim),
  })
  .meta({ id: "Segment" });
