import { beforeAll, expect, test } from "vitest";
import { plantedVectors, vectorOf } from "../../../tests/planted-vectors.ts";
import { fitEmbeddingTopics } from "./fit-topics.ts";
import type { EmbeddingTopicModel } from "./model.ts";
import { createEmbeddingTopicReader } from "./read-topics.ts";
import { toUnit } from "./embedded-text.ts";

let model: EmbeddingTopicModel;
beforeAll(async () => {
  model = await fitEmbeddingTopics(plantedVectors(240), { k: 4, seed: 1 });
});

test("a text is shared between the topics of its sentences", () => {
  const [a, b] = [vectorOf(0, { noise: 0, seed: 1 }), vectorOf(1, { noise: 0, seed: 1 })];
  const vector = toUnit(a.map((value, i) => value + b[i]!));
  const sentences = [
    { start: 0, end: 5 },
    { start: 6, end: 12 },
  ];
  const topics = createEmbeddingTopicReader(model)({
    body: "first second",
    vector,
    sentences,
    sentenceVectors: [a, b],
  });
  expect(topics).toHaveLength(2);
  for (const { share } of topics) expect(share).toBeCloseTo(0.5, 1);
});

test("no topic fits a text that lies far from all of them", () => {
  const vector = vectorOf(30, { noise: 0, seed: 1 });
  const text = { body: "zebra", vector, sentences: [{ start: 0, end: 5 }], sentenceVectors: [vector] };
  expect(createEmbeddingTopicReader(model)(text)).toEqual([]);
});

test("nearly every text has a topic", () => {
  const read = createEmbeddingTopicReader(model);
  const texts = plantedVectors(400);
  expect(texts.filter((text) => read(text).length > 0).length / texts.length).toBeGreaterThan(0.97);
});
