import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";

const head = "Reviewer,Reviewer Email,Stars,Review,Date";
const rows = [
  "Carol M.,,5,Lovely pots and quick delivery this time,2026-03-01",
  "Carol M.,,1,Arrived in pieces and nobody answers my mails,2026-03-02",
  "Tom B.,tom@mail.example,3,It is a pot and that is all I can say of it,2026-03-03",
];

test("reviewers who are known by a shown name alone are nobody, and the report says so", async () => {
  const { accepted, understanding } = await readLines([head, ...rows]);
  expect(accepted.map(({ record }) => record)).toMatchObject([
    { customer: undefined, email: undefined, other: { Reviewer: "Carol M." } },
    { customer: undefined, email: undefined },
    { customer: undefined, email: "tom@mail.example" },
  ]);
  expect(understanding.warnings[0]).toBe(
    '"Reviewer" holds names that reviewers show, which are no ids: who is named by nothing else counts without a customer. ' +
      'Add --map customer="Reviewer" to take the names for ids',
  );
});

test("--map takes the names for ids", async () => {
  const { accepted } = await readLines([head, ...rows], { map: { customer: "Reviewer" } });
  expect(accepted[0]?.record).toMatchObject({ customer: "Carol M." });
});

test("codes are ids, whatever their column is called", async () => {
  const coded = rows.map((row, at) => row.replace(/^[^,]+/, `K-${at}`));
  const { accepted } = await readLines([head, ...coded]);
  expect(accepted[1]?.record).toMatchObject({ customer: "K-1" });
});

test("a row is kept without a rating that is none, and the report names the line", async () => {
  const { accepted, rejected } = await readLines([head, rows[0]!, rows[1]!.replace(",1,", ",9,"), rows[2]!], {
    preset: "trustpilot",
  });
  expect(rejected).toEqual([]);
  expect(accepted.map(({ line, lost }) => [line, lost?.reason])).toEqual([
    [2, undefined],
    [3, 'Kept without its rating: "9" is off the scale from 1 to 5'],
    [4, undefined],
  ]);
});
