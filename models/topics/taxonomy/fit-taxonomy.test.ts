import { expect, test } from "vitest";
import { plantedVectors, vectorOf } from "../../../tests/planted-vectors.ts";
import { createRandom } from "../../random.ts";
import { createEmbeddingTopicReader } from "../embedding/read-topics.ts";
import { fitTaxonomy } from "./fit-taxonomy.ts";

const given = (theme: number, name: string) => ({
  id: name.toLowerCase(),
  name,
  vectors: [1, 2].map((seed) => vectorOf(theme, { noise: 0.05, seed })),
});
const taxonomy = [given(0, "Delivery"), given(1, "Refund"), given(9, "Parrots")];

test("texts go to the topic that was given for them, and to none where none was", async () => {
  const texts = plantedVectors(240);
  const model = await fitTaxonomy(texts, { taxonomy });
  const read = createEmbeddingTopicReader(model);
  for (const [i, text] of texts.entries()) {
    const wanted = [["delivery"], ["refund"], [], []][i % 4]!;
    expect(read(text).map(({ id }) => id)).toEqual(wanted);
  }
  expect(model.topics.map(({ id, label, size }) => [id, label, size])).toEqual([
    ["delivery", "Delivery", 60],
    ["refund", "Refund", 60],
    ["parrots", "Parrots", 0],
  ]);
  expect(model.topics[0]!.words.map(({ word }) => word)).toContain("parcel");
  expect(model.notes).toEqual(["120 of 240 texts are on none of the 3 given topics"]);
});

test("the order of the texts leaves no trace", async () => {
  const texts = plantedVectors(60);
  const model = await fitTaxonomy(texts, { taxonomy });
  expect(await fitTaxonomy(createRandom(4).shuffle(texts), { taxonomy })).toEqual(model);
});

test("one text, and none, have the given topics all the same", async () => {
  const [one] = plantedVectors(1);
  expect((await fitTaxonomy([one!], { taxonomy })).topics.map(({ size }) => size)).toEqual([1, 0, 0]);
  const none = await fitTaxonomy([], { taxonomy });
  expect(none.topics).toHaveLength(3);
  expect(createEmbeddingTopicReader(none)(one!)[0]!.id).toBe("delivery");
});
