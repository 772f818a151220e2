/** Corrections of readings, and how right the machine is by them, as the API takes and answers them. */

import { z } from "zod";
import { channels } from "../../pipeline/channels.ts";
import { attitude, said, share, who } from "./texts.ts";

/** What is said of a reading, or that the last word on it is taken back. */
export const correctionBody = z
  .strictObject({
    ...said.shape,
    ...who,
    undo: z.literal(true).optional().meta({ description: "The machine's answer counts again" }),
  })
  .refine(({ mood, intent, undo = false }) => undo !== (mood !== undefined || intent !== undefined), {
    message: "wanted mood, intent or both; or undo alone",
  });

const machineAnswer = attitude.pick({ mood: true, intent: true });

export const standingReading = attitude
  .pick({ mood: true, intent: true })
  .extend({
    feedback: z.string().meta({ description: "Id of the feedback as its export gives it" }),
    text: z.string().meta({ description: "The part that is read, with personal data masked" }),
    isCorrected: z.boolean().meta({ description: "Mood, intent or both are a person's" }),
    machine: machineAnswer.meta({ description: "What the machine reads now" }),
    history: z
      .array(
        said.extend({
          at: z.string(),
          by: z.string().optional(),
          note: z.string().optional(),
          isUndo: z.boolean(),
          machine: machineAnswer.extend({ version: z.string() }),
        }),
      )
      .meta({ description: "All that was said, the first first, with the machine's answer at that moment" }),
  })
  .meta({ id: "StandingReading" });

const agreement = z.object({
  texts: z.int(),
  agreed: z.int(),
  share: share.optional().meta({ description: "Absent without texts" }),
  interval: z
    .tuple([share, share])
    .optional()
    .meta({ description: "95 %, Wilson: as if the texts were drawn by chance" }),
  isTooFew: z.boolean().meta({ description: "Fewer than 30 texts: too few to tell" }),
});

const evaluationOf = agreement
  .extend({
    whenSaid: agreement.meta({ description: "Of the machine's answers when people spoke, maybe with other weights" }),
    confusion: z.array(z.object({ machine: z.string(), person: z.string(), texts: z.int() })),
  })
  .meta({ id: "Agreement" });

export const evaluation = z
  .object({
    texts: z.int().meta({ description: "Texts with a word of a person that counts" }),
    mood: evaluationOf,
    intent: evaluationOf,
    channels: z
      .array(agreement.extend({ channel: z.enum(channels).optional() }))
      .meta({ description: "Agreement on moods by channel" }),
  })
  .meta({ id: "Evaluation" });
