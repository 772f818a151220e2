/** What customers buy and will buy, as the API answers it. Money is in minor units of the currency beside it. */

import { z } from "zod";
import { share } from "./texts.ts";

const quintile = z.int().min(1).max(5);

export const tooFew = z
  .object({ of: z.enum(["repeat buyers", "learned buyers", "days"]), have: z.number(), wanted: z.number() })
  .meta({ id: "TooFew", description: "So many there are, and about so many would do" });

export const estimate = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .meta({ id: "Estimate", description: "With the 95 % interval" });

const lifetime = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("forecast"),
      horizonDays: z.int(),
      alive: estimate.meta({ description: "Probability that the customer has not stopped buying" }),
      expectedPurchases: estimate,
      buysAgain90: estimate.meta({ description: "Probability of an order within 90 days" }),
      averageCents: estimate.optional(),
      clvCents: estimate.optional().meta({ description: "Worth of the purchases expected, discounted at 10 % a year" }),
    }),
    z.object({ kind: z.literal("too few"), tooFew }),
    z.object({ kind: z.literal("unfit") }),
    z.object({
      kind: z.literal("contract"),
      months: z.number().meta({ description: "Until it ended, or until the day the run looks back from" }),
      hasEnded: z.boolean(),
      stays12: estimate.optional().meta({ description: "Probability that it runs on for 12 months" }),
      monthsOf12: estimate.optional(),
      clvCents: estimate.optional(),
    }),
  ])
  .meta({ id: "Lifetime" });

export const value = z
  .object({
    orders: z.int(),
    currency: z.string().optional(),
    spendCents: z.number(),
    averageOrderCents: z.number().optional(),
    recencyDays: z.number().optional(),
    intervalDays: z.number().optional(),
    tenureDays: z.number().optional(),
    discountShare: share,
    refundShare: share,
    otherSpend: z.array(z.object({ currency: z.string(), spendCents: z.number() })),
    laterOrders: z.int(),
    rfm: z.object({ recency: quintile, frequency: quintile, monetary: quintile }).optional(),
    rhythm: z
      .object({
        meanDays: z.number(),
        variation: z.number().meta({ description: "Of the intervals: 0 as by the clock, about 1 at random" }),
      })
      .optional(),
    season: z
      .object({
        month: z.int().min(1).max(12),
        strength: share,
        chance: share.meta({ description: "Probability of that strength if the time of the year made no difference" }),
      })
      .optional(),
    mix: z
      .object({
        by: z.enum(["category", "item"]).meta({ description: "Shares of the orders, or of the pieces bought" }),
        different: z.int(),
        largest: z.array(z.object({ name: z.string(), share })),
      })
      .optional(),
    lifetime: lifetime.optional().meta({ description: "What is to come; absent of who never bought" }),
    spendRank: share.meta({ description: "Share of the customers who spend less in the same currency" }),
  })
  .meta({ id: "CustomerValue" });
