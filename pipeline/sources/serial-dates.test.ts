import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import type { Feedback } from "../types.ts";
import { countSerials, serialsTold } from "./serial-dates.ts";

const lines = (...dates: readonly string[]) => ["Datum;Kommentar", ...dates.map((at, i) => `${at};Nicht gut ${i}`)];

async function datesOf(rows: readonly string[]) {
  const { accepted, rejected } = await readLines(rows);
  return {
    dates: accepted.map(({ record }) => (record as Feedback).at),
    reasons: rejected.map(({ reason }) => reason),
  };
}

async function told(rows: readonly string[]) {
  const { understanding } = await readLines(rows);
  const { see, counts } = countSerials(understanding);
  for (const [i, row] of rows.slice(1).entries()) see({ line: i + 2, rows: 1, values: row.split(";") });
  return counts.map(serialsTold);
}

test("days of a spreadsheet among dates are read, with a comma too, from 1990 on", async () => {
  const { dates, reasons } = await datesOf(lines("13.07.2023", "45123", "45123,5", "45123.25", "20000", "99999"));
  expect(dates).toEqual([
    "2023-07-13T00:00:00.000Z",
    "2023-07-16T00:00:00.000Z",
    "2023-07-16T12:00:00.000Z",
    "2023-07-16T06:00:00.000Z",
  ]);
  expect(reasons).toEqual([expect.stringContaining("it is before 1990"), expect.stringContaining("it is not a date")]);
});

test("a time of day beside a day of a spreadsheet is its time", async () => {
  const { accepted } = await readLines(["date,time,comment", "2023-07-13,10:00,Bad", "45123,11:30,Worse than bad"]);
  expect((accepted[1]!.record as Feedback).at).toBe("2023-07-16T11:30:00.000Z");
});

test("it is told how many numbers were read as dates, and where", async () => {
  expect(await told(lines("13.07.2023", "45123", "45124", "2.8.2023"))).toEqual([
    '2 numbers among the dates in "Datum" (lines 3, 4) were read as Excel\'s serial dates: 45123 is 2023-07-16',
  ]);
  expect(await told(lines("13.07.2023", "14.07.2023"))).toEqual([undefined]);
});

test("dates that a spreadsheet may have turned are told of: none written out could be, and all numbers are", async () => {
  // 3, 4 and 5 February, or the second of March, April and May.
  const [turned] = await told(lines("13/07/2023", "14/07/2023", "28/07/2023", "44960", "44961", "44962"));
  expect(turned).toContain("day and month of these are the other way round");
  const [fine] = await told(lines("13/07/2023", "02/07/2023", "28/07/2023", "44960", "44961", "44962"));
  expect(fine).not.toContain("other way round");
});

test("a column of nothing but numbers is no date, unless its name says so", async () => {
  const numbers = ["45123", "45124", "1700000001", "20230716"];
  const unnamed = await readLines(["nummer;comment", ...numbers.map((n, i) => `${n};Not good ${i}`)]);
  expect(Object.values(unnamed.fields)).not.toContain("at");
  const named = await readLines(["date;comment", ...numbers.slice(0, 2).map((n, i) => `${n};Not good ${i}`)]);
  expect(named.fields).toMatchObject({ date: "at" });
});
