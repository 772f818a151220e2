import { expect, it } from "vitest";
import { plantedVectors } from "../../../tests/planted-vectors.ts";
import { fitEmbeddingTopics } from "./fit-topics.ts";

const idsOf = ({ topics }: { readonly topics: readonly { readonly id: string }[] }) =>
  topics.map(({ id }) => id).sort();

it("fitEmbeddingTopics() keeps ids and names of topics that it finds again among a tenth more texts", async () => {
  const texts = plantedVectors(440);
  const before = await fitEmbeddingTopics(texts.slice(0, 400), { k: 4, seed: 1 });
  const now = await fitEmbeddingTopics(texts, { k: 4, seed: 1, previous: before });
  const labelsOf = ({ topics }: typeof now) => Object.fromEntries(topics.map(({ id, label }) => [id, label]));
  expect(labelsOf(now)).toEqual(labelsOf(before));
  expect(now.changes!.map(({ kind }) => kind)).toEqual(["kept", "kept", "kept", "kept"]);
  expect(now.highestId).toBe(4);
});

it("fitEmbeddingTopics() gives a topic that was not there an id that none has had, and tells what became of the others", async () => {
  const texts = plantedVectors(400);
  const themes = (...wanted: readonly number[]) => texts.filter((_, i) => wanted.includes(i % 4));
  const before = await fitEmbeddingTopics(themes(0, 1, 2), { k: 3, seed: 1 });
  const now = await fitEmbeddingTopics(themes(0, 1, 3), { k: 3, seed: 1, previous: before });
  const kinds = now.changes!.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "kept")).toHaveLength(2);
  expect(kinds.filter((kind) => kind === "gone")).toHaveLength(1);
  expect(idsOf(now)).toContain("t4");
  const again = await fitEmbeddingTopics(themes(0, 1, 2), { k: 3, seed: 1, previous: now });
  expect(idsOf(again)).toContain("t5");
  expect(again.highestId).toBe(5);
});

it("fitEmbeddingTopics() tells which topics were merged and split", async () => {
  const texts = plantedVectors(400);
  const four = await fitEmbeddingTopics(texts, { k: 4, seed: 1 });
  const two = await fitEmbeddingTopics(texts, { k: 2, seed: 1, previous: four });
  expect(two.changes!.filter(({ kind }) => kind === "merged").length).toBeGreaterThan(0);
  const back = await fitEmbeddingTopics(texts, { k: 4, seed: 1, previous: two });
  expect(back.changes!.filter(({ kind }) => kind === "split").length).toBeGreaterThan(0);
  expect(new Set(idsOf(back)).size).toBe(4);
});

it("fitEmbeddingTopics() tells of topics that are gone with all texts, and of those born after there were none", async () => {
  const texts = plantedVectors(200);
  const before = await fitEmbeddingTopics(texts, { k: 2, seed: 1 });
  const none = await fitEmbeddingTopics([], { k: "auto", seed: 1, previous: before });
  expect(none.changes).toEqual(before.topics.map(({ id, label }) => ({ kind: "gone", topic: { id, label } })));
  const again = await fitEmbeddingTopics(texts, { k: 2, seed: 1, previous: none });
  expect(again.changes!.map(({ kind, topic }) => [kind, topic.id])).toEqual([
    ["born", "t3"],
    ["born", "t4"],
  ]);
});
