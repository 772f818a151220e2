/** Moods, quotes and readings as the API answers them. */

import { z } from "zod";
import { moodLabels } from "../../models/attitude/mood-labels.ts";
import { channels } from "../../pipeline/channels.ts";
import { intents } from "../../models/attitude/intents.ts";
import { moodBorders } from "../../models/attitude/mood.ts";

export const moodLabel = z.enum(moodLabels).meta({ id: "MoodLabel" });

/** What a mean of scores is called. */
export const meanLabel = moodLabel.meta({
  description: `Of a mean score: ${moodBorders}`,
});

export const score = z.number().min(-1).max(1);
export const share = z.number().min(0).max(1);

const span = z.object({
  start: z.int().min(0),
  end: z.int().min(0),
});

/** Mood of a text or a sentence. */
const label = moodLabel.meta({ description: "The likeliest, as the network reads it" });
const expected = score.meta({
  description: "Expected intensity: at most -1/6 when negative, at least 1/6 when positive, between them when neutral",
});

export const spanMood = span.extend({ label, score: expected }).meta({ id: "SpanMood" });

/** What the network reads out of a text. */
export const attitude = z.object({
  mood: z.object({ label, score: expected, confidence: share, mixed: z.boolean() }),
  emotions: z.record(z.string(), share),
  intent: z.object({ label: z.string(), confidence: share }),
  urgency: share,
  effort: share,
  churnRisk: share,
  aspects: z.array(spanMood.extend({ text: z.string() })),
});

const intentLabel = z.enum(intents).meta({ id: "Intent" });

/** What a person says of a reading. */
export const said = z.object({ mood: moodLabel.optional(), intent: intentLabel.optional() });

/** That a person corrected a reading, and what the machine read. */
export const appliedCorrection = said
  .extend({
    at: z.string().optional(),
    by: z.string().optional(),
    machine: attitude.pick({ mood: true, intent: true, aspects: true }).extend({ sentenceMoods: z.array(spanMood) }),
  })
  .meta({ id: "AppliedCorrection" });

export const verbatim = span
  .extend({
    feedback: z.string().meta({ description: "Id of the feedback as its export gives it" }),
    text: z
      .string()
      .meta({ description: "Exactly the characters [start, end) of the feedback's body, in UTF-16 code units" }),
    score: expected,
    label: label
      .optional()
      .meta({ description: "The likeliest, as the network reads it; absent in results of before" }),
    at: z.string().optional(),
    channel: z.enum(channels).optional(),
    topic: z.string().optional().meta({ description: "Id of the topic that most of the whole text is about" }),
    customer: z.string().optional(),
    correction: z
      .object({ mood: moodLabel, machine: attitude.shape.mood })
      .optional()
      .meta({ description: "Where a person told the mood of the whole text: it, and what the machine reads in it" }),
  })
  .meta({ id: "Verbatim" });

export const reading = z
  .union([
    attitude.extend({
      id: z.string(),
      language: z.string().meta({ description: "ISO 639-1, or und" }),
      text: z.string().meta({ description: "With personal data masked; offsets count its UTF-16 code units" }),
      sentences: z.array(spanMood),
      vector: z.array(z.number()).optional().meta({ description: "Unit length" }),
    }),
    z.object({ id: z.string(), rejected: z.string().meta({ description: "Why the text cannot be read" }) }),
  ])
  .meta({ id: "Reading" });

const shortText = z.string().trim().min(1);

/** Who says what a person says, and why. */
export const who = {
  by: shortText.max(100).optional().meta({ description: "Who says so; kept as it is" }),
  note: shortText.max(2000).optional().meta({ description: "Why; personal data in it is masked" }),
};

export const whoBody = z.strictObject(who);
