import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";

const long = (words: number) => "pump ".repeat(words).trim();

test("a text is stored up to 100,000 characters, and the report says of each row what is cut or not read", async () => {
  const { accepted, rejected } = await readLines([
    "id,comment,rating",
    `a,${long(3000)},5`,
    `b,${long(4000)},4`,
    `c,${long(100_000)},3`,
    `d,${long(4000)},eleven`,
  ]);
  expect(rejected).toEqual([]);
  expect(accepted.map(({ record }) => "text" in record && record.text.length)).toEqual([
    14_999, 19_999, 99_999, 19_999,
  ]);
  const whole = "Kept whole, but of its 19,999 characters the first 16,384 are read";
  expect(accepted.map(({ line, lost }) => lost && [line, lost.column, lost.reason])).toEqual([
    undefined,
    [3, "comment", whole],
    [
      4,
      "comment",
      "Kept without its end: of its 499,999 characters the first 100,000 are stored and the first 16,384 read",
    ],
    [5, "comment", expect.stringMatching(/^Kept without its rating: is no rating; Kept whole, but of its 19,999/)],
  ]);
});

test("what is behind the cut was masked before it, and never splits a placeholder", async () => {
  const lines = ["id,comment,date", `a,${"anna@shop.example ".repeat(20_000)},2026-03-01`];
  const { accepted } = await readLines(lines, { as: "feedback", map: { text: "comment" } });
  const [first] = accepted;
  const text = first && "text" in first.record ? first.record.text : "";
  expect(text).toMatch(/^(\[EMAIL\] )+\[EMAIL\]$/);
  expect(text.length).toBe(99_999);
});
