import { expect, test } from "vitest";
import { plantedVectors } from "../../../tests/planted-vectors.ts";
import { newTopicsCounter } from "./propose-topics.ts";

test("newTopicsCounter() proposes topics that many texts without one have in common, with their words", async () => {
  const counter = newTopicsCounter({ seed: 1 });
  for (const text of plantedVectors(120, { themes: 2 })) counter.add(false, () => text);
  for (let i = 0; i < 1000; i++) counter.add(true, () => plantedVectors(1)[0]!);
  const { texts, share, proposals } = await counter.found();
  expect(texts).toBe(120);
  expect(share).toBeCloseTo(120 / 1120, 9);
  expect(proposals.map(({ texts: of }) => of)).toEqual([60, 60]);
  expect(proposals.some(({ label }) => label.includes("delivery"))).toBe(true);
  expect(proposals[0]!.typical.length).toBeGreaterThan(0);
});

test("newTopicsCounter() proposes nothing where hardly any text is without a topic", async () => {
  const counter = newTopicsCounter({ seed: 1 });
  for (const text of plantedVectors(29)) counter.add(false, () => text);
  expect(await counter.found()).toEqual({ texts: 29, share: 1, proposals: [] });
  for (const text of plantedVectors(40)) counter.add(false, () => text);
  for (let i = 0; i < 4000; i++) counter.add(true, () => plantedVectors(1)[0]!);
  expect((await counter.found()).proposals).toEqual([]);
});

test("newTopicsCounter() does not count greetings: they are on nothing", async () => {
  const counter = newTopicsCounter({ seed: 1 });
  const [text] = plantedVectors(1);
  const terms = [{ lemma: "thanks", start: 0, end: 6 }];
  for (let i = 0; i < 50; i++) counter.add(false, () => ({ ...text!, id: `g${i}`, body: "Thanks", terms }));
  expect(await counter.found()).toEqual({ texts: 0, share: 0, proposals: [] });
});
