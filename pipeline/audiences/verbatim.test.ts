import { expect, it } from "vitest";
import { parseRule } from "../../models/rules/parse.ts";
import { audienceFields } from "./fields.ts";
import { verbatimFor } from "./verbatim.ts";
import { exampleMember } from "../../tests/example-members.ts";
import type { Verbatim } from "../types.ts";

const fields = audienceFields({
  topics: ["cancellation", "late complaint", "mood < negative"].map((name, i) => ({ id: `t${i}`, name })),
  segments: [],
  columns: ["plan"],
});

const quote = (text: string, score: number): Verbatim => ({ feedback: "f", start: 0, end: text.length, text, score });
const said = { worst: quote("worst", -0.8), best: quote("best", 0.8), latest: quote("latest", 0.1) };

function quoted(rule: string, { mood = 0 } = {}): string | undefined {
  const member = exampleMember("c", { voice: { texts: 3, mood, ...said } });
  return verbatimFor(member, parseRule(rule, fields))?.text;
}

it.each([
  "mood = negative",
  "mood <= -0.15",
  "mood < p20",
  "not mood > 0",
  "not not mood = negative",
  "trend <= -0.05",
  "negative share >= 50%",
  "churn risk >= 20%",
  "not anger < p80",
  "intent = cancellation",
  "intent in (complaint, request)",
  "emotion = annoyance",
  "intent = Complaints",
  'negative topic = "late complaint"',
  "spend >= p80 and (orders > 1 or mood = negative)",
])("quotes the worst for %s", (rule) => {
  expect(quoted(rule)).toBe("worst");
});

it.each([
  "mood = positive",
  'mood = positive and topic = "cancellation"',
  "mood >= 0.15",
  "not mood <= p50",
  "trend > 0",
  "intent = praise",
  "emotion in (joy, gratitude)",
  'positive topic = "cancellation"',
])("quotes the best for %s", (rule) => {
  expect(quoted(rule)).toBe("best");
});

it.each([
  "mood = neutral",
  "mood != negative",
  "not mood = negative",
  "not mood = positive",
  "mood > -0.15",
  "not mood <= -0.15",
  "churn risk < 20%",
  "not intent = complaint",
  "not emotion = joy",
  'topic = "late complaint"',
  'topic = "mood < negative"',
  'not negative topic = "cancellation"',
  "plan = negative",
  "spend >= p80 and wrote within 30d",
])("quotes the latest for %s", (rule) => {
  expect(quoted(rule)).toBe("latest");
});

it("goes by the member's own mood where a rule asks for both", () => {
  expect(quoted("mood = negative or mood = positive", { mood: -0.5 })).toBe("worst");
  expect(quoted("mood = negative or mood = positive", { mood: 0.5 })).toBe("best");
  expect(quoted("mood >= 0.15 and intent = complaint", { mood: 0.5 })).toBe("best");
});

it("quotes what there is where the sentence asked for is not there", () => {
  const rule = parseRule("mood = negative", fields);
  expect(verbatimFor(exampleMember("c", { voice: { latest: said.latest } }), rule)?.text).toBe("latest");
  expect(verbatimFor(exampleMember("c"), rule)).toBeUndefined();
});
