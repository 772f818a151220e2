import { describe, expect, it } from "vitest";
import { fitRow, learnRowWidth } from "./row-width.ts";

const three = { columns: 3, least: 3 };

describe("fitRow()", () => {
  it("leaves a row that fits as it is", () => {
    const cells = ["1", "2", "3"];
    expect(fitRow(cells, three)).toBe(cells);
  });

  it("drops empty cells too many", () => {
    expect(fitRow(["1", "2", "3", "", " "], three)).toEqual(["1", "2", "3"]);
  });

  it("says why a row is too long or too short", () => {
    expect(fitRow(["1", "2", "3", "4"], three)).toBe(
      "Row has 4 cells, more than the 3 columns: a delimiter inside a cell must be quoted",
    );
    expect(fitRow(["1"], three)).toBe(
      "Row has 1 cell, fewer than the 3 columns: a line end inside a cell must be quoted",
    );
  });

  it("fills up a row that may end early", () => {
    expect(fitRow(["1", "2"], { columns: 3, least: 2 })).toEqual(["1", "2", ""]);
  });
});

describe("learnRowWidth()", () => {
  const header = ["id", "text", "note"];
  const full = (n: number) => [`T-${n}`, "Late", "x"];
  const short = (n: number) => [`T-${n}`, "Late"];

  it("asks for all columns where short rows are few", () => {
    expect(learnRowWidth(header, [full(1), full(2), full(3), full(4), full(5), full(6), short(7)])).toEqual(three);
  });

  it("lets rows end early in a file that leaves out empty cells at the end", () => {
    expect(learnRowWidth(header, [full(1), short(2), full(3), short(4), full(5), short(6)])).toEqual({
      columns: 3,
      least: 2,
    });
  });

  it("does not where full rows end in empty cells", () => {
    const empty = ["T-1", "Late", ""];
    expect(learnRowWidth(header, [empty, short(2), empty, short(4), empty, short(6)])).toEqual(three);
  });

  it("does not where short rows begin otherwise: they are parts of broken rows", () => {
    const part = ["and two bulbs were missing", "x"];
    expect(learnRowWidth(header, [full(1), part, full(3), part, full(5), part])).toEqual(three);
  });

  it("lets columns without a name at the end be missing", () => {
    expect(learnRowWidth(["id", "text", "", ""], [])).toEqual({ columns: 4, least: 2 });
  });
});
