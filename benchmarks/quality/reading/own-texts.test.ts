import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { encoderFolder } from "../../../models/encoder/check-weights.ts";
import type { Labelled } from "./labelled.ts";
import { heldOutTexts, sentencesOf, surveyAnswers, withoutQuestion } from "./own-texts.ts";

const folder = join(import.meta.dirname, "../../../models/training/customer-language");
const texts: readonly Labelled[] = [
  { id: "a:1", text: "Price", question: "What do you like?", labels: { mood: "positive" } },
  { id: "a:2", text: "Blue", question: "Which one?", labels: { mood: "neutral" } },
  {
    id: "b:1",
    text: "It came late. It works.",
    labels: { mood: "positive", sentences: [{ text: "It came late.", mood: "negative" }] },
  },
];

it("the held-out texts stand in the training files where the list says", () => {
  const lines = new Map<string, readonly string[]>();
  for (const { id, text, file } of heldOutTexts(join(encoderFolder, "held-out.jsonl"))) {
    const [, line, turn] = id.split(":");
    if (!lines.has(file!)) lines.set(file!, readFileSync(join(folder, `${file}.jsonl`), "utf8").split("\n"));
    const row = JSON.parse(lines.get(file!)![Number(line) - 1]!) as { text?: string; turns?: { text: string }[] };
    expect(turn === undefined ? row.text : row.turns![Number(turn) - 1]!.text, id).toBe(text);
  }
});

it("heldOutTexts() names the line that is none", () => {
  expect(() => heldOutTexts(join(folder, "short.jsonl"))).toThrow(/short\.jsonl line 1 has no text with labels\.mood/);
});

it("surveyAnswers() are those with a question and a side, and withoutQuestion() are other texts", () => {
  expect(surveyAnswers(texts).map(({ id }) => id)).toEqual(["a:1"]);
  expect(withoutQuestion(surveyAnswers(texts))).toEqual([
    { id: "a:1 alone", text: "Price", labels: { mood: "positive" } },
  ]);
});

it("sentencesOf() are texts of their own that know where they stand", () => {
  const [sentence] = sentencesOf(texts);
  expect(sentence).toMatchObject({ id: "b:1#0", text: "It came late.", labels: { mood: "negative" } });
  expect(sentence!.within!.id).toBe("b:1");
});
