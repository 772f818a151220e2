import { expect, it } from "vitest";
import type { Evaluation } from "../pipeline/evaluate-readings.ts";
import { parse } from "./command.ts";
import { correct, sayingOf } from "./correct.ts";
import { evaluationText } from "./evaluation.ts";
import { textMood } from "./terminal.ts";

const typed = (...words: readonly string[]) => sayingOf(parse(correct, words));

it("correct takes a mood, an intent or both; --undo alone; and looks when nothing is said", () => {
  expect(typed("R-1", "--mood", "neutral", "--intent", "question", "--by", "ada", "--note", " why ")).toEqual({
    what: "correct",
    feedback: "R-1",
    mood: "neutral",
    intent: "question",
    by: "ada",
    note: "why",
  });
  expect(typed("R-1", "--undo", "--by", "ada")).toEqual({ what: "undo", feedback: "R-1", by: "ada" });
  expect(typed("R-1").what).toBe("look");
});

it.each([
  [[], "Which text? attune correct FEEDBACK --mood neutral"],
  [["R-1", "--mood", "angry"], '--mood is "angry": wanted negative, neutral, positive'],
  [["R-1", "--intent", "rant"], '--intent is "rant": wanted complaint, request, question'],
  [["R-1", "--undo", "--mood", "neutral"], "--undo takes a correction back"],
  [["R-1", "--note", "odd"], "--note says why: wanted --mood or --intent too"],
  [["R-1", "--mood", "neutral", "--by", "x".repeat(101)], "--by has 101 characters: wanted 1 to 100"],
])("correct refuses %j", (words, message) => {
  expect(() => typed(...words)).toThrow(message);
});

const agreement = { texts: 2, agreed: 1, share: 0.5, interval: [0.09, 0.91], isTooFew: true } as const;

it("evaluation tells agreement, its interval and the count, and when they are too few to tell", () => {
  const found: Evaluation = {
    texts: 2,
    mood: {
      ...agreement,
      whenSaid: { ...agreement, agreed: 0, share: 0 },
      confusion: [
        { machine: "negative", person: "negative", texts: 1 },
        { machine: "negative", person: "neutral", texts: 1 },
      ],
    },
    intent: { texts: 0, agreed: 0, isTooFew: true, whenSaid: { texts: 0, agreed: 0, isTooFew: true }, confusion: [] },
    channels: [{ channel: "ticket", ...agreement }],
  };
  const text = evaluationText(found);
  expect(text).toContain("machine and people agree on 1 of 2 texts, 50% (9% to 91%), too few to tell");
  expect(text).toContain("When people spoke, the machine agreed on 0: it reads otherwise now");
  expect(text).toContain("Intent: nobody said anything of it yet");
  expect(evaluationText({ ...found, texts: 0 })).toContain("Nobody corrected or confirmed a reading yet");
});

it("a text is told as unsure below the border, unless a person told its mood", () => {
  const mood = { label: "negative", score: -0.3, confidence: 0.5, mixed: false } as const;
  expect(textMood(mood)).toBe("unsure (-0.30)");
  expect(textMood({ ...mood, confidence: 0.6 })).toBe("-0.30");
  const said = { label: "neutral", score: 0, confidence: 1, mixed: false } as const;
  expect(textMood(said, { mood: "neutral", machine: { mood } })).toBe(
    "0.00 corrected: neutral, read as negative -0.30",
  );
});
