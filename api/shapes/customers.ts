/** Customers as the API answers them. Money is in minor units of the currency beside it. */

import { z } from "zod";
import { channels } from "../../pipeline/channels.ts";
import { unsureBelow } from "../../models/attitude/unsure.ts";
import { estimate, value } from "./customer-value.ts";
import { appliedCorrection, attitude, meanLabel, moodLabel, score, share, spanMood, verbatim } from "./texts.ts";

const counts = z.record(z.string(), z.int());

const state = z
  .enum(["open", "pending", "solved", "closed"])
  .meta({ id: "ConversationState", description: "As the export says it; solved and closed are resolved" });
const rating = z.object({ value: z.number(), scale: z.enum(["stars", "nps", "csat"]), max: z.number() });
const channel = z.enum(channels);

const turnMood = z.object({
  feedback: z.string().meta({ description: "Id of the turn's feedback" }),
  score,
  label: moodLabel,
});

const conversation = z
  .object({
    id: z.string(),
    channel: channel.optional(),
    turns: z.int().meta({ description: "Of the customer, of those that were read" }),
    unreadTurns: z
      .int()
      .optional()
      .meta({ description: "Of the customer, of those that were not; absent where all were" }),
    agentTurns: z.int(),
    botTurns: z.int(),
    startedAt: z.string().optional(),
    endedAt: z.string().optional(),
    start: turnMood.optional().meta({ description: "Absent where nothing tells which turn came first" }),
    end: turnMood.optional().meta({ description: "Absent where nothing tells which turn came last" }),
    lowest: turnMood
      .extend({
        worst: verbatim.optional().meta({ description: "The turn's most negative sentence, if one is below 0" }),
      })
      .optional()
      .meta({ description: "Absent where no turn was read" }),
    change: z.enum(["better", "same", "worse"]).optional().meta({ description: "From start to end of several turns" }),
    state: state.optional(),
    rating: rating.optional(),
    resolvedButNegative: z.boolean().meta({
      description:
        "Solved or closed, and unhappy all the same: by the rating, or by the last turn after an agent's answer",
    }),
    lastWord: verbatim.optional().meta({ description: "What they are unhappy with then" }),
  })
  .meta({ id: "Conversation" });

const conversations = z.object({
  total: z.int(),
  ofSeveralTurns: z.int(),
  better: z.int().meta({ description: "Ended in a better mood than they began" }),
  worse: z.int(),
  resolved: z.int().meta({ description: "Solved or closed" }),
  resolvedKnown: z.int().optional().meta({ description: "Of these rated, or written in again after an answer" }),
  resolvedButNegative: z.int().meta({ description: "Of the resolvedKnown" }),
  latest: z.array(conversation).meta({ description: "The latest 20, newest first" }),
});

const voice = z
  .object({
    texts: z.int(),
    pieces: z.int().optional().meta({
      description:
        "The same with unread texts, and all answers on one form counted as one; absent where that is the same",
    }),
    unread: z
      .int()
      .optional()
      .meta({ description: "Further texts that could not be read: they count where no mood is needed" }),
    mood: score.optional().meta({ description: "Mean mood score, later texts weighing more" }),
    label: meanLabel.optional(),
    halfLifeDays: z.number().optional().meta({ description: "In which a text loses half its weight in the means" }),
    now: z
      .object({ score, label: meanLabel, texts: z.int() })
      .optional()
      .meta({ description: "Mean of the texts of the last 30 days" }),
    level: estimate.optional().meta({ description: "Mean of all texts alike" }),
    trend: z.number().optional().meta({ description: "Change of the mood score per 30 days" }),
    trendBetween: estimate.optional().meta({ description: "The same with its interval" }),
    turned: z.enum(["better", "worse"]).optional().meta({ description: "Where that interval lies on one side of 0" }),
    swing: z
      .number()
      .optional()
      .meta({ description: "How far texts that follow each other lie apart on average, 0 to 2" }),
    negativeShare: share.optional(),
    urgency: share.optional(),
    effort: share.optional(),
    churnRisk: share.optional(),
    lastWroteDays: z.number().optional(),
    silence: z
      .object({
        contacts: z.int().meta({ description: "Days on which they wrote of something new" }),
        usualDays: z.number().meta({ description: "Mean days between those" }),
        days: z.number().meta({ description: "Since the last of them" }),
        chance: share.meta({ description: "Probability of so long a silence if they wrote on as before" }),
        isSilent: z.boolean().meta({ description: "That is below 1 in 20" }),
      })
      .optional()
      .meta({ description: "Of who wrote of three things on different days or more" }),
    ratings: z
      .array(
        z.object({ scale: rating.shape.scale, max: z.number(), count: z.int(), mean: z.number(), latest: z.number() }),
      )
      .optional(),
    disagreements: z
      .object({
        of: z.int().meta({ description: "Ratings beside a text whose mood is sure; a form or a conversation has one" }),
        texts: z.int().meta({ description: "Of these all words say the contrary of the rating" }),
        latest: z.array(
          z.object({ feedback: z.string(), rating, label: moodLabel, score, verbatim: verbatim.optional() }),
        ),
      })
      .optional(),
    months: z.array(z.object({ month: z.string(), mood: score, texts: z.int() })),
    topics: z.array(z.object({ id: z.string(), label: z.string(), share, texts: z.int(), mood: score })),
    emotions: z.record(z.string(), share),
    intents: counts,
    channels: counts,
    conversations,
    worst: verbatim.optional(),
    best: verbatim.optional(),
    latest: verbatim.optional(),
    laterTexts: z.int(),
  })
  .meta({ id: "CustomerVoice" });

