import { expect, it } from "vitest";
import { studentQuantile } from "./student.ts";

it("studentQuantile() gives the printed values", () => {
  expect([1, 2, 5, 11, 12, 30, 120].map((degrees) => studentQuantile(degrees).toFixed(3))).toEqual(
    "12.706 4.303 2.571 2.201 2.179 2.042 1.980".split(" "),
  );
  expect(studentQuantile(1e9)).toBeCloseTo(1.959964, 6);
});

it("studentQuantile() says what was wanted of no whole degree", () => {
  expect(() => studentQuantile(0)).toThrow("Cannot give Student's t of 0 degrees of freedom");
  expect(() => studentQuantile(2.5)).toThrow("a whole number from 1 was wanted");
});
