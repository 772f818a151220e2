import { expect, test } from "vitest";
import { readableText } from "./readable-text.ts";

test.each([
  ["@NorthAir my bag is lost", " ".repeat(9) + " my bag is lost"],
  ["bag lost https://t.example/x9 @NorthAir", "bag lost" + " ".repeat(31)],
  ["order EV-2041-77 of [NAME_1] is late", "order " + " ".repeat(10) + " of " + " ".repeat(8) + " is late"],
])("readableText(%j) leaves blanks where handles, links, numbers and placeholders were", (body, readable) => {
  expect(readableText(body)).toBe(readable);
});

test("readableText() leaves mail addresses, years and a text that is nothing but a handle", () => {
  expect(readableText("since 2019 at bob@shop.example")).toBe("since 2019 at bob@shop.example");
  expect(readableText("@NorthAir")).toBe("@NorthAir");
});
