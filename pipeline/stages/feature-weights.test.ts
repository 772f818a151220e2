import { expect, it } from "vitest";
import { checkWeights, parseWeights } from "./feature-weights.ts";

it("parseWeights() reads groups and numbers", () => {
  expect(parseWeights("value=2,topics=0")).toEqual({ value: 2, topics: 0 });
  expect(parseWeights(" attitude = 1.5 ")).toEqual({ attitude: 1.5 });
});

it.each([
  "",
  "value",
  "value=",
  "worth=2",
  "value=-1",
  "value=NaN",
  "value=Infinity",
  "value=1=2",
  "value=1,",
  "value=101",
])("parseWeights() says what was wanted of %j", (said) => {
  expect(() => parseWeights(said)).toThrow("wanted value, attitude, topics, behaviour with a number from 0 to 100");
});

it("parseWeights() takes no group twice, and not all for nothing", () => {
  expect(() => parseWeights("value=1,value=2")).toThrow("Cannot weigh value twice");
  expect(() => parseWeights("value=0,attitude=0,topics=0,behaviour=0")).toThrow("one weight above 0 was wanted");
  expect(() => checkWeights({ value: 0, attitude: 0, topics: 0 })).not.toThrow();
});
