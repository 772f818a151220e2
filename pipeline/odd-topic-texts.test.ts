/** Texts that carry no topics, or hardly any: each has a clear answer or error. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { freshFolder } from "../tests/fresh-database.ts";
import { readTaxonomy } from "./read-taxonomy.ts";
import { stageInstances } from "./stages.ts";
import { topicsOfTexts } from "./topic-texts.ts";

const stages = stageInstances();
const folder = freshFolder();
afterAll(async () => {
  await stages.close();
  folder.remove();
});

const find = (texts: readonly string[], k: number | "auto" = "auto") =>
  topicsOfTexts(stages, {
    texts: texts.map((text, i) => ({ id: String(i), text })),
    k,
    method: "embedding",
    seed: 1,
  });

const five = [
  "The parcel came three weeks late.",
  "Nobody answers the phone.",
  "The kettle leaks at the handle.",
  "My refund is still missing.",
  "The app closes when I log in.",
];
const german = [
  "Das Paket kam drei Wochen zu spät.",
  "Niemand geht ans Telefon.",
  "Der Wasserkocher tropft am Griff.",
  "Meine Erstattung fehlt noch immer.",
  "Die App stürzt beim Anmelden ab.",
];

test("five texts give one topic, and it is said that more would be guessing", async () => {
  const { topics, texts, notes } = await find(five);
  expect(topics.map(({ size }) => size)).toEqual([5]);
  expect(texts.every((text) => text.topics.length === 1)).toBe(true);
  expect(notes).toEqual(["5 distinct texts carry 1 topic at most; more would be guessing"]);
});

test("texts that are all equal, and texts of one word, give one topic", async () => {
  const equal = await find(Array.from({ length: 20 }, () => "My refund is missing."));
  expect(equal.topics.map(({ label, size }) => [label, size])).toEqual([["refund is missing", 20]]);
  const word = await find(Array.from({ length: 20 }, () => "refund"));
  expect(word.topics.map(({ label, size }) => [label, size])).toEqual([["refund", 20]]);
});

test("nothing but greetings has no topic, and it is said", async () => {
  const { topics, texts, notes } = await find(["Hello", "Thanks!", "Hi there", "Dear all", "Thank you"]);
  expect(topics).toEqual([]);
  expect(texts.every((text) => text.topics.length === 0)).toBe(true);
  expect(notes).toEqual(["None of 5 texts has words to find topics in"]);
});

test("texts in two languages all have topics", async () => {
  const { topics, texts } = await find([...five, ...german], 2);
  expect(topics.reduce((sum, { size }) => sum + size, 0)).toBe(10);
  expect(texts.every((text) => text.topics.length > 0)).toBe(true);
});

test("a text of 200 kB is on the topic that it speaks of, and makes none of its own", async () => {
  const long = Array.from({ length: 6_000 }, (_, i) => `The parcel ${i} came three weeks late.`).join(" ");
  const { topics, texts, rejected } = await find([...five, long], 2);
  expect(long.length).toBeGreaterThan(200_000);
  expect(rejected).toEqual([]);
  expect(topics).toHaveLength(2);
  expect(texts[5]!.topics[0]!.id).toBe(texts[0]!.topics[0]!.id);
});

test("more topics than texts are refused", async () => {
  await expect(find(five, 6)).rejects.toThrow("k must be a whole number from 1 to 5");
});

test("two equal names in a taxonomy are refused with their lines, and few texts go to the topics that are given", async () => {
  const file = (name: string, text: string) => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };
  const twice = file("twice.csv", "Refund,Money back\nParcel,It is late\nREFUND,\n");
  await expect(readTaxonomy(stages, twice)).rejects.toThrow(`${twice}, line 3: "REFUND" is the name of line 1 too`);
  const once = file("once.csv", "Refund,My refund is missing\nParcel,My parcel is late\n");
  const taxonomy = await readTaxonomy(stages, once);
  const texts = five.map((text, i) => ({ id: String(i), text }));
  const options = { texts, taxonomy, k: "auto", method: "embedding", seed: 1 } as const;
  const found = await topicsOfTexts(stages, options);
  expect(found.texts.map(({ topics }) => topics[0]?.id)).toEqual(["parcel", undefined, undefined, "refund", undefined]);
});
