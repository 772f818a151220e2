/** Segments, topics and audiences as the API answers them. */

import { z } from "zod";
import { unsureBelow } from "../../models/attitude/unsure.ts";
import { estimate, tooFew } from "./customer-value.ts";
import { customer } from "./customers.ts";
import { segmentsSince } from "./lineage.ts";
import { segment } from "./segment.ts";
import { score, share, verbatim } from "./texts.ts";

const namedTopic = z.object({ id: z.string(), label: z.string() });

/** A topic that people hid. */
export const hiddenTopic = z
  .object({
    id: z.string(),
    label: z.string(),
    size: z.int().meta({ description: "Texts that were mostly on it when it was learned" }),
  })
  .meta({ id: "HiddenTopic" });

const figures = z
  .object({
    seed: z.int(),
    feedback: z.int().meta({ description: "All that was imported" }),
    read: z.int().meta({ description: "Of it, what was read; the rest is in rejections" }),
    rejections: z.array(z.object({ reason: z.string(), rows: z.int() })),
    anonymous: z.int().meta({ description: "Texts that name no customer: they count in topics, and in no segment" }),
    ordersOfNobody: z.int().meta({ description: "Orders that name no customer: they count nowhere" }),
    customersLeftOut: z
      .array(z.object({ reason: z.string(), rows: z.int() }))
      .meta({ description: "Customers whom a stage could not answer; they are in no segment" }),
    customers: z.int(),
    writers: z.int().meta({ description: "Customers with a text that was read" }),
    buyers: z.int().meta({ description: "Customers with an order" }),
    writersWhoBought: z.int(),
    orders: z.int(),
    conversations: z
      .object({
        total: z.int(),
        ofSeveralTurns: z.int(),
        better: z.int(),
        worse: z.int(),
        resolved: z.int(),
        resolvedKnown: z
          .int()
          .optional()
          .meta({ description: "Of these the customer rated it or wrote again after an answer" }),
        resolvedButNegative: z
          .int()
          .meta({ description: "Of the resolvedKnown, the customer is unhappy all the same" }),
        verbatims: z.array(verbatim.extend({ conversation: z.string() })),
      })
      .optional()
      .meta({ description: "Tickets and chats, how they ended, and the last words of those who are still unhappy" }),
    moods: z.object({ negative: z.int(), neutral: z.int(), positive: z.int() }),
    unsure: z
      .object({ negative: z.int(), neutral: z.int(), positive: z.int() })
      .optional()
      .meta({ description: `Of each of the moods, texts with a confidence below ${unsureBelow}` }),
    lifetimes: z
      .object({
        currencies: z.array(
          z.object({
            currency: z.string(),
            buyers: z.int(),
            kind: z.enum(["fitted", "too few", "unfit"]),
            tooFew: tooFew.optional(),
            repeatBuyers: z.int().optional(),
            factor: z.number().optional().meta({
              description: "What all are expected to buy is known by: upper end of the 95 % interval over the middle",
            }),
            isSteadied: z.boolean().optional().meta({ description: "The data left a parameter open" }),
            alive: z.number().optional().meta({ description: "Buyers who have not stopped, in expectation" }),
            expectedPurchases: z.number().optional(),
            clvCents: z.number().optional(),
            horizonDays: z.int().optional(),
          }),
        ),
        contracts: z.object({ contracts: z.int(), ended: z.int() }).optional(),
      })
      .optional()
      .meta({ description: "What is to come of all buyers, by currency, and of contracts" }),
    protectedColumns: z
      .array(
        z.object({
          column: z.string(),
          customers: z.int(),
          groups: z.int().meta({ description: "Of five customers or more" }),
          segments: estimate.optional().meta({ description: "Cramér's V of these groups and the segments" }),
          features: z
            .array(estimate.extend({ feature: z.string() }))
            .meta({ description: "Correlation ratios whose interval lies above 0.1, strongest first" }),
        }),
      )
      .optional()
      .meta({ description: "What a person is, which enters nothing, and whether segments follow it all the same" }),
    clustering: z
      .object({
        reason: z.string().meta({ description: "Why there are so many segments" }),
        silhouette: score.optional(),
        daviesBouldin: z.number().optional(),
        inertia: z.number().optional(),
        close: z
          .array(
            z.object({
              between: z.tuple([z.string(), z.string()]),
              valley: z.number().meta({
                description:
                  "Customers at the border for one at the lower of the peaks beside it: 0 a gap, 1 no border",
              }),
              borderline: z.int().meta({ description: "Customers of either who lie between the two" }),
              customers: z.int(),
              sentence: z.string(),
            }),
          )
          .optional()
          .meta({ description: "Pairs that can hardly be told apart" }),
      })
      .optional(),
    aboutTopics: z
      .object({
        themes: z.array(z.object({ id: z.string(), label: z.string(), topics: z.array(z.string()), size: z.int() })),
        changes: z.array(
          z.object({
            kind: z.enum(["merged", "split", "gone", "born"]),
            topic: namedTopic,
            with: namedTopic.optional(),
            share: share.optional(),
          }),
        ),
        notes: z.array(z.string()),
        origin: z.string().optional().meta({ description: "Equal of results in which ids mean the same topics" }),
        coherence: z
          .number()
          .min(-1)
          .max(1)
          .optional()
          .meta({ description: "NPMI of the topics' words in the texts they were learned from" }),
        unplaced: z
          .object({
            texts: z.int(),
            share,
            proposals: z.array(
              z.object({
                label: z.string(),
                words: z.array(z.string()),
                texts: z.int(),
                stability: share,
                typical: z.array(z.string()),
              }),
            ),
          })
          .optional()
          .meta({ description: "Texts that say something and that no topic fits, and topics they may be on" }),
        hidden: z
          .array(hiddenTopic)
          .optional()
          .meta({ description: "What is mostly on one of them counts as on no topic" }),
      })
      .optional()
      .meta({ description: "The themes of topics, what became of those of before, what a reader should know" }),
    aboutSegments: z
      .object({
        origin: z.string().meta({ description: "Equal as long as ids mean the same segments" }),
        since: segmentsSince.optional(),
      })
      .optional()
      .meta({ description: "Where segments come from, and what became of those of before" }),
    learnedFrom: z
      .record(
        z.string(),
        z.object({
          asOf: z.string(),
          contents: z.object({ feedback: z.string(), orders: z.string(), customers: z.string() }),
          rows: z.object({ feedback: z.int(), orders: z.int(), customers: z.int() }),
          imports: z.object({ feedback: z.array(z.int()), orders: z.array(z.int()), customers: z.array(z.int()) }),
        }),
      )
      .optional()
      .meta({ description: "Of each stage, what it learned from; what came after was placed in it" }),
    checksum: z.string().meta({ description: "Of every row and answer: equal for equal results" }),
  })
  .meta({ id: "RunFigures" });

