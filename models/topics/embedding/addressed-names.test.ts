import { expect, test } from "vitest";
import { addressedNames } from "./addressed-names.ts";

test("addressedNames() takes the names in handles that many texts are written to", () => {
  const texts = Array.from({ length: 100 }, (_, i) => ({
    body: i < 10 ? "@NorthAirHelp where is my bag" : "late again",
  }));
  expect([...addressedNames(texts)].sort()).toEqual(["north", "northair", "northairhelp"]);
});

test("addressedNames() leaves handles of few texts, and mail addresses", () => {
  const texts = Array.from({ length: 100 }, (_, i) => ({
    body: i < 4 ? "@bob said so" : "write to care@northair.example",
  }));
  expect(addressedNames(texts).size).toBe(0);
});
