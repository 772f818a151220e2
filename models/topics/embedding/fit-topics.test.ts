import { describe, expect, test } from "vitest";
import { decode, encode } from "../../../pipeline/answer.ts";
import { plantedVectors, vectorOf } from "../../../tests/planted-vectors.ts";
import { createRandom } from "../../random.ts";
import type { TextToCollect } from "./collect.ts";
import { fitEmbeddingTopics } from "./fit-topics.ts";
import { createEmbeddingTopicReader } from "./read-topics.ts";

const write = (bodies: readonly string[], theme = 0): TextToCollect[] =>
  bodies.map((body, i) => {
    const vector = vectorOf(theme, { noise: 0, seed: i });
    const terms = [...body.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => {
      return { lemma: word.toLowerCase(), start: index, end: index + word.length };
    });
    return { body, terms, vector, sentences: [{ start: 0, end: body.length }], sentenceVectors: [vector] };
  });

describe("fitEmbeddingTopics()", () => {
  test("finds the planted themes, names them in words of the texts, and tells the topic of each text", async () => {
    const texts = plantedVectors(300);
    const model = await fitEmbeddingTopics(texts, { k: 4, seed: 1 });
    expect(model.topics.map(({ size }) => size)).toEqual([75, 75, 75, 75]);
    const labels = model.topics.map(({ label }) => label);
    expect(labels.some((label) => label.includes("delivery"))).toBe(true);
    expect(labels.some((label) => label.includes("return label"))).toBe(true);
    expect(new Set(labels).size).toBe(4);
    for (const { stability, typical } of model.topics) {
      expect(stability).toBeGreaterThan(0.9);
      expect(typical.length).toBeGreaterThan(0);
    }
    const read = createEmbeddingTopicReader(model);
    for (const theme of [0, 1, 2, 3]) {
      const mains = texts
        .filter((_, i) => i % 4 === theme)
        .map((text) => read(text)[0]?.id ?? "none")
        .filter((id) => id !== "none");
      expect(new Set(mains).size).toBe(1);
    }
  });

  test("chooses the number of planted themes by itself, within bounds", async () => {
    expect((await fitEmbeddingTopics(plantedVectors(480), { k: "auto", seed: 1 })).k).toBe(4);
    expect((await fitEmbeddingTopics(plantedVectors(480, { themes: 2 }), { k: "auto", seed: 1 })).k).toBe(2);
    expect((await fitEmbeddingTopics(plantedVectors(480), { k: "auto", max: 3, seed: 1 })).k).toBeLessThanOrEqual(3);
  });

  test("gives the same bytes for the same texts in any order, and they survive being stored", async () => {
    const texts = plantedVectors(200);
    const model = await fitEmbeddingTopics(texts, { k: 4, seed: 1 });
    const other = await fitEmbeddingTopics(createRandom(2).shuffle(texts), { k: 4, seed: 1 });
    expect(encode(other) === encode(model)).toBe(true);
    expect(decode(encode(model))).toEqual(model);
  });

  test("does not let a text sent a thousand times make a topic", async () => {
    const copies = write(
      Array.from({ length: 1000 }, () => "newsletter unsubscribe footer"),
      9,
    );
    const model = await fitEmbeddingTopics([...plantedVectors(240), ...copies], { k: 4, seed: 1 });
    expect(model.notes.some((note) => /^(999|1\d{3}) of 1240 texts are nearly equal/.test(note))).toBe(true);
    expect(model.topics.filter(({ words }) => words.slice(0, 2).some(({ word }) => word === "newsletter"))).toEqual([]);
  });

  test("leaves out sentences that many texts have word for word, and says so", async () => {
    const macro = "This mail was written by a machine of the shop.";
    const texts = plantedVectors(120).map((text) => ({
      ...text,
      body: `${text.body} ${macro}`,
      sentences: [...text.sentences, { start: text.body.length + 1, end: text.body.length + 1 + macro.length }],
      sentenceVectors: [...text.sentenceVectors, vectorOf(40, { noise: 0, seed: 1 })],
    }));
    const { boilerplate, notes } = await fitEmbeddingTopics(texts, { k: 4, seed: 1 });
    expect(boilerplate).toHaveLength(1);
    expect(notes).toContain(`1 sentence that many texts have word for word made no topic: “${macro}”`);
  });
});

describe("fitEmbeddingTopics() with little to go on", () => {
  test("gives few topics to few texts, and says so", async () => {
    const { k, notes } = await fitEmbeddingTopics(plantedVectors(20, { noise: 0.5 }), { k: "auto", seed: 1 });
    expect(k).toBeLessThanOrEqual(2);
    expect(notes).toEqual(["20 distinct texts carry 2 topics at most; more would be guessing"]);
    expect((await fitEmbeddingTopics(plantedVectors(5), { k: "auto", seed: 1 })).k).toBe(1);
  });

  test("gives one topic to texts that are all equal or of one word", async () => {
    const equal = await fitEmbeddingTopics(write(Array.from({ length: 50 }, () => "late parcel")), {
      k: "auto",
      seed: 1,
    });
    expect(equal.topics.map(({ label, size }) => ({ label, size }))).toEqual([{ label: "late parcel", size: 50 }]);
    expect(createEmbeddingTopicReader(equal)(write(["late parcel"])[0]!)).toEqual([
      { id: "t1", label: "late parcel", share: 1 },
    ]);
  });

  test("says that there is nothing but greetings", async () => {
    const { topics, notes } = await fitEmbeddingTopics(write(["hello", "thanks", "hi dear"]), { k: "auto", seed: 1 });
    expect(topics).toEqual([]);
    expect(notes).toEqual(["None of 3 texts has words to find topics in"]);
    expect((await fitEmbeddingTopics([], { k: "auto", seed: 1 })).topics).toEqual([]);
  });

  test("refuses more topics than distinct texts, bounds that are none, and vectors of two lengths", async () => {
    const texts = write(["late parcel", "late parcel", "broken lid"]);
    await expect(fitEmbeddingTopics(texts, { k: 3, seed: 1 })).rejects.toThrow(
      "Cannot find 3 topics in 2 distinct texts with words: k must be a whole number from 1 to 2",
    );
    await expect(fitEmbeddingTopics(texts, { k: "auto", min: 3, max: 2, seed: 1 })).rejects.toThrow(RangeError);
    const short = { ...texts[0]!, vector: Float32Array.of(1) };
    await expect(fitEmbeddingTopics([texts[1]!, short], { k: 1, seed: 1 })).rejects.toThrow("vectors of 1 and 48");
  });

  test("can be stopped", async () => {
    const signal = AbortSignal.abort(new Error("stopped"));
    await expect(fitEmbeddingTopics(plantedVectors(60), { k: 4, seed: 1, signal })).rejects.toThrow("stopped");
  });
});
