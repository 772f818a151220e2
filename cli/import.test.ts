import { expect, it } from "vitest";
import { mappingOf } from "./import.ts";

it("mappingOf() reads field=column, and a column may hold the sign itself", () => {
  expect(mappingOf(["text=Comment", "customer = a=b "])).toEqual({ text: "Comment", customer: "a=b" });
});

it("mappingOf() refuses what names no field, and a field that is named twice", () => {
  expect(() => mappingOf(["Comment"])).toThrow('--map is "Comment": wanted field=column, such as text=Comment');
  expect(() => mappingOf(["text=A", "text=B"])).toThrow('--map gives text twice, "A" and "B": wanted one');
});
