import { expect, test } from "vitest";
import { nameTopics } from "./name-topics.ts";
import { tellTopics, type Passage } from "./topic-words.ts";

const passage = (topic: number, body: string): Passage => ({
  topic,
  weight: 1,
  idle: new Set(["northair"]),
  text: {
    body,
    terms: [...body.matchAll(/\p{L}{3,}/gu)].map(({ 0: lemma, index }) => ({
      lemma,
      start: index,
      end: index + lemma.length,
    })),
  },
});
const times = (count: number, make: () => Passage) => Array.from({ length: count }, make);

test("nameTopics() prefers the phrase a word mostly stands in, and adds what the first leaves out", async () => {
  const told = await tellTopics(
    [
      ...times(10, () => passage(0, "northair exchange rate")),
      ...times(8, () => passage(0, "northair fee")),
      ...times(20, () => passage(1, "northair courier")),
    ],
    2,
  );
  expect(nameTopics(told)).toEqual(["exchange rate · fee", "courier"]);
});

test("nameTopics() gives no two topics one name, and a number to what has no words", async () => {
  const told = await tellTopics(
    [...times(5, () => passage(0, "courier")), ...times(5, () => passage(1, "courier"))],
    2,
  );
  expect(new Set(nameTopics([...told, told[0]!])).size).toBe(3);
  expect(nameTopics([[]])).toEqual(["Topic 1"]);
});

test("tellTopics() tells how often a word stands in a topic, and how much of its use is there", async () => {
  const [first] = await tellTopics([...times(4, () => passage(0, "lid")), ...times(4, () => passage(1, "hose"))], 2);
  expect(first!.map(({ key, share, ownness }) => ({ key, share, ownness }))).toEqual([
    { key: "lid", share: 1, ownness: 1 },
  ]);
});
