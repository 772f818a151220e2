import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { expectedRemaining, fitSurvival, staying, type Contract } from "./subscriptions.ts";

function ended(months: number): Contract {
  return { months, hasEnded: true };
}
function running(months: number): Contract {
  return { months, hasEnded: false };
}

/** Ends at random at a rate a month; watched for 6 to 24 months. */
function contracts(seed: number, { count, rate }: { count: number; rate: number }): readonly Contract[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const [ends, seen] = [-Math.log(1 - random.next()) / rate, 6 + 18 * random.next()];
    return { months: Math.min(ends, seen), hasEnded: ends <= seen };
  });
}

describe("fitSurvival()", () => {
  it("steps down at each end by the share of those still there", () => {
    const survival = fitSurvival([ended(1), running(2), ended(3), ended(3), running(5)]);
    expect(survival).toMatchObject({ contracts: 5, ended: 3, longest: 5 });
    expect(survival.steps.map(({ months, atRisk, ended: count }) => [months, atRisk, count])).toEqual([
      [1, 5, 1],
      [3, 3, 2],
    ]);
    expect(survival.steps.map((step) => step.staying.value.toFixed(4))).toEqual(["0.8000", "0.2667"]);
    expect([0.5, 1, 2.9, 99].map((months) => staying(survival, months).value.toFixed(2))).toEqual([
      "1.00",
      "0.80",
      "0.80",
      "0.27",
    ]);
  });
  it("gives the intervals of R's survfit with conf.type log-log", () => {
    // Remission of leukaemia under 6-MP, Freireich et al. 1963: weeks, + still in remission.
    const weeks = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+".split(" ");
    const survival = fitSurvival(weeks.map((word) => ({ months: parseInt(word), hasEnded: !word.endsWith("+") })));
    const rounded = survival.steps.map(({ staying: { value, low, high } }) =>
      [value, low, high].map((x) => x.toFixed(3)),
    );
    expect(rounded[0]).toEqual(["0.857", "0.620", "0.952"]);
    expect(rounded.at(-1)).toEqual(["0.448", "0.188", "0.680"]);
  });
  it("answers where nobody ended, all did, or nobody is there", () => {
    expect(fitSurvival([running(3)]).steps).toEqual([]);
    expect(fitSurvival([ended(3), ended(3)]).steps[0]!.staying).toEqual({ value: 0, low: 0, high: 0 });
    expect(staying(fitSurvival([]), 3).value).toBe(1);
  });
  it("refuses months that are none", () => {
    expect(() => fitSurvival([ended(-1)])).toThrow("-1 months");
    expect(() => fitSurvival([ended(NaN)])).toThrow("NaN months");
  });
});

describe("expectedRemaining()", () => {
  it("is the area under the curve from now on, of those who are there", () => {
    const survival = fitSurvival(Array.from({ length: 40 }, (_, i) => ended(i < 20 ? 2 : 10)));
    expect(expectedRemaining(survival, 0)?.months.value).toBe(6);
    expect(expectedRemaining(survival, 4)?.months.value).toBe(6);
    expect(expectedRemaining(survival, 4)?.stayingOn).toBe(0);
  });
  it("covers the true mean at its rate", () => {
    const truth = (1 - Math.exp(-0.1 * 12)) / 0.1;
    const tries = Array.from({ length: 200 }, (_, seed) => {
      const survival = fitSurvival(contracts(seed, { count: 150, rate: 0.1 }));
      const { low, high } = expectedRemaining(survival, 3, 15)!.months;
      return low <= truth && truth <= high;
    });
    const covered = tries.filter(Boolean).length / tries.length;
    expect(covered).toBeGreaterThan(0.91);
    expect(covered).toBeLessThan(0.99);
  });
  it("says what share stays longer than was seen, so that its mean is at least so much", () => {
    const remaining = expectedRemaining(fitSurvival(contracts(1, { count: 400, rate: 0.02 })), 6)!;
    expect(remaining.stayingOn).toBeGreaterThan(0.5);
    expect(remaining.months.high).toBeLessThanOrEqual(remaining.until - 6);
  });
  it("says nothing beyond what was seen, or from few", () => {
    const survival = fitSurvival(contracts(1, { count: 100, rate: 0.1 }));
    expect(expectedRemaining(survival, 30)).toBeUndefined();
    expect(expectedRemaining(survival, 23)).toBeUndefined();
    expect(expectedRemaining(fitSurvival(contracts(1, { count: 19, rate: 0.1 })), 0)).toBeUndefined();
    expect(expectedRemaining(fitSurvival([]), 0)).toBeUndefined();
  });
});
