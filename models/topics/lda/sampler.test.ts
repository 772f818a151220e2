import { expect, test } from "vitest";
import { createRandom } from "../../random.ts";
import { packDocuments } from "../documents.ts";
import { createSampler } from "./sampler.ts";

const priors = { alpha: Float64Array.of(0.5, 0.2), beta: 0.1 };

test("createSampler() draws the topics of rare words just as often as the model says", () => {
  // Two documents, "a b" and "b": few enough to sum over all eight ways to give their words two topics.
  const documents = packDocuments([[0, 1], [1]], 2);
  const likelihoods = Array.from({ length: 8 }, (_, way) => likelihood([way & 1, (way >> 1) & 1, (way >> 2) & 1]));
  const sum = likelihoods.reduce((a, b) => a + b, 0);

  const sampler = createSampler(documents, { k: 2, assignments: new Uint16Array(3), random: createRandom(1) });
  const sweeps = 100_000;
  const seen = new Array<number>(8).fill(0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    sampler.begin(priors);
    sampler.sampleDocument(0);
    sampler.sampleDocument(1);
    const [a, b, c] = sampler.assignments;
    seen[a! + 2 * b! + 4 * c!]!++;
  }
  for (const [way, times] of seen.entries()) expect(times / sweeps).toBeCloseTo(likelihoods[way]! / sum, 2);
});

/** Up to a factor, how likely the words "a b", "b" and these topics of theirs are together: word by word. */
function likelihood(topics: readonly [number, number, number]): number {
  const words = [0, 1, 1];
  const documents = [0, 0, 1];
  let product = 1;
  for (const [i, topic] of topics.entries()) {
    const before = [...topics.keys()].filter((j) => j < i && topics[j] === topic);
    const inDocument = before.filter((j) => documents[j] === documents[i]).length;
    const sameWord = before.filter((j) => words[j] === words[i]).length;
    const length = documents.slice(0, i).filter((d) => d === documents[i]).length;
    product *= (inDocument + priors.alpha[topic]!) / (length + 0.7);
    product *= (sameWord + priors.beta) / (before.length + 2 * priors.beta);
  }
  return product;
}

test("createSampler() draws the topics of frequent words nearly as often as the model says", () => {
  // 40 times one word, each alone: topics keep to the prior's shares when their words are the same, whatever they are.
  const documents = packDocuments(
    Array.from({ length: 40 }, () => [0]),
    1,
  );
  const sampler = createSampler(documents, { k: 2, assignments: new Uint16Array(40), random: createRandom(1) });
  const sweeps = 5_000;
  let first = 0;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    sampler.begin({ alpha: Float64Array.of(3, 1), beta: 0.1 });
    for (let d = 0; d < 40; d++) sampler.sampleDocument(d);
    first += sampler.totals[0]! / 40;
  }
  expect(first / sweeps).toBeCloseTo(0.75, 1);
});

test("createSampler() counts what it assigns", () => {
  const lists = [[0, 1, 2, 2], [3, 3, 1], [], [0]];
  const documents = packDocuments(lists, 4);
  const random = createRandom(1);
  const assignments = Uint16Array.from(documents.words, () => random.int(2));
  const { counts, totals, perTopic, begin, sampleDocument } = createSampler(documents, { k: 2, assignments, random });
  for (let sweep = 0; sweep < 5; sweep++) {
    begin(priors);
    for (const d of lists.keys()) sampleDocument(d);
  }
  const recounted = new Int32Array(8);
  for (const [i, word] of documents.words.entries()) recounted[word * 2 + assignments[i]!]!++;
  expect(counts).toEqual(recounted);
  expect(totals[0]! + totals[1]!).toBe(8);
  // Histograms of the last sweep hold the same words.
  expect(perTopic.map((histogram) => histogram.reduce((sum, times, n) => sum + times * n, 0))).toEqual([...totals]);
});
