import { expect, it } from "vitest";
import { parseRule } from "../../models/rules/parse.ts";
import { audienceFields } from "./fields.ts";
import { quoteMeeting, textConditions } from "./quotes.ts";
import { ownTexts } from "./records.ts";
import type { ReadFeedback } from "../types.ts";

const fields = audienceFields({
  topics: [
    { id: "t1", name: "brakes", words: ["brake"] },
    { id: "t2", name: "deposit" },
  ],
  segments: [],
  columns: [],
});

/** A text of two sentences with these moods. */
function text(
  id: string,
  body: string,
  { at, topic, score, intent = "complaint" }: { at: string; topic: string; score: number; intent?: string },
) {
  const middle = body.indexOf(". ") + 1;
  const sentences = [
    { start: 0, end: middle, score: score / 2 },
    { start: middle + 1, end: body.length, score },
  ];
  return {
    id,
    body,
    at: `2026-${at}T10:00:00.000Z`,
    speaker: "customer",
    channel: "ticket",
    mood: { score, label: score < 0 ? "negative" : "positive" },
    sentenceMoods: sentences,
    intent: { label: intent },
    topics: [{ id: topic, share: 1 }],
    detectedLanguage: "en",
  } as unknown as ReadFeedback;
}

const own = ownTexts(
  [
    text("a", "The brakes of the bike were soft. We were on holiday with kids.", {
      at: "05-01",
      topic: "t1",
      score: -0.4,
    }),
    text("b", "My deposit has not come back. I am furious and will sue you.", {
      at: "06-01",
      topic: "t2",
      score: -0.9,
    }),
    text("c", "Thank you for the helmets. It was a lovely day out with you.", {
      at: "07-01",
      topic: "t2",
      score: 0.8,
      intent: "praise",
    }),
  ],
  "2026-09-01T00:00:00.000Z",
);

function quoted(rule: string, side: "worst" | "best" | "latest" = "worst"): string | undefined {
  const conditions = textConditions(parseRule(rule, fields), {
    fields,
    asOf: "2026-09-01",
    population: {
      percentile: () => undefined,
      ranked: () => undefined,
      nearest: () => new Map(),
      meaning: () => new Map(),
    },
  });
  return quoteMeeting(own, { conditions, side })?.text;
}

it.each([
  ["topic = brakes", "The brakes of the bike were soft."],
  ["negative topic = brakes and mood <= -0.15", "The brakes of the bike were soft."],
  ["count(intent = complaint and topic = deposit) >= 1", "My deposit has not come back."],
  ["mood about brakes < 0", "The brakes of the bike were soft."],
  ["intent = complaint", "I am furious and will sue you."],
  ['says "on holiday"', "We were on holiday with kids."],
  ["wrote between 2026-05-01 and 2026-05-31", "We were on holiday with kids."],
  ["count(mood < 0) since 2026-06-01 >= 1", "I am furious and will sue you."],
])("%s is proved by a sentence of a text that meets it", (rule, sentence) => {
  expect(quoted(rule)).toBe(sentence);
});

it("praise is proved by the best sentence of what praises", () => {
  expect(quoted("intent = praise", "best")).toBe("It was a lovely day out with you.");
});

it("nothing is quoted for what no text meets, what is excluded, and what is of the customer alone", () => {
  expect(quoted("wrote within 30d")).toBeUndefined();
  expect(quoted("not topic = brakes")).toBeUndefined();
  expect(quoted("mood <= -0.15 and spend >= 10")).toBeUndefined();
});
