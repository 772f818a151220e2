import { expect, it } from "vitest";
import { groupOf, protectedTest } from "./protected-columns.ts";

it("protectedTest() knows what a person is by the names of columns", () => {
  const isProtected = protectedTest([]);
  const columns = [
    "Gender",
    "age",
    "Age_Group",
    "Year of Birth",
    "dateOfBirth",
    "Geburtsdatum",
    "Ethnicity",
    "Religion",
  ];
  expect(columns.filter(isProtected)).toEqual(columns);
  expect(["Account age", "Page", "Plan", "Country", "Stage", "Sexton", "Racer", "Average"].filter(isProtected)).toEqual(
    [],
  );
});

it("protectedTest() takes the columns that are said, however they are spelt", () => {
  const isProtected = protectedTest(["postcode_area"]);
  expect(["Postcode Area", "postcode", "Gender"].filter(isProtected)).toEqual(["Postcode Area", "Gender"]);
});

it("groupOf() puts years and ages into decades and takes words as they are", () => {
  expect(["1952", "17/03/1988", "2001-02-03", "34", "7", "F", " Female ", "", "  "].map(groupOf)).toEqual([
    "1950s",
    "1980s",
    "2000s",
    "30 to 39",
    "00 to 09",
    "f",
    "female",
    undefined,
    undefined,
  ]);
});
