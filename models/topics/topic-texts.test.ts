import { describe, expect, test } from "vitest";
import { createRandom } from "../random.ts";
import { plantedTexts, plantedThemes, termsOf } from "../../tests/planted-texts.ts";
import { plantedVectors } from "../../tests/planted-vectors.ts";
import { parseTopicMethod, topicTexts, type TopicText } from "./topic-texts.ts";

const write = (bodies: readonly string[]): TopicText[] =>
  bodies.map((body, i) => ({ id: String(i), body, terms: termsOf(body) }));

describe("topicTexts()", () => {
  test("finds the planted themes, names them in words of the texts, and puts every text where it belongs", async () => {
    const texts = plantedTexts(300);
    const { topics, texts: answers, notes } = await topicTexts(texts, { k: 4 });
    expect(notes).toEqual([]);
    expect(topics.map(({ size }) => size)).toEqual([75, 75, 75, 75]);
    const found = plantedThemes.map((_, theme) => {
      const mains = answers.filter((_, i) => i % 4 === theme).map((answer) => answer.topics[0]?.id);
      return new Set(mains).size === 1 ? mains[0] : "mixed";
    });
    expect(new Set(found)).toEqual(new Set(["t1", "t2", "t3", "t4"]));
    const labels = Object.fromEntries(
      plantedThemes.map((theme, i) => [theme, topics.find(({ id }) => id === found[i])!.label]),
    );
    expect(labels.delivery).toMatch(/delivery/);
    expect(labels.refund).toMatch(/return label/);
    expect(labels.website).toMatch(/voucher code/);
    for (const { stability } of topics) expect(stability).toBeGreaterThan(0.9);
  });

  test("chooses the number of planted themes by itself", async () => {
    expect((await topicTexts(plantedTexts(480))).topics).toHaveLength(4);
    expect((await topicTexts(plantedTexts(480, { themes: 2 }))).topics).toHaveLength(2);
  });

  test("gives the same bytes for the same texts in any order, and for the same seed", async () => {
    const texts = plantedTexts(200);
    const shuffled = createRandom(1).shuffle(texts);
    const [a, b] = [await topicTexts(texts, { k: 4 }), await topicTexts(shuffled, { k: 4 })];
    expect(JSON.stringify(b.topics)).toBe(JSON.stringify(a.topics));
    const byId = new Map(b.texts.map((text) => [text.id, text]));
    expect(a.texts.map(({ id }) => byId.get(id))).toEqual(a.texts);
  });

  test("shares a text between the topics it speaks of", async () => {
    const both = { id: "both", body: "parcel courier tracking refund invoice receipt" };
    const texts = [...plantedTexts(240), { ...both, terms: termsOf(both.body) }];
    const { texts: answers } = await topicTexts(texts, { k: 4 });
    const shares = answers.at(-1)!.topics.map(({ share }) => share);
    expect(shares).toHaveLength(2);
    for (const share of shares) expect(share).toBeCloseTo(0.5, 1);
  });

  test("gives no topic to a text none of whose words is known", async () => {
    const texts = [...plantedTexts(120), { id: "other", body: "zebra", terms: termsOf("zebra") }];
    const { texts: answers } = await topicTexts(texts, { k: 4 });
    expect(answers.at(-1)).toEqual({ id: "other", topics: [] });
  });

  test("does not let a text sent a thousand times make a topic", async () => {
    const copies = write(Array.from({ length: 1000 }, () => "newsletter unsubscribe footer parcel"));
    const { topics } = await topicTexts([...plantedTexts(240), ...copies], { k: 4 });
    expect(topics.filter(({ words }) => words.slice(0, 3).includes("newsletter"))).toEqual([]);
  });

  test("quotes examples word for word, from different texts", async () => {
    const texts = plantedTexts(120);
    const { topics } = await topicTexts(texts, { k: 4 });
    for (const { examples } of topics) {
      expect(examples.length).toBeGreaterThan(0);
      for (const { id, text } of examples) expect(texts[Number(id)]!.body).toBe(text);
      expect(new Set(examples.map(({ text }) => text)).size).toBe(examples.length);
    }
  });
});

describe("topicTexts() with little to go on", () => {
  test("gives few topics to few texts, and says so", async () => {
    const { topics, notes } = await topicTexts(plantedTexts(20));
    expect(topics.length).toBeLessThanOrEqual(2);
    expect(notes).toEqual(["20 distinct texts carry 2 topics at most; more would be guessing"]);
  });

  test("gives one topic to texts that are all equal or of one word", async () => {
    const { topics } = await topicTexts(write(Array.from({ length: 50 }, () => "late parcel")));
    expect(topics.map(({ label, size }) => ({ label, size }))).toEqual([{ label: "late · parcel", size: 50 }]);
    expect((await topicTexts(write(Array.from({ length: 50 }, () => "parcel")))).topics).toHaveLength(1);
  });

  test("says that there are no words, where there are none", async () => {
    const empty = {
      topics: [],
      texts: [{ id: "0", topics: [] }],
      notes: ["None of 1 texts has words to find topics in"],
      coverage: 0,
    };
    expect(await topicTexts(write(["…"]))).toEqual(empty);
    expect((await topicTexts([])).topics).toEqual([]);
  });

  test("refuses more topics than there are distinct texts", async () => {
    const texts = write(["late parcel", "late parcel", "broken kettle", "late parcel", "broken lid"]);
    await expect(topicTexts(texts, { k: 10 })).rejects.toThrow(
      "Cannot find 10 topics in 3 distinct texts with words: k must be a whole number from 1 to 3",
    );
    await expect(topicTexts(write([""]), { k: 2 })).rejects.toThrow(
      "Cannot find 2 topics in 0 distinct texts with words: there are none",
    );
  });

  test("is not carried away by a text of 200 kB", async () => {
    const long = write([Array.from({ length: 30_000 }, () => "monster").join(" ")]);
    const { topics } = await topicTexts([...plantedTexts(120), ...long], { k: 4 });
    expect(topics).toHaveLength(4);
    expect(topics.filter(({ words }) => words[0] === "monster")).toEqual([]);
  });
});

describe("topicTexts() of texts with vectors", () => {
  const texts = plantedVectors(240).map(({ id, body, terms, ...vectors }) => ({ id, body, terms, vectors }));

  test("goes by the vectors, quotes texts word for word and counts those of each topic", async () => {
    const { topics, texts: answers, notes } = await topicTexts(texts, { k: 4 });
    expect(notes).toEqual([]);
    const placed = answers.filter((answer) => answer.topics.length > 0);
    expect(topics.reduce((sum, { size }) => sum + size, 0)).toBe(placed.length);
    for (const { examples } of topics) for (const { id, text } of examples) expect(texts[Number(id)]!.body).toBe(text);
  });

  test("says how many have no vectors, and gives those no topic", async () => {
    const without = { id: "other", body: "parcel courier", terms: termsOf("parcel courier") };
    const { texts: answers, notes } = await topicTexts([...texts, without], { k: 4 });
    expect(notes).toContain("1 of 241 texts have no vectors, and so no topic");
    expect(answers.at(-1)).toEqual({ id: "other", topics: [] });
  });
});

test("topicTexts() can be stopped", async () => {
  const stop = AbortSignal.abort(new Error("stopped"));
  await expect(topicTexts(plantedTexts(100), { signal: stop })).rejects.toThrow("stopped");
});

test("parseTopicMethod() lists the methods it knows", () => {
  expect(parseTopicMethod("lda")).toBe("lda");
  expect(() => parseTopicMethod("bert")).toThrow('Unknown topic method "bert"; known: embedding, lda');
});
