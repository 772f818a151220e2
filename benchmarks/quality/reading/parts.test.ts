import { expect, it } from "vitest";
import { aspectCounts, placeOf, sentenceOf } from "./parts.ts";

const text = "The room was lovely. Breakfast never came.";

it("placeOf() finds a part whatever its blanks and case, and nothing that does not stand there", () => {
  expect(placeOf("breakfast\nnever", text)).toEqual({ start: 21, end: 36 });
  expect(placeOf("the pool", text)).toBeUndefined();
});

it("sentenceOf() is the mood of the sentence that overlaps most", () => {
  const sentences = [
    { start: 0, end: 20, label: "positive", score: 0.7 },
    { start: 21, end: 42, label: "negative", score: -0.6 },
  ] as const;
  expect(sentenceOf({ text: "Breakfast never came." }, { text, sentences })).toEqual({
    label: "negative",
    score: -0.6,
  });
  expect(sentenceOf({ text: "A sentence of elsewhere." }, { text, sentences })).toBeUndefined();
});

it("aspectCounts() counts the labelled that are found, their right moods, and the found that are labelled", () => {
  const labelled = [
    { text: "The room", mood: "positive" },
    { text: "Breakfast", mood: "negative" },
    { text: "the pool", mood: "neutral" },
  ] as const;
  const aspects = [
    { start: 4, end: 8, label: "positive", score: 0.6, text: "room" },
    { start: 21, end: 30, label: "neutral", score: 0, text: "Breakfast" },
    { start: 31, end: 36, label: "neutral", score: 0, text: "never" },
  ] as const;
  expect(aspectCounts(labelled, { text, aspects })).toEqual({
    labelled: 3,
    found: 3,
    matched: 2,
    moodsRight: 1,
    wanted: 2,
  });
});
