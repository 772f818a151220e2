import { describe, expect, it } from "vitest";
import { compileRule } from "./compile.ts";
import { exampleFields, populationOf, type Example } from "../../tests/example-fields.ts";
import { parseRule } from "./parse.ts";

const nobody: Example = {};

function verdict(rule: string, profile: Example, everyone: readonly Example[] = []) {
  const parsed = parseRule(rule, exampleFields);
  return compileRule(parsed, { fields: exampleFields, population: populationOf(everyone) })(profile);
}

const holds = (rule: string, profile: Example, everyone: readonly Example[] = []) =>
  verdict(rule, profile, everyone).matches;

describe("compileRule()", () => {
  it("includes the bound in <= and >=, and not in < and >", () => {
    const bounds = ["=", "!=", "<", "<=", ">", ">="].map((operator) =>
      holds(`mood ${operator} -0.15`, { mood: -0.15 }),
    );
    expect(bounds).toEqual([true, false, false, true, false, true]);
  });

  it("matches no comparison with an absent value, and not of it", () => {
    for (const operator of ["=", "!=", "<", "<=", ">", ">="]) {
      expect(holds(`mood ${operator} 0`, nobody)).toBe(false);
      expect(holds(`not mood ${operator} 0`, nobody)).toBe(true);
    }
    expect(holds("mood != negative", nobody)).toBe(false);
    expect(holds("country != DE", nobody)).toBe(false);
    expect(holds("consent = no", nobody)).toBe(false);
    expect(holds("not consent", nobody)).toBe(true);
  });

  it("takes a cut of money to the cent: who has what the cut is shown as is on its side", () => {
    const everyone = [200, 200.01].map((spend) => ({ spend, currency: "GBP" }));
    // The 40th percentile lies between them, at 200.004.
    expect(everyone.map((one) => holds("spend >= p40", one, everyone))).toEqual([true, true]);
    expect(everyone.map((one) => holds("spend > p40", one, everyone))).toEqual([false, true]);
  });

  it("takes percentiles over those who have a value, within their currency", () => {
    const pounds = [0, 25, 50, 75, 100].map((spend) => ({ spend, currency: "GBP" }));
    const yen = [10_000, 20_000].map((spend) => ({ spend, currency: "JPY" }));
    const everyone = [...pounds, ...yen, nobody, nobody];
    expect(everyone.filter((one) => holds("spend >= p75", one, everyone))).toEqual([
      { spend: 75, currency: "GBP" },
      { spend: 100, currency: "GBP" },
      { spend: 20_000, currency: "JPY" },
    ]);
  });

  it("holds for nobody when a percentile is of nobody", () => {
    expect(holds("spend >= p80", { spend: 5, currency: "EUR" }, [])).toBe(false);
  });

  it("never compares money across currencies", () => {
    const profile = { spend: 500, currency: "GBP" };
    expect(holds("spend >= 200 GBP", profile)).toBe(true);
    expect(holds("spend >= 200 EUR", profile)).toBe(false);
    expect(holds("spend < 900 EUR", profile)).toBe(false);
    expect(holds("spend >= 200", profile)).toBe(true);
  });

  it("counts days back to events, the last day included", () => {
    expect(holds("wrote within 30d", { wroteDays: 30 })).toBe(true);
    expect(holds("wrote within 30d", { wroteDays: 31 })).toBe(false);
    expect(holds("not wrote within 60d", nobody)).toBe(true);
    expect(holds("bought", { boughtDays: 0 })).toBe(true);
  });

  it("finds topics by id, label, a word of the label, and a word typical of it", () => {
    const profile = { topics: ["t1"] };
    for (const name of ["t1", '"Late Delivery"', "delivery", "deliveries", "parcels"])
      expect(holds(`topic = ${name}`, profile)).toBe(true);
    expect(holds("topic = refund", profile)).toBe(false);
    expect(holds("topic != refund", profile)).toBe(true);
    expect(holds("topic in (refund, parcel)", profile)).toBe(true);
  });

  it("compares columns as numbers with numbers, else as text in any case", () => {
    expect(holds("country = de", { country: " DE " })).toBe(true);
    expect(holds("country in (AT, DE)", { country: "DE" })).toBe(true);
    expect(holds('"Year of Birth" < 1990', nobody)).toBe(true);
    expect(holds("country > 3", { country: "DE" })).toBe(false);
  });

  it("gives reasons with the profile's own numbers, and none where it does not match", () => {
    const everyone = [1000, 1210, 2043].map((spend) => ({ spend, currency: "GBP" }));
    const profile = { spend: 2043, currency: "GBP", mood: -0.42, topics: ["t1"], wroteDays: 100, segment: "s1" };
    expect(verdict("mood <= -0.15 and spend >= p50", profile, everyone).reasons).toEqual([
      "mood -0.42 is at or below -0.15",
      "spend £2,043.00 is at or above £1,210.00 (p50)",
    ]);
    expect(verdict("topic = delivery", profile).reasons).toEqual(["wrote about late delivery (2 texts)"]);
    expect(verdict("segment = s1", profile).reasons).toEqual(["in segment Angry big spenders"]);
    expect(verdict("not wrote within 60d", profile).reasons).toEqual(["last wrote 100 days ago"]);
    expect(verdict("not bought", profile).reasons).toEqual(["never bought"]);
    expect(verdict("mood = negative or bought", profile).reasons).toEqual(["mood -0.42 is negative"]);
    expect(verdict("not (mood > 0 or consent)", profile).reasons).toEqual([
      "mood -0.42 is at or below 0",
      "consent: not known",
    ]);
    expect(verdict("mood > 0", profile).reasons).toEqual([]);
  });
});
