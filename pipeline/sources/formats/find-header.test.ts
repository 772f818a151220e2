import { describe, expect, it } from "vitest";
import { findHeader, firstValueLike, isBlankRow, nameColumns } from "./find-header.ts";

const at = (...rows: readonly (readonly string[])[]) => findHeader(rows.map((cells, i) => ({ line: i + 1, cells })));
const header = ["id", "customer", "text", "at"];
const row = ["1", "C-1", "Late again", "2025-01-01"];

describe("findHeader()", () => {
  it("is the first row where nothing stands above it", () => {
    expect(at(header, row, row)).toBe(0);
  });

  it("skips titles", () => {
    expect(at(["Report of March"], header, row, row)).toBe(1);
    expect(at(["Report of March", "", "", ""], ["Exported by:", "Anna", "", ""], header, row, row)).toBe(2);
    expect(at(["Report of March"], header)).toBe(1);
  });

  it("keeps a header over rows of which one is too long", () => {
    expect(at(["id", "text", "at"], [...row, "x", "y"])).toBe(0);
  });

  it("keeps a header with gaps, as surveys have over choices", () => {
    const gaps = ["id", "What did you like?", "", "", "", "Where?", "", ""];
    expect(at(gaps, ["1", "a", "b", "", "", "x", "", "y"], ["2", "a", "b", "", "", "x", "", "y"])).toBe(0);
  });

  it("keeps a header of one column or two", () => {
    expect(at(["text"], ["Good"], ["Bad"])).toBe(0);
    expect(at(["id", "text"], ["1", "Good"])).toBe(0);
  });

  it("is the first row when all look like titles, and -1 without rows", () => {
    expect(at(["a"])).toBe(0);
    expect(at()).toBe(-1);
  });
});

describe("nameColumns()", () => {
  it("numbers equal headers and names empty ones by position", () => {
    expect(nameColumns(["id", "comment", "comment", "", "comment"])).toEqual([
      "id",
      "comment",
      "comment (2)",
      "column 4",
      "comment (3)",
    ]);
  });

  it("takes no name that another column has", () => {
    expect(nameColumns(["a", "a", "a (2)", "", "column 4"])).toEqual([
      "a",
      "a (3)",
      "a (2)",
      "column 4",
      "column 4 (2)",
    ]);
  });

  it("keeps names that objects have of their own, other scripts and long ones, and trims", () => {
    const long = "Wie ".repeat(1000) + "?";
    const names = ["__proto__", "constructor", " 本文\u00a0", "\ufeffid", long];
    expect(nameColumns(names)).toEqual(["__proto__", "constructor", "本文", "id", long]);
  });
});

it("firstValueLike() finds a date, an e-mail address or an amount among headers", () => {
  expect(firstValueLike(["id", "2025-01-03", "text"])).toBe(2);
  expect(firstValueLike(["anna@shop.example"])).toBe(1);
  expect(firstValueLike(["a", "b", "19,90"])).toBe(3);
  expect(firstValueLike(["id", "Q1", "2024", "text @ home"])).toBeUndefined();
});

it("isBlankRow() is true where no cell holds more than spaces", () => {
  expect(isBlankRow(["", " ", "\t"])).toBe(true);
  expect(isBlankRow(["", "x"])).toBe(false);
});
