import { expect, it } from "vitest";
import { fitEmbeddingTopics } from "../models/topics/embedding/fit-topics.ts";
import { plantedVectors } from "../tests/planted-vectors.ts";
import { aboutTopics, changeInWords } from "./about-topics.ts";

const [delivery, courier] = [
  { id: "t1", label: "late delivery" },
  { id: "t7", label: "courier" },
];

it("changeInWords() names both topics of a change by id and name", () => {
  expect(changeInWords({ kind: "merged", topic: courier, with: delivery, share: 0.8 })).toBe(
    "t7 (courier) went into t1 (late delivery)",
  );
  expect(changeInWords({ kind: "split", topic: courier, with: delivery, share: 0.6 })).toBe(
    "t7 (courier) came out of t1 (late delivery)",
  );
  expect(changeInWords({ kind: "born", topic: courier })).toBe("t7 (courier) is new");
  expect(changeInWords({ kind: "gone", topic: courier })).toBe("t7 (courier) is gone");
});

it("aboutTopics() says of notes on topics that were kept that they are of when these were learned", () => {
  const learned = { method: "lda", notes: ["3 of 9 texts say nothing to find topics by"], topics: [] };
  expect(aboutTopics(learned, { isNew: true }).notes).toEqual(learned.notes);
  expect(aboutTopics(learned, { isNew: false }).notes).toEqual([
    "Topics stay as they were learned, and texts that came since are placed in them. When they were learned:",
    ...learned.notes,
  ]);
});

it("aboutTopics() tells nothing where nothing was learned", () => {
  expect(aboutTopics(undefined, { isNew: true })).toEqual({ themes: [], changes: [], notes: [] });
});

it("aboutTopics() tells whether the words of topics come together in texts", async () => {
  const model = await fitEmbeddingTopics(plantedVectors(120), { k: 4, seed: 1 });
  const { coherence } = aboutTopics({ method: "embedding", ...model }, { isNew: true });
  expect(coherence).toBe(model.coherence);
  expect(coherence).toBeGreaterThan(-0.5);
});
