import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulatePurchases } from "../../tests/simulated-purchases.ts";
import { expectedPurchases, probabilityAlive, probabilityOfPurchase } from "./bg-nbd-forecast.ts";
import { bgNbdLogLikelihood, fitBgNbd, type BgNbd, type Dropout } from "./bg-nbd.ts";
import { groupEqual } from "./repeat-purchases.ts";

// Fader, Hardie & Lee 2005, table 2: buyers of CDs, in weeks.
const published: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, dropout: "after-repeat" };
const modified: BgNbd = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614, dropout: "after-any" };
const spend = { p: 6.25, q: 3.74, v: 15.44 };
const customer = { repeats: 2, firstToLast: 30.43, firstToNow: 38.86 };
const dropouts: readonly Dropout[] = ["after-repeat", "after-any"];

function simulated(timing: BgNbd, customers: number, seed = 1) {
  return simulatePurchases({ timing, spend }, { seed, customers, span: 78, ahead: 39 });
}

describe("bgNbdLogLikelihood()", () => {
  it.each(dropouts)("has the derivatives that differences show, with dropout %s", (dropout) => {
    const groups = groupEqual([customer, { repeats: 0, firstToLast: 0, firstToNow: 9 }, { ...customer, repeats: 30 }]);
    const logLikelihood = bgNbdLogLikelihood(groups, dropout);
    const parameters = [0.3, 5, 0.7, 2];
    const gradient = [0, 0, 0, 0];
    logLikelihood(parameters, gradient);
    const differences = parameters.map((_, i) => {
      const [up, down] = [1e-5, -1e-5].map((by) => {
        const moved = parameters.map((value, j) => (i === j ? value + by : value));
        return logLikelihood(moved, [0, 0, 0, 0]);
      });
      return (up! - down!) / 2e-5;
    });
    gradient.forEach((value, i) => expect(value).toBeCloseTo(differences[i]!, 6));
  });
  it("is a probability: over all a customer who first bought t ago can have done, it comes to 1", () => {
    // One repeat at a time s within t, or none; more are rare at so low a rate.
    const logLikelihood = (repeats: number, firstToLast: number) =>
      bgNbdLogLikelihood(groupEqual([{ repeats, firstToLast, firstToNow: 1 }]), "after-any")(
        [1, 500, 1, 2],
        [0, 0, 0, 0],
      );
    const once = Array.from({ length: 100 }, (_, i) => Math.exp(logLikelihood(1, (i + 0.5) / 100)) / 100);
    const sum = Math.exp(logLikelihood(0, 0)) + once.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-5);
  });
});

describe("fitBgNbd()", () => {
  it.each([published, modified])("finds the parameters that customers were drawn with: %o", (timing) => {
    const { model, covariance, isConverged, isSteadied } = fitBgNbd(simulated(timing, 3000), timing);
    expect({ isConverged, isSteadied }).toEqual({ isConverged: true, isSteadied: false });
    (["r", "alpha", "a", "b"] as const).forEach((name, i) => {
      expect(Math.abs(Math.log(model[name] / timing[name]))).toBeLessThan(3 * Math.sqrt(covariance[i]![i]!));
    });
  });
  it("finds the same whatever the order of customers", () => {
    const customers = simulated(modified, 300);
    expect(fitBgNbd(customers.toReversed())).toEqual(fitBgNbd(customers));
  });
  it("finds the same in days as in weeks", () => {
    const customers = simulated(modified, 1000);
    const inDays = customers.map((one) => ({
      repeats: one.repeats,
      firstToLast: 7 * one.firstToLast,
      firstToNow: 7 * one.firstToNow,
    }));
    const [weeks, days] = [fitBgNbd(customers), fitBgNbd(inDays)];
    expect(days.model.alpha / weeks.model.alpha).toBeCloseTo(7, 5);
    expect(days.model.r).toBeCloseTo(weeks.model.r, 6);
  });
  it("holds what the data leave open, and says so", () => {
    const alike = Array.from({ length: 50 }, () => ({ repeats: 5, firstToLast: 50, firstToNow: 60 }));
    const { model, isSteadied, isConverged } = fitBgNbd(alike);
    expect({ isSteadied, isConverged }).toEqual({ isSteadied: true, isConverged: true });
    const expected = expectedPurchases(model, alike[0]!, { within: 10 });
    expect(expected).toBeGreaterThan(0.6);
    expect(expected).toBeLessThan(1.1);
  });
  it("answers where nobody bought twice, all bought today, or there is one customer", () => {
    const once = { repeats: 0, firstToLast: 0, firstToNow: 20 };
    for (const customers of [[once, once, once], [{ ...once, firstToNow: 0 }], [customer]]) {
      const { model } = fitBgNbd(customers);
      const expected = expectedPurchases(model, customers[0]!, { within: 10 });
      expect(expected).toBeGreaterThan(0);
      expect(expected).toBeLessThan(10);
    }
  });
  it("refuses nobody, and what cannot be", () => {
    expect(() => fitBgNbd([])).toThrow("0 customers");
    expect(() => fitBgNbd([{ repeats: 1, firstToLast: 9, firstToNow: 5 }])).toThrow("1 repeats until 9 of 5");
    expect(() => fitBgNbd([{ repeats: 0.5, firstToLast: 1, firstToNow: 5 }])).toThrow("0.5 repeats");
    expect(() => fitBgNbd([{ repeats: 1, firstToLast: NaN, firstToNow: 5 }])).toThrow("NaN");
    expect(() => fitBgNbd([{ repeats: 1, firstToLast: 1, firstToNow: Infinity }])).toThrow("Infinity");
  });
});

