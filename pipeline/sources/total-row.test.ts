import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import { isTotalRow } from "./total-row.ts";

test("a row that adds others up is rejected, and told", async () => {
  const { accepted, rejected } = await readLines([
    "Mitgliedsnummer;Name;E-Mail;Tarif;Monatsbeitrag",
    "M1;Anna;anna@example.org;Basis;19,90 €",
    "M2;Ben;ben@example.org;Basis;19,90 €",
    "Summe:;;;;39,80 €",
  ]);
  expect(accepted.map(({ record }) => (record as { id: string }).id)).toEqual(["M1", "M2"]);
  expect(rejected).toEqual([{ line: 4, rows: 1, reason: "It adds other rows up, and is none itself" }]);
});

test("isTotalRow() takes no record for a total", () => {
  expect(isTotalRow(["Grand Total", "", "", "1,234.50", ""])).toBe(true);
  expect(isTotalRow(["", "Gesamt", "", "", "12", "3"])).toBe(true);
  // A customer of that name, an order whose id it is, an answer.
  expect(isTotalRow(["Total", "total@example.com", "", "", "", ""])).toBe(false);
  expect(isTotalRow(["Total", "2026-03-01", "12.50", "EUR"])).toBe(false);
  expect(isTotalRow(["Total", "", "", ""])).toBe(false);
  expect(isTotalRow(["17", "Total", "", ""])).toBe(false);
});
