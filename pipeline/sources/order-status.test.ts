import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";
import type { Order } from "../types.ts";
import { orderStatusIn } from "./order-status.ts";

const rows = ["1,2026-01-20,a@mail.example,10.00,nein", "2,2026-01-21,b@mail.example,20.00,ja"];

test.each([{}, { map: { status: "Storno" } }])(
  "yes under Storno is a cancelled order, no a paid one: %j",
  async (options) => {
    const { accepted, understanding } = await readLines(["Beleg,Datum,E-Mail,Betrag EUR,Storno", ...rows], options);
    expect(accepted.map(({ record }) => (record as Order).status)).toEqual(["paid", "cancelled"]);
    expect(understanding.warnings).toEqual([]);
  },
);

test("a status that is not understood is named", async () => {
  const { understanding } = await readLines(
    ["Beleg,Datum,E-Mail,Betrag EUR,Zustand", ...rows, "3,2026-01-22,c@mail.example,30.00,paid"],
    { map: { status: "Zustand" } },
  );
  expect(understanding.warnings).toEqual([
    '"Zustand" holds statuses that are not understood: "nein", "ja". Such orders count as paid',
  ]);
});

test("yes and no mean a status only under a name that says cancelled", () => {
  expect(["yes", "true", "1", "no", "cancelled", "?"].map(orderStatusIn("Is cancelled"))).toEqual([
    "cancelled",
    "cancelled",
    "cancelled",
    "paid",
    "cancelled",
    undefined,
  ]);
  expect(orderStatusIn("Status")("yes")).toBeUndefined();
});
