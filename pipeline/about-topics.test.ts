import { expect, it } from "vitest";
import { aboutTopics, changeInWords } from "./about-topics.ts";

const [delivery, courier] = [
  { id: "t1", label: "late delivery" },
  { id: "t7", label: "courier" },
];

it("changeInWords() names both topics of a change by id and name", () => {
  expect(changeInWords({ kind: "merged", topic: courier, with: delivery, share: 0.8 })).toBe(
    "t7 (courier) went into t1 (late delivery)",
  );
  expect(changeInWords({ kind: "split", topic: courier, with: delivery, share: 0.6 })).toBe(
    "t7 (courier) came out of t1 (late delivery)",
  );
  expect(changeInWords({ kind: "born", topic: courier })).toBe("t7 (courier) is new");
  expect(changeInWords({ kind: "gone", topic: courier })).toBe("t7 (courier) is gone");
});

it("aboutTopics() tells nothing where nothing was learned", () => {
  expect(aboutTopics(undefined, { isNew: true })).toEqual({ themes: [], changes: [], notes: [] });
});
