import { expect, test } from "vitest";
import type { TopicModel } from "../models/topics/lda/fit-topics.ts";
import { summariseTopics, type ReadRow } from "./summarise-topics.ts";

const words = (...lemmas: readonly (readonly [string, number])[]) =>
  lemmas.map(([lemma, weight]) => ({ word: lemma, lemma, weight }));

const model = {
  topics: [
    {
      id: "t1",
      label: "late delivery",
      words: words(["delivery", 0.3], ["parcel", 0.2], ["price", 0.01], ["time", 0.1]),
    },
    { id: "t2", label: "price", words: words(["price", 0.4], ["expensive", 0.1]) },
  ],
} as unknown as TopicModel;

/** A text on delivery before all, of sentences with their mood scores; every word is a term. */
function textOf(id: string, sentences: readonly (readonly [string, number])[], share = 0.8): ReadRow {
  const body = sentences.map(([sentence]) => sentence).join(" ");
  const sentenceMoods = sentences.map(([sentence, score]) => {
    const start = body.indexOf(sentence);
    return { start, end: start + sentence.length, score, label: score < 0 ? "negative" : "positive" };
  });
  const terms = [...body.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => ({
    lemma: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  const topics = [
    { id: "t1", label: "late delivery", share },
    { id: "t2", label: "price", share: 1 - share },
  ];
  return { id, body, terms, sentenceMoods, topics, mood: { label: "negative", score: -0.5 } } as unknown as ReadRow;
}

async function quotesOn(topic: string, ...rows: readonly ReadRow[]) {
  const each = async function* () {
    yield* rows;
  };
  const { topics } = await summariseTopics(each(), model);
  return topics.find(({ id }) => id === topic)!.verbatims.map(({ text }) => text);
}

test("a topic is proved by a sentence on it, not by a stronger one on another", async () => {
  const text = textOf("f1", [
    ["The price is outrageous!", -0.95],
    ["My parcel came late.", -0.4],
    ["Delivery was slow.", -0.5],
  ]);
  expect(await quotesOn("t1", text)).toEqual(["Delivery was slow."]);
});

test("a text without a sentence on the topic proves nothing: general words and words of other topics do not count", async () => {
  const text = textOf("f1", [
    ["The price is outrageous!", -0.95],
    ["Every time.", -0.9],
  ]);
  expect(await quotesOn("t1", text)).toEqual([]);
});

test("a negated word is on the topic as well", async () => {
  const text = textOf("f1", [["No parcel.", -0.6]]);
  const negated = { ...text, terms: text.terms.map((term) => ({ ...term, lemma: `not_${term.lemma}` })) };
  expect(await quotesOn("t1", negated)).toEqual(["No parcel."]);
});

test("the strongest three come first, no two in the same words", async () => {
  const rows = [-0.2, -0.9, -0.4, -0.6].map((score, i) => textOf(`f${i}`, [[`Parcel ${"abcd"[i]}.`, score]]));
  expect(await quotesOn("t1", ...rows, rows[1]!)).toEqual(["Parcel b.", "Parcel d.", "Parcel c."]);
});

test("without a model nothing is proved", async () => {
  const each = async function* () {
    yield textOf("f1", [["My parcel came late.", -0.4]]);
  };
  const { topics, read } = await summariseTopics(each(), undefined);
  expect(read).toBe(1);
  expect(topics[0]).toMatchObject({ id: "t1", texts: 1, words: [], verbatims: [] });
});

test("a topic's mood weighs each text by its share of it, whichever topic comes first, as that of a segment does", async () => {
  const each = async function* () {
    yield {
      ...textOf("f1", [["My parcel came late.", -0.4]], 0.75),
      mood: { label: "negative", score: -0.8 },
    } as ReadRow;
    yield { ...textOf("f2", [["A good price.", 0.4]], 0.25), mood: { label: "positive", score: 0.4 } } as ReadRow;
  };
  const { topics } = await summariseTopics(each(), model);
  const moodOf = (topic: string) => topics.find(({ id }) => id === topic)!.mood;
  // Shares of t1: 0.75 and 0.25; of t2: 0.25 and 0.75.
  expect(moodOf("t1")).toBeCloseTo(-0.8 * 0.75 + 0.4 * 0.25, 12);
  expect(moodOf("t2")).toBeCloseTo(-0.8 * 0.25 + 0.4 * 0.75, 12);
});

test("a topic's unhappiness is its part of all mood below 0, and its course that of the last days", async () => {
  const each = async function* () {
    for (let i = 0; i < 60; i++) {
      const at = `2026-03-${i < 30 ? "10" : "03"}T12:00:00.000Z`;
      yield {
        ...textOf(`f${i}`, [["My parcel came late.", -0.4]], i < 30 ? 0.75 : 0.25),
        ...(i < 30 ? {} : { topics: [{ id: "t2", label: "price", share: 1 }] }),
        at,
      } as ReadRow;
    }
  };
  const { topics } = await summariseTopics(each(), model, { asOf: "2026-03-12T00:00:00.000Z" });
  const [delivery, price] = ["t1", "t2"].map((topic) => topics.find(({ id }) => id === topic)!);
  // Of 60 texts with one mood, 30 are on delivery for three quarters.
  expect(delivery!.unhappiness).toBeCloseTo((30 * 0.75) / 60, 12);
  expect(delivery!.unhappiness! + price!.unhappiness!).toBeCloseTo(1, 12);
  expect(delivery!.course).toMatchObject({ days: 7, texts: 30, of: 30, textsBefore: 0, ofBefore: 30 });
  expect(delivery!.course!.change.low).toBeGreaterThan(0.5);
});
