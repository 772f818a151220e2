import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import type { Feedback } from "../types.ts";
import { mapOf } from "./map-columns.ts";

test("several columns that are mapped to text are several questions, and a row needs an answer to one", async () => {
  const map = mapOf(
    [
      ["text", "Q1"],
      ["text", "Q2"],
    ],
    () => new Error(),
  );
  expect(map).toEqual({ text: ["Q1", "Q2"] });
  const { accepted, rejected } = await readLines(["Q1,Q2,mail", "Good,,a@mail.example", ",Slow,b@mail.example"], {
    as: "feedback",
    map,
  });
  expect(accepted.map(({ record }) => (record as Feedback).text)).toEqual(["Good", "Slow"]);
  expect(rejected).toEqual([]);
});
