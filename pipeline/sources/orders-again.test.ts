import { expect, test } from "vitest";
import { readLines } from "../../tests/example-file.ts";

const header = "Buchungsnr;Kundennr;Datum;Betrag;Produkt";

async function read(...lines: readonly string[]) {
  const { items } = await readLines([header, ...lines], { as: "orders" });
  return items.map((item) =>
    "record" in item ? [item.line, item.rows, item.record.id, item.lost?.reason] : [item.line, item.reason],
  );
}

test("a row of an order that stands twice is a record that comes again, so that it counts as a duplicate", async () => {
  const row = "B1;R1;2026-05-03;49,00 €;E-Bike";
  expect(await read(row, "B2;R2;2026-05-04;19,00 €;Tour", row)).toEqual([
    [2, 1, "B1", undefined],
    [4, 1, "B1", undefined],
    [3, 1, "B2", undefined],
  ]);
});

test("of two amounts of one order the first counts, and the other is told", async () => {
  expect(
    await read("B1;R1;2026-05-03;49,00 €;E-Bike", "B1;R1;2026-05-03;49,00 €;Helm", "B1;R1;2026-05-03;59,00 €;Tour"),
  ).toEqual([[2, 3, "B1", "Kept with the amount of line 2: line 4 gives the same order another"]]);
});

test("an empty amount is called empty, whatever the currencies of the others", async () => {
  expect(
    await read("B1;R1;2026-05-03;;E-Bike", "B2;R1;2026-05-03;49,00 €;E-Bike", "B3;R1;2026-05-03;CHF 9.00;E-Bike"),
  ).toContainEqual([2, "The amount is empty: wanted what was paid, such as 49.90, or 0 for nothing"]);
});

test("a channel that is not known stays a column of the text, and is told", async () => {
  const { understanding, accepted } = await readLines([
    "Ticketnummer;Kundennr;Nachricht;Kanal",
    "T1;R1;The brakes on the rental bike were completely worn.;E-Mail",
    "T2;R2;The app would not unlock the bike.;App",
    "T3;R2;Where is my deposit?;Telefon",
  ]);
  expect(understanding.warnings).toContain(
    '"Kanal" holds channels that are not understood: "App". Such texts count as ticket, and the word stays a column of theirs',
  );
  expect(accepted[1]!.record).toMatchObject({ channel: "ticket", other: { Kanal: "App" } });
});
