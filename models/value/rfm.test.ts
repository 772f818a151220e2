import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitRfm, quintile, scoreRfm, spendRank } from "./rfm.ts";

function customer(recencyDays: number, orders: number, spendCents: number, currency = "EUR") {
  return { recencyDays, orders, spendCents, currency };
}

describe("quintile()", () => {
  it("puts ten different values into five equal fifths", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(values.map((value) => quintile(values, value))).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });
  it("gives equal values equal scores, however many there are", () => {
    const values = [1, 1, 1, 1, 1, 1, 1, 2, 2, 9];
    expect([1, 2, 9].map((value) => quintile(values, value))).toEqual([2, 5, 5]);
  });
  it("gives the middle where all are equal, and to one customer alone", () => {
    expect(quintile([4, 4, 4, 4], 4)).toBe(3);
    expect(quintile([4], 4)).toBe(3);
  });
  it("spreads fewer than five as far as they reach", () => {
    expect([1, 2].map((value) => quintile([1, 2], value))).toEqual([2, 4]);
    expect([1, 2, 3].map((value) => quintile([1, 2, 3], value))).toEqual([1, 3, 5]);
  });
  it("scores what it has not seen by where it lies", () => {
    expect(quintile([10, 20, 30, 40, 50], 5)).toBe(1);
    expect(quintile([10, 20, 30, 40, 50], 99)).toBe(5);
    expect(quintile([], 7)).toBe(3);
  });
  it("never falls as values rise", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), (values) => {
        const ascending = values.toSorted((a, b) => a - b);
        const scores = ascending.map((value) => quintile(ascending, value));
        expect(scores).toEqual(scores.toSorted((a, b) => a - b));
        expect(scores.every((score) => score >= 1 && score <= 5)).toBe(true);
      }),
    );
  });
});

describe("scoreRfm()", () => {
  const customers = [1, 2, 3, 4, 5].map((n) => customer(n * 10, n, n * 1000));
  const model = fitRfm(customers);

  it("gives 5 in recency to the most recent fifth of customers", () => {
    expect(customers.map((one) => scoreRfm(model, one).recency)).toEqual([5, 4, 3, 2, 1]);
  });
  it("gives 5 in frequency and value to those with most", () => {
    expect(scoreRfm(model, customers[4]!)).toEqual({ recency: 1, frequency: 5, monetary: 5 });
  });
  it("compares money within its currency", () => {
    const mixed = fitRfm([...customers, customer(1, 1, 90000, "JPY"), customer(1, 1, 100000, "JPY")]);
    expect(scoreRfm(mixed, customer(1, 1, 5000)).monetary).toBe(5);
    expect(scoreRfm(mixed, customer(1, 1, 90000, "JPY")).monetary).toBe(2);
  });
});

describe("spendRank()", () => {
  it("is the share who spend less", () => {
    const model = fitRfm([10, 20, 20, 40].map((cents) => customer(1, 1, cents)));
    expect([10, 20, 40].map((spendCents) => spendRank(model, { spendCents, currency: "EUR" }))).toEqual([
      0, 0.25, 0.75,
    ]);
    expect(spendRank(model, { spendCents: 99, currency: "USD" })).toBe(0);
  });
});
