import { expect, test } from "vitest";
import type { EmbeddingTopic, EmbeddingTopicModel } from "./model.ts";
import { gatherThemes } from "./themes.ts";

const topicOf = (id: string, label: string, size: number): EmbeddingTopic => ({
  id,
  label,
  size,
  words: [],
  phrases: [{ phrase: label, share: 0.5 }],
  share: 0.1,
  stability: 1,
  typical: [],
});

/** Topics at places on a circle, in degrees. */
function modelOf(places: readonly (readonly [label: string, degrees: number])[]): EmbeddingTopicModel {
  const centres = places.flatMap(([, degrees]) => [
    Math.cos((degrees * Math.PI) / 180),
    Math.sin((degrees * Math.PI) / 180),
  ]);
  return {
    mean: new Float32Array(2),
    axes: Float32Array.of(1, 0, 0, 1),
    count: 2,
    k: places.length,
    centres: Float32Array.from(centres),
    leastFit: 0,
    boilerplate: new Float64Array(0),
    topics: places.map(([label], t) => topicOf(`t${t + 1}`, label, 100 - t)),
    highestId: 0,
    notes: [],
  };
}

const model = modelOf([
  ["refund", 0],
  ["late delivery", 90],
  ["return", 5],
  ["courier", 95],
  ["invoice", 10],
  ["tracking", 85],
]);

test("gatherThemes() joins topics that lie together, the largest theme first", () => {
  expect(gatherThemes(model).map(({ topics, size }) => ({ topics, size }))).toEqual([
    { topics: ["t1", "t3", "t5"], size: 294 },
    { topics: ["t2", "t4", "t6"], size: 291 },
  ]);
});

test("gatherThemes() names themes by phrases of their topics, each another", () => {
  const labels = gatherThemes(model).map(({ label }) => label);
  expect(new Set(labels).size).toBe(2);
  expect(labels[0]).toMatch(/refund|return|invoice/);
});

test("gatherThemes() leaves few topics as they are, and refuses more themes than topics", () => {
  expect(
    gatherThemes(
      modelOf([
        ["refund", 0],
        ["courier", 90],
      ]),
    ),
  ).toEqual([]);
  expect(gatherThemes(modelOf([["refund", 0]]), { count: 1 }).map(({ label }) => label)).toEqual(["refund"]);
  expect(() => gatherThemes(model, { count: 7 })).toThrow("Cannot gather 6 topics into 7 themes");
});
