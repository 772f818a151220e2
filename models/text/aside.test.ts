import { expect, it } from "vitest";
import { partsAside } from "./aside.ts";

const textsOf = (text: string) => partsAside(text).map(({ start, end }) => text.slice(start, end));

it("partsAside() finds handles, links, order numbers and placeholders, in order", () => {
  expect(textsOf("@GWRHelp where is EV-2041-77, [NAME_1]? See https://gwr.example/t?id=12345, ref #48213")).toEqual([
    "@GWRHelp",
    "EV-2041-77",
    "[NAME_1]",
    "https://gwr.example/t?id=12345,",
    "#48213",
  ]);
});

it("partsAside() leaves amounts, years of a date and mail addresses alone", () => {
  expect(textsOf("2 of 3 parcels for 49.90 since May, write to a.b@shop.example")).toEqual([]);
});

it("partsAside() cuts a part where a sentence ends in the middle of it", () => {
  const text = "See https://gwr.example/a!b now.";
  const at = text.indexOf("b now");
  const sentences = [
    { start: 0, end: at },
    { start: at, end: text.length },
  ];
  expect(partsAside(text, sentences).map(({ start, end }) => text.slice(start, end))).toEqual([
    "https://gwr.example/a!",
    "b",
  ]);
});
