import { expect, it } from "vitest";
import type { Found } from "./contestant.ts";
import { agreement, figuresOf } from "./figures.ts";

const found = (fit: number, topics: readonly number[]): Found => ({
  fit,
  name: "x",
  topics,
  words: [["late", "parcel"]],
  seconds: fit,
  memoryMiB: 100 + fit,
});
const fits = [{ seed: 1 }, { seed: 2 }, { seed: 1, rows: [0, 1, 2] }, { seed: 1, rows: [1, 2, 3] }];

it("agreement() looks at the texts that both fits have, whatever topics are called", () => {
  const pair = [found(2, [9, 4, 5]), found(3, [7, 7, 8])] as const;
  // In both are texts 1 and 2: two topics here, one there.
  expect(agreement(pair, [fits[2]!, fits[3]!])).toBe(0);
  expect(agreement([pair[0], found(3, [7, 8, 8])], [fits[2]!, fits[3]!])).toBe(1);
});

it("figuresOf() measures against the labels of the rows that were fitted, and counts texts without a topic", () => {
  const set = {
    name: "s",
    texts: ["late parcel", "late parcel", "refund", "refund"],
    labels: ["a", "a", "b", "b"],
    k: 2,
  };
  const figures = figuresOf(set, {
    fits,
    found: [found(0, [0, 0, 1, 1]), found(1, [0, 0, 1, -1]), found(2, [0, 0, 1]), found(3, [0, 1, 1])],
  });
  expect(figures.nmi).toMatchObject({ value: 1, high: 1 });
  expect(figures.ari?.low).toBeCloseTo(4 / 7, 4);
  expect(figures).toMatchObject({
    topics: { value: 2, low: 2, high: 2 },
    coverage: { value: 1, low: 0.75, high: 1 },
    coherence: { value: 1 },
    diversity: { value: 1 },
    seconds: 0,
    memoryMiB: 100,
  });
});

it("figuresOf() takes all topics of a text against all its labels", () => {
  const set = { name: "s", texts: ["a", "b"], severalLabels: [["p", "q"], ["q"]], k: 2 };
  const both = [0, 1, 2, 3].map((fit) => ({ ...found(fit, [0, 1]), several: [[0, 1], [1]] }));
  expect(figuresOf(set, { fits: fits.slice(0, 2).concat({ seed: 1 }, { seed: 1 }), found: both }).bcubed?.value).toBe(
    1,
  );
});
