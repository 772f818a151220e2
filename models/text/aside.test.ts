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
