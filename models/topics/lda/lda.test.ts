import { expect, test } from "vitest";
import { createRandom } from "../../random.ts";
import { packDocuments, type Documents } from "../documents.ts";
import { coherence, heldOutPerplexity } from "./judge.ts";
import { fitLda } from "./lda.ts";
import { bestJaccard } from "../agreement.ts";
import { mainTopics } from "./stability.ts";

/** Document i speaks with words 10 t … 10 t + 9 of topic t = i mod 3, and with one word in eight of any topic. */
function planted(count: number, seed = 1): Documents {
  const random = createRandom(seed);
  const lists = Array.from({ length: count }, (_, i) =>
    Array.from({ length: 8 }, () => random.int(10) + 10 * (random.int(8) === 0 ? random.int(3) : i % 3)),
  );
  return packDocuments(lists, 30);
}

test("fitLda() finds planted topics", async () => {
  const documents = planted(300);
  const fit = await fitLda(documents, { k: 3, seed: 1 });
  const found = await mainTopics(fit, documents);
  const truth = Array.from(found.keys(), (i) => i % 3);
  for (const match of bestJaccard(truth, found, 3)) expect(match).toBeGreaterThan(0.95);
});

test("fitLda() gives probabilities of words that sum to 1 in every topic", async () => {
  const { wordTopic } = await fitLda(planted(60), { k: 3, seed: 1 });
  for (const t of [0, 1, 2]) {
    expect(wordTopic.filter((_, i) => i % 3 === t).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
  }
});

test("fitLda() repeats its result for a seed and varies with it", async () => {
  const documents = planted(60);
  const one = await fitLda(documents, { k: 3, seed: 1 });
  expect(await fitLda(documents, { k: 3, seed: 1 })).toEqual(one);
  expect((await fitLda(documents, { k: 3, seed: 2 })).wordTopic).not.toEqual(one.wordTopic);
});

test("fitLda() predicts unseen texts better with the planted number of topics than with one", async () => {
  const [seen, unseen] = [planted(300), planted(60, 2)];
  const one = await fitLda(seen, { k: 1, seed: 1 });
  const three = await fitLda(seen, { k: 3, seed: 1 });
  // All 30 words alike under one topic; about 10 under three.
  expect(await heldOutPerplexity(one, unseen)).toBeGreaterThan(25);
  expect(await heldOutPerplexity(three, unseen)).toBeLessThan(20);
  expect(coherence(three, seen)).toBeGreaterThan(coherence(one, seen));
});

test("fitLda() lets others run, and stops when told", async () => {
  const stop = new AbortController();
  let turns = 0;
  const watch = () => {
    turns++;
    if (turns === 5) stop.abort(new Error("stopped"));
    else setImmediate(watch);
  };
  setImmediate(watch);
  await expect(fitLda(planted(20_000), { k: 10, seed: 1, signal: stop.signal })).rejects.toThrow("stopped");
  expect(turns).toBe(5);
});

test("bestJaccard() is 1 for equal divisions under other numbers, and less where a topic fell apart", () => {
  expect(bestJaccard([0, 0, 1, 1], [1, 1, 0, 0], 2)).toEqual([1, 1]);
  expect(bestJaccard([0, 0, 0, 0, 1, 1], [0, 0, 0, 1, 1, 1], 2)).toEqual([3 / 4, 2 / 3]);
});
