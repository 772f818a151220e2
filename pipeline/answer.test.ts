import fc from "fast-check";
import { expect, it } from "vitest";
import { decode, encode, fingerprint } from "./answer.ts";

it("decode() gives back what encode() wrote, typed arrays to the bit", () => {
  const value = { vector: new Float32Array([0.1, -1, Number.NaN]), ids: new Int32Array([1, -2]), list: [{ a: "ü" }] };
  expect(decode(encode(value))).toEqual(value);
});

it("decode() gives back any JSON", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => encode(decode(encode(value))) === encode(value)));
});

it("encode() of a view writes the view and not the buffer behind it", () => {
  const view = new Float64Array([1, 2, 3]).subarray(1);
  expect(decode(encode(view))).toEqual(new Float64Array([2, 3]));
});

it("fingerprint() keeps parts apart", () => {
  expect(fingerprint("ab", "c")).not.toBe(fingerprint("a", "bc"));
  expect(fingerprint("ab", "c")).toMatch(/^[0-9a-f]{32}$/);
});
