import { expect, it } from "vitest";
import { findAddresses } from "./addresses.ts";
import { scanText } from "./word-scan.ts";

const found = (text: string) => findAddresses(text, scanText(text)).map(({ start, end }) => text.slice(start, end));

it.each([
  ["Send it to 12 Baker Street, London NW1 6XE please", "12 Baker Street, London NW1 6XE"],
  ["I moved to 1600 Pennsylvania Ave, Washington, DC 20500.", "1600 Pennsylvania Ave, Washington, DC 20500"],
  ["Ich wohne in der Hochstraße 96, 10115 Berlin.", "Hochstraße 96, 10115 Berlin"],
  ["Alte Landstrasse 5a ist falsch", "Alte Landstrasse 5a"],
  ["habite au 10 rue de Rivoli, 75001 Paris", "10 rue de Rivoli, 75001 Paris"],
  ["vivo en Calle Mayor 5, Madrid", "Calle Mayor 5, Madrid"],
  ["Via Garibaldi 31, Milano", "Via Garibaldi 31, Milano"],
  ["woont op Prinsengracht 263, Amsterdam", "Prinsengracht 263, Amsterdam"],
  ["Drottninggatan 12 in Stockholm", "Drottninggatan 12"],
  ["Erzsébet tér 92 is where I live", "Erzsébet tér 92"],
  ["only by post: PO Box 77, Mildura", "PO Box 77, Mildura"],
  ["Unit 8505 Box 3866\nDPO AP 93558", "Unit 8505 Box 3866\nDPO AP 93558"],
  ["My address is Quarry Lane since May", "Quarry Lane"],
  ["it is 8b corrigan street, not 9", "8b corrigan street"],
  ["he lives at 98 Grote Baan 477", "98 Grote Baan 477"],
])("finds the address in %j", (text, address) => {
  expect(found(text)).toEqual([address]);
});

it("takes the lines of an address as one", () => {
  expect(found("Jo\n63 Lovers Lane\nSuite 76\nPort Whangarei\nNicaragua 11363\nThanks")).toEqual([
    "63 Lovers Lane\nSuite 76\nPort Whangarei\nNicaragua 11363",
  ]);
});

it("finds a postcode that stands alone, and ends where the telephone begins", () => {
  expect(found("My zip code is 90210, the PLZ 80331 and postcode: SW1A 2AA, zip file 20231")).toEqual([
    "90210",
    "80331",
    "SW1A 2AA",
  ]);
  expect(found("122 Wren Mews, London SE97 4EQ\nTel. 0")).toEqual(["122 Wren Mews, London SE97 4EQ"]);
  expect(found("Report sent 7 Feb, key photos 9 Feb. No more queue at the plaza with the new lanes, 25 mins")).toEqual(
    [],
  );
});

it("leaves shops in streets, quantities, routes and talk alone", () => {
  for (const text of [
    "your Oxford Street store was closed, 3 weeks on the road",
    "I had to give up my place from 31 July, spring 2024, hiring 30 people, via Lisbon, 6 July",
    "2 boxes, unit 5 is broken, suite 12 was dirty, order 5 Windows 11",
    "Ship 3 rolls x 20 of thermal paper, gate 14, route 66, in a good way 100 times",
    "Order 40192-H has not arrived, delivered on 2024-05-12 at 11:20",
  ]) {
    expect(found(text)).toEqual([]);
  }
});
