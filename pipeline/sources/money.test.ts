import { describe, expect, test } from "vitest";
import { decideDecimal, minorUnits, parseAmount, type Decimal } from "./money.ts";

function cents(text: string, { decimal = ".", currency = "EUR" }: { decimal?: Decimal; currency?: string } = {}) {
  const amount = parseAmount(text, decimal);
  return "wrong" in amount ? amount.wrong : [minorUnits(amount, amount.currency ?? currency), amount.currency];
}

describe("parseAmount()", () => {
  test.each([
    ["12.50", 1250, undefined],
    ["12", 1200, undefined],
    ["1.234,56 €", 123456, "EUR"],
    ["€ 1.234,56", 123456, "EUR"],
    ["$1,234.56", 123456, "USD"],
    ["USD 12", 1200, "USD"],
    ["12 usd", 1200, "USD"],
    ["(12.50)", -1250, undefined],
    ["-3,00", -300, undefined],
    ["-$3.00", -300, "USD"],
    ["$-3.00", -300, "USD"],
    ["3,00-", -300, undefined],
    ["−3,00 €", -300, "EUR"],
    ["12,5", 1250, undefined],
    ["1'234.50", 123450, undefined],
    ["CHF 1’234.–", 123400, "CHF"],
    ["1 234,50 zł", 123450, "PLN"],
    ["1\u202f234,50\u00a0€", 123450, "EUR"],
    ["12,34,567.80", 123456780, undefined],
    ["1.234.567", 123456700, undefined],
    ["￥1,200", 1200, "JPY"],
    ["0.125", 13, undefined],
    [".5", 50, undefined],
    ["+7.00", 700, undefined],
  ])("reads %s", (text, units, currency) => {
    expect(cents(text)).toEqual([units, currency]);
  });

  test("reads 1.234 as the column does", () => {
    expect(cents("1.234", { decimal: "," })).toEqual([123400, undefined]);
    expect(cents("1.234", { decimal: "." })).toEqual([123, undefined]);
    expect(cents("1,234", { decimal: "." })).toEqual([123400, undefined]);
  });

  test("keeps the minor units of the currency", () => {
    expect(cents("1200", { currency: "JPY" })).toEqual([1200, undefined]);
    expect(cents("1.2345", { currency: "KWD" })).toEqual([1235, undefined]);
    expect(cents("1.005", { currency: "EUR" })).toEqual([101, undefined]);
  });

  test.each(["free", "12 apples", "1.2.3,4,5", "1,23,4", "", "12 34 EUR USD", "NaN", "1e5", "12%"])(
    "refuses %j",
    (text) => {
      expect(cents(text)).toBe("it is not an amount");
    },
  );

  test("refuses amounts that a number cannot hold exactly", () => {
    expect(cents("999999999999999999.00")).toEqual([undefined, undefined]);
  });
});

test("decideDecimal() goes by the amounts that show their decimal sign", () => {
  expect(decideDecimal(["1.234", "12,50", "3"])).toBe(",");
  expect(decideDecimal(["1,234", "12.50"])).toBe(".");
  expect(decideDecimal(["1.234", "2.500"])).toBeUndefined();
});
