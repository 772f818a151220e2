import { expect, test } from "vitest";
import { textIdentity } from "./text-identity.ts";

const text = "[NAME_1] of [ADDRESS_1] was rude";

test("a text keeps its identity when what else stands in its row moves the numbers of its placeholders", () => {
  const first = textIdentity({ id: "7", question: "How was [NAME_1]?", text });
  expect(textIdentity({ id: "7", question: "How was [NAME_2]?", text: "[NAME_2] of [ADDRESS_12] was rude" })).toBe(
    first,
  );
});

test("another word, another kind of placeholder, another question and another id make another identity", () => {
  const others = [
    { id: "7", text: "[NAME_1] of [ADDRESS_1] was kind" },
    { id: "7", text: "[NAME_1] of [NAME_2] was rude" },
    { id: "7", text, question: "Why?" },
    { id: "8", text },
    { id: "7", text },
  ];
  expect(new Set(others.map(textIdentity)).size).toBe(5);
});
