import { expect, test } from "vitest";
import { storable, storableIn } from "./shown.ts";

test.each([
  ["https://shop.example/reset?token=abcDEFghiJKL", "[URL]"],
  ["AB123456C", "[ID]"],
  ["anna@shop.example", "[EMAIL]"],
  ["DE89370400440532013000", "[IBAN]"],
  ["86.231.85.193", "[IP]"],
])("storable() masks a cell without a blank: %s", (cell, stored) => {
  expect(storable(cell)).toBe(stored);
});

test.each(["2026-05-12", "2026-05-12T10:00:00Z", "12/05/2026 10:15", "ORD-123456", "4.18.2.0", "1,234.56", "true"])(
  "storable() keeps %s",
  (cell) => expect(storable(cell)).toBe(cell),
);

test.each([
  "Comment",
  "Satisfaction comment",
  "satisfactionComment",
  "internal_note",
  "Cancellation reason",
  "Remarks",
])("storableIn() masks names in every cell of a column of free text: %s", (column) => {
  const store = storableIn(column);
  expect(store("Sarah Jones was very rude")).toBe("[NAME_1] was very rude");
  expect(store("2026-05-12")).toBe("2026-05-12");
  expect(store("too expensive")).toBe("too expensive");
});

test.each(["Brand", "Assignee", "Comment author", "Group", "Notebook"])(
  "storableIn() keeps the few words of a column that rows are grouped by: %s",
  (column) => expect(storableIn(column)("Tom Miller")).toBe("Tom Miller"),
);

test("storableIn() takes four small numbers for an address where the column is called so", () => {
  for (const name of ["IP", "client_ip", "ipAddress", "Customer IP address", "remoteIp"])
    expect(storableIn(name)(" 8.8.4.41")).toBe("[IP]");
  for (const name of ["App version", "Shipping", "Recipient", "Zip", "ship to"])
    expect(storableIn(name)("8.8.4.41")).toBe("8.8.4.41");
});
