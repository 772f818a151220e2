import { expect, test } from "vitest";
import { parseTaxonomy } from "./taxonomy-file.ts";

test("a line is a name and sentences, with or without a head, divided by commas or tabs", () => {
  const wanted = [
    { id: "late-delivery", name: "Late delivery", sentences: ["It is late, again", "Where is it?"], line: 2 },
    { id: "refund", name: "Refund", sentences: [], line: 4 },
  ];
  const csv = 'Name,example\nLate delivery,"It is late, again",Where is it?\n\nRefund,\n';
  expect(parseTaxonomy(csv, "t.csv")).toEqual(wanted);
  const tsv = "\uFEFFLate delivery\tIt is late, again\tWhere is it?\nRefund\n";
  expect(parseTaxonomy(tsv, "t.txt")).toEqual(wanted.map((entry, i) => ({ ...entry, line: i + 1 })));
});

test("JSON is an array of names with examples, a description, or both", () => {
  const json =
    '[{"name": "Late delivery",\n  "examples": ["It is late"]},\n {"name": "Refund", "description": "Money back"}]';
  expect(parseTaxonomy(json, "t.json")).toEqual([
    { id: "late-delivery", name: "Late delivery", sentences: ["It is late"], line: 1 },
    { id: "refund", name: "Refund", sentences: ["Money back"], line: 3 },
  ]);
});

test.each([
  [
    "t.csv",
    "name\nRefund\nDelivery\n refund! \n",
    't.csv, line 4: "refund!" is the name of line 2 too: wanted each once',
  ],
  ["t.csv", "Refund,a\n,b\n", "t.csv, line 2: a topic without a name; wanted a line each"],
  ["t.csv", "Refund\n!!\n", 't.csv, line 2: "!!" has no letters: wanted a name'],
  ["t.csv", 'Refund,"a\n', "t.csv, line 1: Quote Not Closed"],
  ["t.csv", "name,example\n", "t.csv holds no topics: wanted a line each"],
  ["t.csv", `${"x".repeat(61)}\n`, "t.csv, line 1: a name of 61 characters; 60 are the most"],
  ["t.json", '[{"name": "a"},\n{"name": "A"}]', 't.json, line 2: "A" is the name of line 1 too'],
  ["t.json", '[{"name": "a"},\n{"name": 7}]', "t.json, line 2: topic 2 has no name or examples as texts"],
  ["t.json", '{"name": "a"}', "t.json, line 1: wanted a line each"],
  ["t.json", "[", "t.json is no JSON"],
])("%s with %j is refused, with the line", (path, text, message) => {
  expect(() => parseTaxonomy(text, path)).toThrow(message);
});
