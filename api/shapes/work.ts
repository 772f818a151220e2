/** Imports, runs and health as the API answers them. */

import { z } from "zod";
import { channels } from "../../pipeline/channels.ts";
import { mostWeight } from "../../pipeline/stages/feature-weights.ts";

export const importReport = z
  .object({
    id: z.string(),
    file: z.string(),
    kind: z.enum(["feedback", "orders", "customers"]),
    repeated: z.boolean().meta({ description: "The same file was imported before; the counts are those of then" }),
    dryRun: z.boolean(),
    format: z.string(),
    encoding: z.string(),
    delimiter: z.string().optional(),
    sheet: z.string().optional(),
    preset: z.string(),
    channel: z
      .object({ name: z.enum(channels), why: z.string() })
      .optional()
      .meta({ description: "Of texts whose row names none, and what tells it" }),
    columns: z.array(
      z.object({
        column: z.string(),
        field: z.string().optional().meta({ description: "Absent: kept as it is" }),
        why: z.string(),
        samples: z.array(z.string()),
      }),
    ),
    rows: z.int().meta({ description: "accepted + duplicates + rejected, always" }),
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.int(),
    records: z.int().meta({ description: "Made of the rows: a row with two answered questions gives two" }),
    problems: z
      .array(z.object({ line: z.int(), column: z.union([z.string(), z.number()]).optional(), reason: z.string() }))
      .meta({ description: "The first 1,000; all are counted" }),
    incomplete: z.int().meta({ description: "Rows accepted without a part of them, such as a rating off its scale" }),
    losses: z
      .array(z.object({ line: z.int(), column: z.union([z.string(), z.number()]).optional(), reason: z.string() }))
      .meta({ description: "What those rows are kept without: the first 1,000" }),
    warnings: z.array(z.string()),
    replaced: z
      .object({ removed: z.int(), added: z.int() })
      .optional()
      .meta({ description: "Records that went and came where the same file had been imported in another way" }),
  })
  .meta({ id: "ImportReport" });

const weight = z.number().min(0).max(mostWeight).optional();

/** How much each group of features counts; absent ones as usual. */
export const weights = z
  .strictObject({ value: weight, attitude: weight, topics: weight, behaviour: weight })
  .meta({ id: "Weights", description: "How much each group of features counts; absent: 1, 0.67, 0.33 and 0.25" });

export const run = z
  .object({
    id: z.string(),
    status: z.enum(["waiting", "running", "done", "failed", "interrupted"]),
    options: z.object({
      seed: z.int(),
      asOf: z.string().optional().meta({ description: "Absent: the latest moment that the data tells of" }),
      segments: z.int().optional(),
      topics: z.int().optional(),
      taxonomy: z.string().optional().meta({ description: "Name of the topics that were given" }),
      weights: weights.optional(),
      protect: z.array(z.string()).readonly().optional(),
      relearn: z.boolean().optional(),
      retry: z.boolean().optional(),
    }),
    startedAt: z.string(),
    endedAt: z.string().optional(),
    error: z.string().optional(),
    result: z.string().optional(),
    stage: z.string().optional().meta({ description: "What is at work now" }),
    done: z.int().meta({ description: "Rows of this stage that were answered or rejected" }),
    total: z.int().meta({ description: "Rows of this stage" }),
    rejected: z.int().meta({ description: "Rows of this stage that cannot be used" }),
    rate: z.number().optional().meta({ description: "Rows a second in this stage" }),
    secondsLeft: z.number().optional().meta({ description: "Of this stage, at this rate" }),
    steps: z.array(
      z.object({
        name: z.string(),
        rows: z.int(),
        answered: z.int(),
        rejected: z.int(),
        fresh: z.int().meta({ description: "Answers that were not known before" }),
        milliseconds: z.int().optional().meta({ description: "Absent while it is under way" }),
      }),
    ),
  })
  .meta({ id: "Run" });

const part = z.enum(["ok", "busy", "unreachable"]);

export const health = z
  .object({
    status: part.meta({ description: "busy: at work on something long, such as a large import; others wait" }),
    store: part,
    queue: part,
    profile: z.enum(["embedded", "served"]),
  })
  .meta({ id: "Health" });
