import { describe, expect, it } from "vitest";
import { inBatches, isRowProblem, UnusableInput } from "./raw-record.ts";

describe("UnusableInput", () => {
  it("names file, line, column, what is wrong and what was wanted", () => {
    const error = new UnusableInput("has too many columns", { file: "a.csv", line: 3, column: 7, wanted: "at most 5" });
    expect(error.message).toBe("a.csv, line 3, column 7 has too many columns: wanted at most 5");
    expect(error).toMatchObject({ name: "UnusableInput", file: "a.csv", line: 3, column: 7, wanted: "at most 5" });
  });

  it("leaves out what is not known", () => {
    expect(new UnusableInput("is empty", { file: "a.csv", wanted: "rows" }).message).toBe(
      "a.csv is empty: wanted rows",
    );
  });
});

describe("inBatches()", () => {
  it("cuts 2,500 entries into 1,000, 1,000 and 500, in order", () => {
    const entries = Array.from({ length: 2500 }, (_, line) => ({ line, values: [] }));
    const batches = [...inBatches(entries)];
    expect(batches.map((batch) => batch.length)).toEqual([1000, 1000, 500]);
    expect(batches.flat()).toEqual(entries);
  });

  it("gives no batch for no entries", () => {
    expect([...inBatches([])]).toEqual([]);
  });
});

describe("isRowProblem()", () => {
  it("tells problems from records", () => {
    expect(isRowProblem({ line: 1, reason: "Row has 1 cell" })).toBe(true);
    expect(isRowProblem({ line: 1, values: ["a"] })).toBe(false);
    expect(isRowProblem({ line: 1, values: undefined, object: { reason: "late" } })).toBe(false);
  });
});
