import { expect, it } from "vitest";
import { droppedOptions } from "./dropped-options.ts";

it("droppedOptions() tells what is no longer asked for, and how to ask for it again", () => {
  const before = { seed: 1, topics: 8, segments: 4, weights: { value: 2 }, protect: ["Area", "Tier"] };
  expect(droppedOptions(before, { seed: 1, segments: 5 })).toEqual([
    "The analysis before was asked for 8 topics, this one is not: --topics 8 asks for them again",
    "The analysis before was asked for weights of its own, this one is not: --weigh asks for them again",
    "The analysis before was asked for protected columns (Area, Tier), this one is not: --protect asks for them again",
  ]);
});

it("droppedOptions() is silent at first, where the same is asked for, and where a file gives the topics", () => {
  expect(droppedOptions(undefined, { seed: 1 })).toEqual([]);
  expect(droppedOptions({ seed: 1, topics: 8 }, { seed: 1, topics: 8 })).toEqual([]);
  expect(droppedOptions({ seed: 1, topics: 8 }, { seed: 1, taxonomy: "a" })).toEqual([]);
});
