import { describe, expect, it } from "vitest";
import { countDifferent, matrixOf, rowOf, rowsOf, selectRows } from "./matrix.ts";

const rows = [
  [1, 2],
  [3, 4],
  [1, 2],
];

describe("matrixOf()", () => {
  it("copies rows, one after the other", () => {
    expect(matrixOf(rows)).toEqual({ data: Float64Array.of(1, 2, 3, 4, 1, 2), rows: 3, columns: 2 });
    expect(rowsOf(matrixOf(rows))).toEqual(rows);
    expect(matrixOf([])).toEqual({ data: new Float64Array(), rows: 0, columns: 0 });
  });
  it("refuses rows that differ in length, and numbers whose squares would be infinite", () => {
    expect(() => matrixOf([[1, 2], [3]])).toThrow("Cannot take row 1 with 1 numbers: 2 were wanted, as in row 0");
    expect(() => matrixOf([[1], [NaN]])).toThrow("Cannot take NaN in row 1: numbers up to 1e+100 were wanted");
    expect(() => matrixOf([[-Infinity]])).toThrow(RangeError);
    expect(() => matrixOf([[1e101]])).toThrow(RangeError);
  });
});

describe("rowOf(), selectRows()", () => {
  it("show a row where it lies, and copy rows in the order asked for", () => {
    const matrix = matrixOf(rows);
    rowOf(matrix, 1)[0] = 9;
    expect(rowsOf(selectRows(matrix, [1, 0, 1]))).toEqual([
      [9, 4],
      [1, 2],
      [9, 4],
    ]);
  });
});

describe("countDifferent()", () => {
  it("counts each kind of row once, no further than asked", () => {
    expect(countDifferent(matrixOf(rows))).toBe(2);
    expect(countDifferent(matrixOf([[0], [-0], [1e-300], [2]]))).toBe(3);
    expect(countDifferent(matrixOf([[1], [2], [3]]), { enough: 2 })).toBe(2);
    expect(countDifferent(matrixOf([[], []]))).toBe(1);
  });
  it("tells rows apart that differ in one cell only", () => {
    const grid = Array.from({ length: 5000 }, (_, i) => [i % 50, 7, Math.floor(i / 50)]);
    expect(countDifferent(matrixOf([...grid, ...grid]))).toBe(5000);
  });
  it("leaves out rows of no weight", () => {
    expect(countDifferent(matrixOf(rows), { weights: [1, 0, 2] })).toBe(1);
  });
});