describe("probabilityAlive() and expectedPurchases()", () => {
  it("are those that lifetimes 0.11.3 gives, of the two kinds of dropout", () => {
    const of = (model: BgNbd) => [
      probabilityAlive(model, customer),
      expectedPurchases(model, customer, { within: 39 }),
    ];
    const fitted = { r: 0.242592928279822, alpha: 4.413532265271825, a: 0.7928859664406758, b: 2.4257523826258134 };
    const [alive, expected] = of({ ...fitted, dropout: "after-repeat" });
    expect(alive).toBeCloseTo(0.72660914, 8);
    expect(expected).toBeCloseTo(1.2259104241744085, 12);
    const other = { r: 0.5248377255676637, alpha: 6.1829884791339715, a: 0.8913562809311422, b: 1.6140000256721438 };
    const [aliveToo, expectedToo] = of({ ...other, dropout: "after-any" });
    expect(aliveToo).toBeCloseTo(0.70612626, 8);
    expect(expectedToo).toBeCloseTo(1.2626707787139533, 12);
  });
  it.each([published, modified])("are what customers did who were drawn so: %o", (timing) => {
    const customers = simulated(timing, 20000);
    const mean = (of: (one: (typeof customers)[number]) => number) =>
      customers.reduce((sum, one) => sum + of(one), 0) / customers.length;
    expect(mean((one) => probabilityAlive(timing, one))).toBeCloseTo(
      mean((one) => Number(one.isAlive)),
      2,
    );
    expect(mean((one) => expectedPurchases(timing, one, { within: 39 })) / mean((one) => one.later)).toBeCloseTo(1, 1);
    expect(mean((one) => probabilityOfPurchase(timing, one, 39))).toBeCloseTo(
      mean((one) => Number(one.later > 0)),
      2,
    );
  });
  it("is sure of who bought once only where nobody can stop after a first purchase", () => {
    const once = { repeats: 0, firstToLast: 0, firstToNow: 200 };
    expect(probabilityAlive(published, once)).toBe(1);
    expect(probabilityAlive(modified, once)).toBeLessThan(0.25);
  });
  it("passes smoothly where a is 1, by either way of summing", () => {
    for (const r of [0.5, 300]) {
      const [below, at, above] = [1 - 1e-7, 1, 1 + 1e-7].map((a) =>
        expectedPurchases({ ...modified, r, alpha: 10 * r, a }, customer, { within: 52 }),
      );
      expect(Math.abs((below! + above!) / 2 / at! - 1)).toBeLessThan(1e-9);
    }
  });
  it("is the same by either way of summing", () => {
    // C − A is a + b − r here, a little more and a little less than −8.
    const [one, other] = [10.5 - 1e-9, 10.5 + 1e-9].map((r) =>
      expectedPurchases({ r, alpha: 30, a: 0.891, b: 1.609, dropout: "after-any" }, customer, { within: 52 }),
    );
    expect(Math.abs(other! / one! - 1)).toBeLessThan(1e-8);
  });
  it("discounts: less than the whole, more than the whole as if it came at the end", () => {
    const whole = expectedPurchases(modified, customer, { within: 52 });
    const discounted = expectedPurchases(modified, customer, { within: 52, discountRate: 0.01 });
    expect(discounted).toBeLessThan(whole);
    expect(discounted).toBeGreaterThan(whole * Math.exp(-0.52));
    // Week by week, each at its middle.
    let sum = 0;
    for (let week = 0; week < 52; week++) {
      const [from, to] = [week, week + 1].map((within) => expectedPurchases(modified, customer, { within }));
      sum += (to! - from!) * Math.exp(-0.01 * (week + 0.5));
    }
    expect(discounted / sum).toBeCloseTo(1, 4);
  });
  it("stays a number, in range, for whatever may be asked", () => {
    const size = fc.double({ min: -6, max: 6, noNaN: true }).map((log) => Math.exp(log));
    fc.assert(
      fc.property(
        fc.record({ r: size, alpha: size, a: size, b: size, dropout: fc.constantFrom(...dropouts) }),
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 4000, noNaN: true }),
        (model, repeats, share, firstToNow) => {
          const one = { repeats, firstToLast: repeats > 0 ? share * firstToNow : 0, firstToNow };
          const alive = probabilityAlive(model, one);
          expect(alive).toBeGreaterThanOrEqual(0);
          expect(alive).toBeLessThanOrEqual(1);
          const [short, long] = [10, 300].map((within) => expectedPurchases(model, one, { within }));
          // Never more than who can never stop.
          const most = (alive * (model.r + repeats) * 300) / (model.alpha + firstToNow);
          expect(short).toBeGreaterThanOrEqual(0);
          expect(long).toBeGreaterThanOrEqual(short! * (1 - 1e-6));
          expect(long).toBeLessThanOrEqual(most * (1 + 1e-6) + 1e-12);
          expect(long! + 1e-9).toBeGreaterThanOrEqual(probabilityOfPurchase(model, one, 300) * (1 - 1e-6));
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
