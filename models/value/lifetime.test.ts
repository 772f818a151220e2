import { describe, expect, it } from "vitest";
import { simulatePurchases } from "../../tests/simulated-purchases.ts";
import { createForecast, type Lifetime } from "./lifetime-forecast.ts";
import { fitLifetime, type Buyer, type LifetimeModel } from "./lifetime.ts";

const timing = { r: 0.525, alpha: 43, a: 0.891, b: 1.614, dropout: "after-any" } as const;
const spend = { p: 6.25, q: 3.74, v: 1544 };

function simulated(customers: number, { seed = 1, span = 730 } = {}) {
  const drawn = simulatePurchases({ timing, spend }, { seed, customers, span, ahead: 365, isWhole: true });
  return drawn.map((one) => ({ ...one, spend: { purchases: one.repeats + 1, average: one.average } }));
}

function modelOf(buyers: readonly Buyer[]): LifetimeModel {
  const fit = fitLifetime(buyers);
  if (fit.kind !== "fitted") throw new Error(`A model was wanted, not ${JSON.stringify(fit)}`);
  return fit.model;
}

const faithful: Buyer = { repeats: 10, firstToLast: 300, firstToNow: 320, spend: { purchases: 11, average: 6000 } };
const gone: Buyer = { ...faithful, firstToLast: 100 };
const once: Buyer = { repeats: 0, firstToLast: 0, firstToNow: 200, spend: { purchases: 1, average: 6000 } };

describe("fitLifetime()", () => {
  it("says how many who bought again would do, where there are too few", () => {
    const nineteen = [...Array.from({ length: 19 }, () => faithful), ...Array.from({ length: 30 }, () => once)];
    expect(fitLifetime(nineteen)).toEqual({
      kind: "tooFew",
      tooFew: { of: "repeat buyers", have: 19, wanted: 20 },
    });
    expect(fitLifetime([{ ...once, firstToNow: 400 }])).toMatchObject({
      tooFew: { of: "repeat buyers", have: 0, wanted: 20 },
    });
  });
  it("says how many days would do, where orders go back no further than weeks", () => {
    const young = simulated(500, { span: 60 });
    expect(fitLifetime(young)).toEqual({ kind: "tooFew", tooFew: { of: "days", have: 60, wanted: 183 } });
    expect(fitLifetime([])).toMatchObject({ kind: "tooFew", tooFew: { of: "days", have: 0 } });
  });
  it("asks for more than twenty where the year still comes out too uncertain, and the number that it asks for does", () => {
    const tries = Array.from({ length: 60 }, (_, seed) => fitLifetime(simulated(48, { seed })));
    const wanted = tries.flatMap((fit) => (fit.kind === "tooFew" && fit.tooFew.wanted > 20 ? fit.tooFew.wanted : []));
    expect(wanted.length).toBeGreaterThan(3);
    // About half of these customers bought again.
    const most = Math.max(...wanted);
    const again = Array.from({ length: 5 }, (_, seed) => fitLifetime(simulated(2 * most + 40, { seed })).kind);
    expect(again).toEqual(["fitted", "fitted", "fitted", "fitted", "fitted"]);
  });
  it("knows the more, the more customers there are", () => {
    const factors = [150, 600, 2400].map((customers) => modelOf(simulated(customers)).factor);
    expect(factors[0]).toBeGreaterThan(factors[1]!);
    expect(factors[1]).toBeGreaterThan(factors[2]!);
    expect(factors[2]).toBeGreaterThan(1);
  });
  it("tells timing without worth where nobody paid", () => {
    const model = modelOf(simulated(300).map((one) => ({ ...one, spend: undefined })));
    const { valueCents, averageCents, alive } = createForecast(model)({ ...faithful, spend: undefined });
    expect([valueCents, averageCents]).toEqual([undefined, undefined]);
    expect(alive.value).toBeGreaterThan(0.5);
  });
});

describe("createForecast()", () => {
  const forecast = createForecast(modelOf(simulated(1500)));

  it("expects more of who bought often and lately", () => {
    const [stays, went, bought] = [faithful, gone, once].map(forecast);
    expect(stays!.alive.value).toBeGreaterThan(0.85);
    expect(went!.alive.value).toBeLessThan(0.1);
    expect(stays!.purchases365.value).toBeGreaterThan(5);
    expect(went!.purchases365.value).toBeLessThan(0.5);
    expect(bought!.averageCents!.value).toBeLessThan(stays!.averageCents!.value);
    expect(stays!.valueCents!.value).toBeGreaterThan(10 * went!.valueCents!.value);
  });
  it("holds each value within its interval, and probabilities within 0 and 1", () => {
    for (const buyer of [faithful, gone, once]) {
      const told = forecast(buyer);
      for (const { value, low, high } of Object.values(told)) {
        expect(low).toBeGreaterThan(0);
        expect(value).toBeGreaterThan(low);
        expect(high).toBeGreaterThan(value);
      }
      expect(told.alive.high).toBeLessThan(1);
      expect(told.buysAgain90.high).toBeLessThan(told.alive.high);
    }
  });
  it("discounts what comes later", () => {
    const model = modelOf(simulated(300));
    const values = [0, 0.1, 0.5].map((yearlyDiscount) => createForecast(model, { yearlyDiscount })(faithful));
    const whole = values[0]!.purchases365.value * values[0]!.averageCents!.value;
    expect(values[0]!.valueCents!.value / whole).toBeCloseTo(1, 10);
    expect(values[1]!.valueCents!.value).toBeLessThan(whole);
    expect(values[2]!.valueCents!.value).toBeLessThan(values[1]!.valueCents!.value);
    expect(values[2]!.valueCents!.value).toBeGreaterThan(whole / 1.5);
  });
  it("has intervals that cover the true expectation at their rate", () => {
    const covered: boolean[] = [];
    for (let seed = 0; seed < 40; seed++) {
      const model = modelOf(simulated(300, { seed }));
      const [truth, mine] = [createForecast({ ...model, timing, spend }), createForecast(model)];
      for (const buyer of [faithful, gone, once]) {
        const [really, told] = [truth(buyer), mine(buyer)];
        for (const key of Object.keys(told) as (keyof Lifetime)[])
          covered.push(told[key]!.low <= really[key]!.value && really[key]!.value <= told[key]!.high);
      }
    }
    const rate = covered.filter(Boolean).length / covered.length;
    expect(rate).toBeGreaterThan(0.9);
    expect(rate).toBeLessThan(0.99);
  });
});
