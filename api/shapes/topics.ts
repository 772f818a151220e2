/** What people say of topics, and the texts of one, as the API takes and answers them. */

import { z } from "zod";
import { channels } from "../../pipeline/channels.ts";
import { topic } from "./segments.ts";
import { attitude, share, who } from "./texts.ts";

const name = z.string().min(1).max(200);

/** One thing that is said of a topic. */
export const topicBody = z
  .strictObject({
    label: name.optional().meta({ description: "A name of your own" }),
    hidden: z.boolean().optional().meta({ description: "true: show it no more; false: show a hidden one again" }),
    pinned: z.boolean().optional().meta({ description: "true: keep it whatever is learned; false: let it go" }),
    merge: z
      .array(name)
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "Topics that become part of it, by id or name" }),
    split: z.literal(true).optional().meta({ description: "Make two of it; the larger part keeps its id" }),
    ...who,
  })
  .refine(({ by: _by, note: _note, ...said }) => Object.values(said).filter((one) => one !== undefined).length === 1, {
    message: "wanted one of label, hidden, pinned, merge, split",
  });

/** A topic that a person makes of examples. */
export const examplesBody = z.strictObject({
  label: name,
  texts: z.array(name).min(1).max(100).meta({ description: "Ids of feedback as the exports have them" }),
  ...who,
});

export const edit = z
  .object({
    number: z.int(),
    at: z.string(),
    by: z.string().optional(),
    note: z.string().optional(),
    kind: z.enum(["rename", "merge", "hide", "show", "pin", "unpin", "split", "examples", "not", "undo"]),
    topics: z.array(z.string()).meta({ description: "Ids; first that of the topic which is there afterwards" }),
    says: z.string().meta({ description: "In a sentence" }),
    isUndone: z.boolean().meta({ description: "It was taken back" }),
    idle: z.string().optional().meta({ description: "Why it changes nothing now, such as that its topic is gone" }),
  })
  .meta({ id: "TopicEdit" });

export const editedTopics = z
  .object({
    edit,
    run: z.string().meta({ description: "Id of the run that applies it, with what was learned before" }),
    isApplied: z.boolean().meta({ description: "The run is done, and `topics` are as they are with it" }),
    topics: z.array(topic),
  })
  .meta({ id: "EditedTopics" });

export const editLog = z.object({
  edits: z.array(edit).meta({ description: "All that was said, the first first" }),
});

const topicText = z
  .object({
    feedback: z.string().meta({ description: "Id of the feedback as its export gives it" }),
    text: z.string().meta({ description: "The part that is read, with personal data masked" }),
    customer: z.string().optional(),
    at: z.string().optional(),
    channel: z.enum(channels).optional(),
    mood: attitude.shape.mood,
    share: share.meta({ description: "Of the topic in the text" }),
    topics: z.array(z.object({ id: z.string(), label: z.string(), share })),
  })
  .meta({ id: "TopicText" });

export const topicTextPage = z.object({
  items: z.array(topicText),
  next: z.string().optional().meta({ description: "`cursor` of the next page; absent on the last" }),
});
