import { describe, expect, it } from "vitest";
import { sequenceLength, unfinishedTail } from "./utf8.ts";

const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");

describe("sequenceLength()", () => {
  it.each([
    ["a letter", "61", 1],
    ["é", "c3 a9", 2],
    ["€", "e2 82 ac", 3],
    ["an emoji", "f0 9f 98 80", 4],
    ["an overlong slash", "c0 af", 0],
    ["an overlong NUL of three bytes", "e0 80 80", 0],
    ["half a surrogate pair", "ed a0 80", 0],
    ["more than U+10FFFF", "f4 90 80 80", 0],
    ["a byte that only continues", "a9", 0],
    ["é of Windows-1252 before a space", "e9 20", 0],
    ["the beginning of €", "e2 82", -1],
  ])("of %s (%s) is %i", (_name, hex, length) => {
    expect(sequenceLength(bytes(hex), 0)).toBe(length);
  });
});

describe("unfinishedTail()", () => {
  it("counts the bytes that the next chunk may complete", () => {
    expect(unfinishedTail(bytes("61 e2 82"))).toBe(2);
    expect(unfinishedTail(bytes("61 f0 9f 98"))).toBe(3);
    expect(unfinishedTail(bytes("61 c3"))).toBe(1);
  });

  it("counts none where a sequence is whole or broken", () => {
    expect(unfinishedTail(bytes("e2 82 ac"))).toBe(0);
    expect(unfinishedTail(bytes("ff"))).toBe(0);
    expect(unfinishedTail(bytes(""))).toBe(0);
  });
});
