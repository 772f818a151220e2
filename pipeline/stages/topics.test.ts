import { expect, test } from "vitest";
import { plantedMeanings, plantedTexts } from "../../tests/planted-texts.ts";
import { checkStage } from "../../tests/check-stage.ts";
import { decode, encode } from "../answer.ts";
import { topicMethods } from "../../models/topics/topic-texts.ts";
import { PermanentError } from "../stage.ts";
import type { Speaker } from "../types.ts";
import { topics } from "./topics.ts";

const asOf = "2026-06-30T00:00:00.000Z";
const rowsOf = (count: number, speaker: Speaker = "customer") =>
  plantedTexts(count).map(({ body, terms }) => ({
    body,
    terms,
    speaker,
    chunks: [],
    sentenceMoods: [{ start: 0, end: body.length, label: "neutral" as const, score: 0 }],
    meanings: plantedMeanings(body),
  }));

async function* each<T>(rows: readonly T[]) {
  yield* rows;
}

for (const method of topicMethods) {
  checkStage("topics", { make: () => topics({ k: 4, method }) as never, rows: rowsOf(60) });
}

test("topics() names its options in its version", () => {
  expect(topics().version).not.toBe(topics({ k: 5 }).version);
});

test.each(topicMethods)("topics() by %s gives shares that sum to 1, with labels of the model", async (method) => {
  const stage = topics({ k: 4, method });
  const rows = rowsOf(120);
  const model = await stage.fit!(each(rows), { seed: 1, asOf });
  const answers = await stage.run(rows, { model: decode(encode(model)) as typeof model, asOf });
  const labels = new Map(model.topics.map(({ id, label }) => [id, label]));
  const told = answers.filter((answer) => !("rejected" in answer) && answer.topics.length > 0);
  expect(told.length).toBeGreaterThan(110);
  for (const answer of told) {
    if ("rejected" in answer) throw new Error(answer.rejected);
    expect(answer.topics.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
    for (const { id, label } of answer.topics) expect(label).toBe(labels.get(id));
  }
});

test("topics() learns from customers, not from agents, and reads both", async () => {
  const stage = topics({ k: 2, method: "lda" });
  const agents = rowsOf(200, "agent").map((row) => ({
    ...row,
    terms: row.terms.map((t) => ({ ...t, lemma: "macro" })),
  }));
  const model = await stage.fit!(each([...rowsOf(60), ...agents]), { seed: 1, asOf });
  expect("vocabulary" in model && model.vocabulary).not.toContain("macro");
  expect(await stage.run(agents.slice(0, 1), { model, asOf })).toEqual([{ topics: [] }]);
});

test("topics() says for good that k is too large for the texts", async () => {
  const fit = topics({ k: 50 }).fit!(each(rowsOf(6)), { seed: 1, asOf });
  await expect(fit).rejects.toThrow(PermanentError);
  expect(() => topics({ k: 0 })).toThrow('Cannot find 0 topics: a whole number from 1 on, or "auto", was wanted');
});
