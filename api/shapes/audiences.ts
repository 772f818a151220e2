/** Saved audiences as the API answers them. */

import { z } from "zod";
import { customer } from "./customers.ts";
import { next } from "./segments.ts";
import { share, verbatim } from "./texts.ts";

const day = z.string().meta({ description: "Of the result, the day that it looks back from" });

export const savedAudience = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(["dynamic", "static"]).meta({ description: "Members follow every run, or stay those they were" }),
    words: z.string().optional().meta({ description: "The question in plain words, if it was one" }),
    rule: z.string(),
    sentence: z.string().meta({ description: "The rule in words" }),
    madeAt: z.string(),
    size: z.int(),
    of: z.int().meta({ description: "All customers" }),
    day: day.meta({ description: "The day that the run looks back from which the members are of" }),
    entered: z.int().meta({ description: "With that run" }),
    left: z.int().meta({ description: "With that run" }),
    problem: z.string().optional().meta({
      description: "Why the members could not be looked up in the last run, and are those of `day`",
    }),
    webhook: z
      .object({
        url: z.string(),
        waiting: z.int().meta({ description: "Messages that were not received yet" }),
        failure: z
          .string()
          .optional()
          .meta({ description: "What came of the last try of the first of these: it answered HTTP 503" }),
        nextTryAt: z.string().optional().meta({ description: "When the first of these is tried again" }),
        lost: z
          .object({
            messages: z.int(),
            at: z.string().meta({ description: "When the last of them was given up" }),
            failure: z.string().meta({ description: "What came of its last try" }),
          })
          .optional()
          .meta({ description: "Messages that were given up, or made room for newer ones, since the URL was set" }),
        endedAt: z.string().optional().meta({ description: "Since when it wants no more: it answered 410" }),
        secret: z.string().optional().meta({ description: "What messages are signed with; told once, when it is set" }),
      })
      .optional()
      .meta({ description: "Who is told of moves, as Standard Webhooks 1.0 has it" }),
  })
  .meta({ id: "SavedAudience" });

export const savedAudiences = z.object({ audiences: z.array(savedAudience) });

export const savedMemberPage = z.object({
  items: z.array(
    customer.partial().extend({
      customer: z.string(),
      since: z.string().optional().meta({ description: "The day of the run that they came with" }),
      reasons: z.array(z.string()).meta({ description: "Why the rule finds them now; none where it does not" }),
      verbatim: verbatim.optional(),
    }),
  ),
  next,
});

export const audienceDiff = z
  .object({
    from: z.object({ day, size: z.int() }),
    to: z.object({ day, size: z.int() }),
    entered: z.int(),
    left: z.int(),
    problem: z.string().optional(),
    items: z
      .array(
        z.object({
          customer: z.string(),
          move: z.enum(["entered", "left"]),
          day,
          reasons: z.array(
            z.object({
              condition: z.string(),
              before: z.string().optional().meta({ description: "What it found before; absent: not known" }),
              after: z.string().optional().meta({ description: "What it found then; absent: no longer in the data" }),
              cause: z.string().optional().meta({
                description: "“topics were learned anew”, of customers of whom nothing new is known; else absent",
              }),
            }),
          ),
        }),
      )
      .meta({ description: "By customer, the conditions that turned" }),
    next,
  })
  .meta({ id: "AudienceDiff" });

export const overlap = z
  .object({
    one: z.int(),
    other: z.int(),
    both: z.int(),
    onlyOne: z.int(),
    onlyOther: z.int(),
    share: share
      .optional()
      .meta({ description: "Members of both over members of either; absent: nobody is in either" }),
  })
  .meta({ id: "Overlap" });
