import { describe, expect, it } from "vitest";
import { isRowProblem, type RawEntry } from "../raw-record.ts";
import { elementReader } from "./json-elements.ts";

/** Elements as `[line, value]`, problems as they are; the text given in pieces of `step` characters. */
function elements(text: string, { isInArray = false, step = Infinity } = {}) {
  const reader = elementReader({ line: 1, isInArray });
  const entries: RawEntry[] = [];
  for (let at = 0; at < text.length; at += step) entries.push(...reader.write(text.slice(at, at + step)));
  entries.push(...reader.end());
  return entries.map((entry) => (isRowProblem(entry) ? entry : [entry.line, entry.object]));
}

describe("elementReader()", () => {
  it("gives the elements of an array with their lines", () => {
    expect(elements('{"a":1},\n\n  {"a":[{"b":2}]},"x",3,\nnull ]', { isInArray: true })).toEqual([
      [1, { a: 1 }],
      [3, { a: [{ b: 2 }] }],
      [3, "x"],
      [3, 3],
      [4, null],
    ]);
  });

  it("gives objects one after another", () => {
    expect(elements('{"a":1}{"a":2}\n{"a":\n3}')).toEqual([
      [1, { a: 1 }],
      [1, { a: 2 }],
      [2, { a: 3 }],
    ]);
  });

  it("is not misled by brackets, quotes and backslashes in strings", () => {
    const object = { text: 'a } ] " \\ { [ , \\" ', path: "C:\\" };
    expect(elements(`${JSON.stringify(object)},${JSON.stringify(object)}]`, { isInArray: true })).toEqual([
      [1, object],
      [1, object],
    ]);
  });

  it("gives the same elements however the text is cut", () => {
    const text = '{"a":"x\\\\\\"}","b":[1,{"c":"\\\\"}]},\n{"a": bad},\r\n{"é":"漢😀"}, 12 ,"s"]';
    const whole = elements(text, { isInArray: true });
    expect(whole).toHaveLength(5);
    for (let step = 1; step < text.length; step++) expect(elements(text, { isInArray: true, step })).toEqual(whole);
  });

  it("reports one bad element with line and column, quotes nothing of it, and goes on", () => {
    const [first, bad, last] = elements('{"a":1},\n{"mail":"anna@shop.example" "b":2},\n{"a":3}]', { isInArray: true });
    expect([first, last]).toEqual([
      [1, { a: 1 }],
      [3, { a: 3 }],
    ]);
    expect(bad).toMatchObject({ line: 2, column: 29 });
    expect(JSON.stringify(bad)).not.toContain("anna");
  });

  it("says where a text is cut off, after the elements that are whole", () => {
    expect(elements('{"a":1},\n{"a":2', { isInArray: true })).toEqual([
      [1, { a: 1 }],
      { line: 2, column: 7, reason: "The text ends within the record that begins at line 2, column 1" },
    ]);
    expect(elements('{"a":1},\n', { isInArray: true })).toEqual([
      [1, { a: 1 }],
      { line: 2, column: 1, reason: "The text ends before the array does" },
    ]);
  });

  it("goes on at the next record after one whose bracket or quote is missing", () => {
    const missing = { line: 1, column: 1, reason: "Record does not end: a bracket or a quote is missing" };
    expect(elements('{"a":1,\n{"b":2},\n{"c":3}\n]', { isInArray: true })).toEqual([
      missing,
      [2, { b: 2 }],
      [3, { c: 3 }],
    ]);
    expect(elements('{"a":"1},\n{"b":2},\n{"c":3}\n]', { isInArray: true })).toEqual([
      missing,
      [2, { b: 2 }],
      [3, { c: 3 }],
    ]);
  });

  it("survives 100,000 brackets", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(elements(`{"a":${deep}},{"a":1}]`, { isInArray: true })).toEqual([
      { line: 1, reason: "Nested 100,001 deep, more than 100" },
      [1, { a: 1 }],
    ]);
    expect(elements("[".repeat(100_000))).toHaveLength(1);
  });

  it("reports a string of 10 MB by its length", () => {
    const long = "x".repeat(10_485_760);
    expect(elements(`{"a":"${long}"},{"a":1}]`, { isInArray: true, step: 100_000 })).toEqual([
      { line: 1, reason: "Cell of 10,485,760 characters, more than 1,000,000" },
      [1, { a: 1 }],
    ]);
  });

  it("does not hold a record of 20 million characters", () => {
    const long = `{"a":[${'"xxxxxxxx",'.repeat(2_000_000)}1]}`;
    expect(elements(`${long},{"a":1}]`, { isInArray: true, step: 1_000_000 })).toEqual([
      { line: 1, reason: "Record of 22,000,009 characters, more than 16,777,216" },
      [1, { a: 1 }],
    ]);
  });

  it("keeps __proto__ as a key like any other", () => {
    const [[, object]] = elements('{"__proto__":{"isAdmin":true}}') as [[number, object]];
    expect(Object.keys(object)).toEqual(["__proto__"]);
    expect(object).not.toHaveProperty("isAdmin", true);
    expect({}).not.toHaveProperty("isAdmin");
  });

  it("reads arrays one after another, and says when something else follows", () => {
    expect(elements('{"a":1}]\n[{"a":2}]\n', { isInArray: true })).toEqual([
      [1, { a: 1 }],
      [2, { a: 2 }],
    ]);
    expect(elements('{"a":1}]\nand so on', { isInArray: true })).toEqual([
      [1, { a: 1 }],
      { line: 2, column: 1, reason: "Text after the end of the array is not read" },
    ]);
  });
});
