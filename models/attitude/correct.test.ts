import { describe, expect, it } from "vitest";
import { correct, correctionInWords, type Corrigible } from "./correct.ts";
import { intents } from "./intents.ts";
import { isUnsure, sureCounts, unsureBelow } from "./unsure.ts";
import { readFileSync } from "node:fs";

const machine: Corrigible = {
  mood: { label: "negative", score: -0.8, confidence: 0.5, mixed: false },
  intent: { label: "complaint", confidence: 0.7 },
  sentenceMoods: [
    { start: 0, end: 10, label: "negative", score: -0.9 },
    { start: 11, end: 20, label: "positive", score: 0.4 },
  ],
  aspects: [{ start: 0, end: 4, text: "gate", label: "negative", score: -0.7 }],
};

describe("correct()", () => {
  it("gives another mood its usual score, and to the sentences and aspects that were read like the whole", () => {
    expect(correct(machine, { mood: "positive" })).toEqual({
      mood: { label: "positive", score: 0.6, confidence: 1, mixed: false },
      intent: machine.intent,
      sentenceMoods: [
        { start: 0, end: 10, label: "positive", score: 0.6 },
        { start: 11, end: 20, label: "positive", score: 0.4 },
      ],
      aspects: [{ start: 0, end: 4, text: "gate", label: "positive", score: 0.6 }],
    });
    expect(correct(machine, { mood: "neutral" }).mood.score).toBe(0);
  });

  it("leaves the sentences of a mixed text as they are, unless there is one alone", () => {
    const mixed = { ...machine, mood: { ...machine.mood, mixed: true } };
    expect(correct(mixed, { mood: "positive" }).sentenceMoods).toEqual(machine.sentenceMoods);
    const alone = { ...mixed, sentenceMoods: machine.sentenceMoods.slice(0, 1) };
    expect(correct(alone, { mood: "positive" }).sentenceMoods).toEqual([
      { start: 0, end: 10, label: "positive", score: 0.6 },
    ]);
  });

  it("makes a mood that is confirmed certain, and nothing else of it", () => {
    expect(correct(machine, { mood: "negative" })).toEqual({ ...machine, mood: { ...machine.mood, confidence: 1 } });
  });

  it("changes the intent alone where nothing is said of the mood", () => {
    expect(correct(machine, { intent: "question" })).toEqual({
      ...machine,
      intent: { label: "question", confidence: 1 },
    });
  });
});

it("correctionInWords() tells what a person said and what was read", () => {
  expect(correctionInWords({ mood: "neutral", machine: machine.mood })).toBe(
    "corrected: neutral, read as negative -0.80",
  );
  expect(correctionInWords({ mood: "negative", machine: machine.mood })).toBe("confirmed: negative");
});

it("sureCounts() takes unsure texts out of their moods, and counts all once", () => {
  const moods = { negative: 5, neutral: 3, positive: 2 };
  expect(sureCounts(moods, { negative: 1, neutral: 2, positive: 0 })).toEqual({
    negative: 4,
    neutral: 1,
    positive: 2,
    unsure: 3,
  });
  expect(sureCounts(moods)).toEqual({ ...moods, unsure: 0 });
});

it("isUnsure() begins below the border", () => {
  expect([isUnsure({ confidence: unsureBelow }), isUnsure({ confidence: unsureBelow - 0.0001 })]).toEqual([
    false,
    true,
  ]);
});

it("intents are those that the network was taught", () => {
  const heads = JSON.parse(readFileSync(new URL("../encoder/heads.json", import.meta.url), "utf8")) as {
    readonly intents: readonly string[];
  };
  expect([...intents].sort()).toEqual([...heads.intents].sort());
});
