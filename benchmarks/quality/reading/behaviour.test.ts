import { expect, it } from "vitest";
import { behaviourTests, behaviourTexts, failures } from "./behaviour.ts";
import type { Answer } from "./labelled.ts";

const tests = behaviourTests();

/** Answers everything alike. */
function always(label: Answer["label"]): ReadonlyMap<string, Answer> {
  return new Map(behaviourTexts(tests).map(({ id }) => [id, { label, score: 0 }]));
}

it("every kind has at least forty tests, and none compares a text with itself", () => {
  for (const { tests: count } of failures(tests, always("neutral"))) expect(count).toBeGreaterThanOrEqual(40);
  expect(tests.filter(({ text, like }) => text === like)).toEqual([]);
});

it("who answers everything alike fails no invariance, and the negations it does not fit", () => {
  const failed = new Map(failures(tests, always("negative")).map((one) => [one.kind, one.failed]));
  expect(failed.get("another name")).toBe(0);
  expect(failed.get("a typo")).toBe(0);
  // 27 are negative when negated, 15 when said plainly.
  expect(failed.get("negated")).toBe(15);
  expect(failed.get("said plainly")).toBe(27);
});

it("a text that is not read fails", () => {
  for (const { tests: count, failed } of failures(tests, new Map())) expect(failed).toBe(count);
});

it("seeds' typos are made of the same words but one or two", () => {
  const typos = tests.filter(({ kind }) => kind === "a typo");
  for (const { text, like } of typos) {
    const words = new Set(like!.split(" "));
    const strange = text.split(" ").filter((word) => !words.has(word));
    expect(strange.length, text).toBeGreaterThanOrEqual(1);
    expect(strange.length, text).toBeLessThanOrEqual(2);
  }
});
