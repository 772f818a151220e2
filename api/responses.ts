/** The shapes of answers: checked in tests, shown in the document, and the types that clients import. */

import { z } from "zod";

export const moodLabel = z.enum(["negative", "neutral", "positive"]).meta({ id: "MoodLabel" });

const spanMood = z.object({ start: z.int(), end: z.int(), label: moodLabel, score: z.number() });

export const verbatim = z
  .object({
    feedback: z.string(),
    text: z.string().meta({ description: "Exactly the characters [start, end) of the feedback's text" }),
    start: z.int(),
    end: z.int(),
    score: z.number(),
    at: z.string().optional(),
    channel: z.string().optional(),
    customer: z.string().optional(),
  })
  .meta({ id: "Verbatim" });

export const reading = z
  .union([
    z.object({
      id: z.string(),
      language: z.string(),
      text: z.string(),
      mood: z.object({ label: moodLabel, score: z.number(), confidence: z.number(), mixed: z.boolean() }),
      sentences: z.array(spanMood),
      emotions: z.record(z.string(), z.number()),
      intent: z.object({ label: z.string(), confidence: z.number() }),
      urgency: z.number(),
      effort: z.number(),
      churnRisk: z.number(),
      aspects: z.array(spanMood.extend({ text: z.string() })),
      vector: z.array(z.number()).optional(),
    }),
    z.object({ id: z.string(), rejected: z.string() }),
  ])
  .meta({ id: "Reading" });

export const segment = z
  .object({
    id: z.string(),
    name: z.string(),
    size: z.int(),
    share: z.number(),
    mood: z.number().optional(),
    moodLabel: moodLabel.optional(),
    spendCents: z.number(),
    averageSpendCents: z.number(),
    currency: z.string().optional(),
    silhouette: z.number(),
    description: z.string(),
    traits: z.array(
      z.object({
        feature: z.string(),
        group: z.string(),
        unit: z.string(),
        mean: z.number(),
        othersMean: z.number(),
        effect: z.number(),
      }),
    ),
    topics: z.array(z.object({ id: z.string(), label: z.string(), share: z.number(), mood: z.number() })),
    verbatims: z.array(verbatim),
  })
  .meta({ id: "Segment" });

export const customer = z
  .looseObject({
    customer: z.string(),
    value: z.looseObject({}),
    voice: z.looseObject({}),
    segment: z.looseObject({ id: z.string() }),
  })
  .meta({ id: "Customer" });

export const importReport = z
  .looseObject({
    id: z.string(),
    file: z.string(),
    kind: z.enum(["feedback", "orders", "customers"]),
    repeated: z.boolean(),
    dryRun: z.boolean(),
    rows: z.int(),
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.int(),
    problems: z.array(
      z.object({ line: z.int(), column: z.union([z.string(), z.number()]).optional(), reason: z.string() }),
    ),
    warnings: z.array(z.string()),
  })
  .meta({ id: "ImportReport" });

export const run = z
  .object({
    id: z.string(),
    status: z.enum(["waiting", "running", "done", "failed", "interrupted"]),
    startedAt: z.string(),
    endedAt: z.string().optional(),
    error: z.string().optional(),
    result: z.string().optional(),
    stage: z.string().meta({ description: "What is at work now" }).optional(),
    done: z.int().meta({ description: "Rows answered or rejected in this stage" }),
    total: z.int(),
    rejected: z.int(),
    rate: z.number().meta({ description: "Rows a second in this stage" }).optional(),
    secondsLeft: z.number().meta({ description: "Of this stage, at this rate" }).optional(),
    steps: z.array(
      z.object({
        name: z.string(),
        rows: z.int(),
        answered: z.int(),
        rejected: z.int(),
        fresh: z.int().meta({ description: "Answers that were not known before" }),
      }),
    ),
  })
  .meta({ id: "Run" });

export type SegmentResponse = z.output<typeof segment>;
export type ReadingResponse = z.output<typeof reading>;
export type RunResponse = z.output<typeof run>;
export type ImportReportResponse = z.output<typeof importReport>;
export type CustomerResponse = z.output<typeof customer>;
