/** What is answered to keys that may see groups and no people. */

import { z } from "zod";

export const toldSize = z
  .object({
    about: z.int().optional().meta({ description: "A multiple of the smallest group; absent: too few to tell" }),
    from: z.int(),
    below: z.int().meta({ description: "The size is `from` or more, and less than this" }),
  })
  .meta({
    id: "ToldSize",
    description: "Groups that differ by fewer customers than the smallest group have are told the same",
  });

export const groupName = z.object({ id: z.string(), name: z.string() }).meta({ id: "GroupName" });
export const topicName = z.object({ id: z.string(), label: z.string() }).meta({ id: "TopicName" });

export const groupPreview = z
  .object({
    rule: z.string(),
    sentence: z.string(),
    understood: z.array(z.object({ words: z.string(), means: z.string() })),
    size: toldSize,
    of: toldSize,
  })
  .meta({ id: "GroupPreview" });

export const segmentGroup = groupName.extend({ size: toldSize }).meta({ id: "SegmentGroup" });

export const segmentGroups = z.object({
  result: z.string(),
  asOf: z.string().optional(),
  segments: z.array(segmentGroup),
});

export const audienceGroup = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(["dynamic", "static"]),
    rule: z.string().optional().meta({
      description:
        "Absent where it asks for words of texts or values of columns, which may be somebody's, or is no longer understood",
    }),
    sentence: z.string().optional().meta({ description: "The rule in words; absent where it is" }),
    size: toldSize.optional().meta({ description: "Of a dynamic one, now; absent where its rule has no answer now" }),
    problem: z.string().optional(),
  })
  .meta({ id: "AudienceGroup" });

export const audienceGroups = z.object({ audiences: z.array(audienceGroup) });

export const groupOverlap = z
  .object({ one: toldSize, other: toldSize, both: toldSize, onlyOne: toldSize, onlyOther: toldSize })
  .meta({ id: "GroupOverlap" });