export const segments = z.object({
  result: z.string().meta({ description: "Changes when a run finds something else" }),
  asOf: z
    .string()
    .optional()
    .meta({ description: "The moment that the run looks back from; absent: nothing has a date" }),
  figures,
  segments: z.array(segment),
});

export const topic = z
  .object({
    id: z.string(),
    label: z.string(),
    texts: z.int().meta({ description: "Texts that are mostly about it" }),
    share: share.meta({ description: "Mean share over all texts" }),
    mood: score.meta({ description: "Mean mood score of all texts, each weighed by the topic's share of it" }),
    negativeShare: share.meta({ description: "Negative ones among the texts that are mostly about it" }),
    unhappiness: share
      .optional()
      .meta({ description: "Of all texts' mood below 0, the part that falls to it by its shares of them" }),
    course: z
      .object({
        days: z.int(),
        of: z.int().meta({ description: "Texts of the last days" }),
        texts: z.int().meta({ description: "Of them, those mostly about it" }),
        ofBefore: z.int().meta({ description: "Texts of as many days before" }),
        textsBefore: z.int(),
        change: estimate.meta({ description: "Of the share; the 95 % interval holds for all topics together" }),
      })
      .optional()
      .meta({ description: "The last days beside as many before; absent where texts are too few to tell" }),
    words: z.array(z.string()),
    stability: share.optional().meta({ description: "How much of it is found again in other parts of the texts" }),
    isPinned: z.literal(true).optional().meta({ description: "A person wants it to stay whatever is learned" }),
    isMade: z.literal(true).optional().meta({ description: "A person made it, of examples or by parting another" }),
    formerly: z
      .array(z.string())
      .optional()
      .meta({ description: "Names it had, and ids and names of what went into it: rules find it by them too" }),
    verbatims: z.array(verbatim),
  })
  .meta({ id: "Topic" });

/** The end of a page. */
export const next = z.string().optional().meta({ description: "`cursor` of the next page; absent on the last" });

export const customerPage = z.object({ items: z.array(customer), next });

export const audience = z
  .object({
    rule: z.string(),
    sentence: z.string().meta({ description: "The rule in words" }),
    understood: z.array(z.object({ words: z.string(), means: z.string() })),
    size: z.int(),
    of: z.int().meta({ description: "All customers" }),
    clauses: z
      .array(z.object({ rule: z.string(), sentence: z.string(), size: z.int() }))
      .meta({ description: "The conditions that all have to hold, and how many customers each finds alone" }),
    notes: z.array(z.string()).meta({ description: "Of whom something cannot be told, and what a name stands for" }),
    items: z.array(
      customer.extend({
        reasons: z.array(z.string()),
        verbatim: verbatim.optional().meta({ description: "The sentence that speaks for them" }),
      }),
    ),
    next,
  })
  .meta({ id: "Audience" });