export const feature = z
  .object({
    name: z.string(),
    group: z.enum(["value", "attitude", "topics", "behaviour"]),
    unit: z.string(),
    topic: z.string().optional(),
    raw: z.number().optional().meta({ description: "Absent where the customer has no such value" }),
    isImputed: z.boolean(),
    scaled: z.number().meta({ description: "As clustering sees it" }),
  })
  .meta({ id: "Feature" });

const place = z
  .object({
    id: z.string(),
    distance: z.number(),
    nearest: z.object({ id: z.string(), distance: z.number() }).optional(),
    silhouette: score,
    confidence: share
      .optional()
      .meta({ description: "How sure the segment is, from the distances to all; below 0.8 between two" }),
    map: z
      .tuple([z.number(), z.number()])
      .optional()
      .meta({ description: "Place along the two directions in which customers differ most" }),
    reasons: z.array(z.object({ feature: z.string(), pull: z.number() })),
  })
  .meta({ id: "Place" });

const other = z.record(z.string(), z.string()).meta({ description: "The export's other columns, as they are" });

const record = z.object({
  id: z.string(),
  email: z.string().optional(),
  name: z.string().optional(),
  since: z.string().optional(),
  consent: z.boolean().optional(),
  contractStart: z.string().optional(),
  contractEnd: z.string().optional(),
  other,
});

export const customer = z
  .object({
    customer: z.string(),
    profile: record.optional(),
    value,
    voice,
    features: z.array(feature),
    segment: place,
  })
  .meta({ id: "Customer" });

const readFeedback = attitude
  .extend({
    id: z.string(),
    customer: z.string().optional(),
    email: z.string().optional(),
    text: z.string().meta({ description: "As it was imported, with personal data masked" }),
    body: z.string().meta({ description: "The part that was read: offsets count its UTF-16 code units" }),
    at: z.string().optional(),
    channel: channel.optional(),
    question: z.string().optional(),
    subject: z.string().optional(),
    rating: rating.optional(),
    conversation: z.string().optional(),
    response: z.string().optional().meta({ description: "Of answers on one form: they have it in common" }),
    state: state.optional(),
    speaker: z.enum(["customer", "agent", "bot"]),
    language: z.string().optional(),
    detectedLanguage: z.string(),
    tags: z.array(z.string()).optional(),
    sentenceMoods: z.array(spanMood),
    isUnsure: z.boolean().meta({ description: `Confidence below ${unsureBelow}: people are shown no mood of it` }),
    correction: appliedCorrection.optional().meta({
      description: "Where a person corrected the reading: mood and intent are theirs, the machine's are in here",
    }),
    topics: z.array(z.object({ id: z.string(), label: z.string(), share })),
    other,
  })
  .meta({ id: "ReadFeedback" });

export const order = z
  .object({
    id: z.string(),
    customer: z.string().optional(),
    email: z.string().optional(),
    at: z.string().optional().meta({ description: "Absent: the export has no dates" }),
    totalCents: z.number(),
    currency: z.string(),
    discountCents: z.number(),
    refundedCents: z.number(),
    status: z.enum(["paid", "refunded", "cancelled"]),
    items: z.array(z.object({ name: z.string(), quantity: z.number(), priceCents: z.number().optional() })),
    other,
  })
  .meta({ id: "Order" });

export const customerProfile = customer
  .extend({
    segmentName: z.string(),
    feedback: z.array(readFeedback).meta({ description: "Oldest first" }),
    orders: z.array(order).meta({ description: "Oldest first" }),
    unread: z
      .array(
        z.object({
          id: z.string(),
          speaker: z.literal("customer"),
          conversation: z.string().optional(),
          response: z.string().optional(),
          channel: channel.optional(),
          at: z.string().optional(),
          state: state.optional(),
          rating: rating.optional(),
        }),
      )
      .optional()
      .meta({ description: "What of the customer's own could not be read, such as texts in another language" }),
    replies: z
      .array(
        z.object({
          id: z.string(),
          conversation: z.string(),
          speaker: z.enum(["agent", "bot"]),
          at: z.string().optional(),
          state: state.optional(),
        }),
      )
      .meta({ description: "When agents and bots wrote in the customer's conversations, oldest first; not read" }),
  })
  .meta({ id: "CustomerProfile" });

export const namedSegment = z.object({ id: z.string(), name: z.string() });
