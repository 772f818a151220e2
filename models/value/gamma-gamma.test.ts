import { describe, expect, it } from "vitest";
import { simulatePurchases } from "../../tests/simulated-purchases.ts";
import { expectedAverage, fitGammaGamma, gammaGammaLogLikelihood } from "./gamma-gamma.ts";

// Fader & Hardie 2013: buyers of CDs, in dollars.
const published = { p: 6.25, q: 3.74, v: 15.44 };
const timing = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614, dropout: "after-any" } as const;

function simulated(customers: number, seed = 1) {
  return simulatePurchases({ timing, spend: published }, { seed, customers, span: 78, ahead: 39 }).map((one) => ({
    purchases: one.repeats + 1,
    average: one.average,
  }));
}

describe("gammaGammaLogLikelihood()", () => {
  it("has the derivatives that differences show", () => {
    const logLikelihood = gammaGammaLogLikelihood([
      { purchases: 1, average: 20 },
      { purchases: 9, average: 31 },
    ]);
    const parameters = [5, 3, 12];
    const gradient = [0, 0, 0];
    logLikelihood(parameters, gradient);
    parameters.forEach((_, i) => {
      const at = (by: number) =>
        logLikelihood(
          parameters.map((value, j) => (i === j ? value + by : value)),
          [0, 0, 0],
        );
      expect(gradient[i]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 6);
    });
  });
});

describe("fitGammaGamma()", () => {
  it("finds the parameters that purchases were drawn with", () => {
    const { model, covariance, isConverged } = fitGammaGamma(simulated(3000));
    expect(isConverged).toBe(true);
    (["p", "q", "v"] as const).forEach((name, i) => {
      expect(Math.abs(Math.log(model[name] / published[name]))).toBeLessThan(3 * Math.sqrt(covariance[i]![i]!));
    });
  });
  it("finds the same in cents as in euros, in any order", () => {
    const euros = simulated(500);
    const cents = euros.map((one) => ({ ...one, average: one.average * 100 })).reverse();
    const [one, other] = [fitGammaGamma(euros).model, fitGammaGamma(cents).model];
    expect(other.v / one.v).toBeCloseTo(100, 3);
    expect(other.p).toBeCloseTo(one.p, 5);
    expect(fitGammaGamma(euros.toReversed())).toEqual(fitGammaGamma(euros));
  });
  it("answers where all spend the same, and for one customer", () => {
    for (const customers of [
      Array.from({ length: 40 }, () => ({ purchases: 3, average: 500 })),
      [{ purchases: 1, average: 500 }],
    ]) {
      const { model, isSteadied } = fitGammaGamma(customers);
      expect(isSteadied).toBe(true);
      expect(expectedAverage(model, customers[0]!)).toBeGreaterThan(300);
      expect(expectedAverage(model, customers[0]!)).toBeLessThan(900);
    }
  });
  it("refuses nobody, and purchases without a value", () => {
    expect(() => fitGammaGamma([])).toThrow("0 customers");
    expect(() => fitGammaGamma([{ purchases: 1, average: 0 }])).toThrow("1 purchases of 0");
    expect(() => fitGammaGamma([{ purchases: 0, average: 5 }])).toThrow("0 purchases");
    expect(() => fitGammaGamma([{ purchases: 1, average: NaN }])).toThrow("NaN");
  });
});

describe("expectedAverage()", () => {
  it("is what all spend where nothing is known of a customer: p·v/(q − 1)", () => {
    expect(expectedAverage({ p: 6, q: 4, v: 15 }, { purchases: 0, average: 0 })).toBe(30);
  });
  it("comes closer to what a customer spent the more they bought", () => {
    const model = { p: 6, q: 4, v: 15 };
    const averages = [1, 5, 50].map((purchases) => Math.round(expectedAverage(model, { purchases, average: 60 })));
    expect(averages).toEqual([50, 57, 60]);
  });
  it("has no mean where the model has none", () => {
    expect(expectedAverage({ p: 1, q: 0.5, v: 15 }, { purchases: 0, average: 0 })).toBe(Infinity);
  });
});
