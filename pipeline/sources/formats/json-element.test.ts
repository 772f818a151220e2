import { describe, expect, it } from "vitest";
import { parseElement } from "./json-element.ts";

const parse = (text: string) => parseElement(text, { line: 4, column: 3 });

describe("parseElement()", () => {
  it("gives the value with the line it begins on", () => {
    expect(parse('{"a":[1,"x"]}')).toEqual({ line: 4, values: undefined, object: { a: [1, "x"] } });
  });

  it("says where the text is no JSON, and quotes nothing of it", () => {
    const bad = parse('{"mail":"anna@shop.example",\n"b" 2}');
    // What is wrong is said in the words of the engine, which change with it.
    expect(bad).toMatchObject({
      line: 4,
      column: 5,
      reason: expect.stringMatching(/^Not JSON: .* \(line 5, column 5\)$/),
    });
    expect(JSON.stringify(bad)).not.toContain("anna");
    expect(JSON.stringify(parse("{anna@shop.example}"))).not.toContain("anna");
    expect(JSON.stringify(parse('["anna@shop.example", oops]'))).not.toContain("anna");
  });

  it("leaves out NUL and makes U+FFFD of half a character: neither can be stored", () => {
    expect(parse(String.raw`{"a\u0000b":"x\u0000y \ud83d\ude00 \uD83D \ude00 \\u0000 \u0041"}`)).toMatchObject({
      object: { ab: "xy 😀 \ufffd \ufffd \\u0000 A" },
    });
  });
});
