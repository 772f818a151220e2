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

  it("finds topics by id, label and a word of the label", () => {
    const profile = { topics: ["t1"] };
    for (const name of ["t1", '"Late Delivery"', "delivery", "deliveries"])
      expect(holds(`topic = ${name}`, profile)).toBe(true);
    expect(holds("topic = refund", profile)).toBe(false);
    expect(holds("topic != refund", profile)).toBe(true);
    expect(holds("topic in (refund, delivery)", profile)).toBe(true);
  });

  it("counts texts, looks at the mood of some, and finds words in them", () => {
    const wrote = [
      { day: 100, mood: 0.5, intent: "praise", topics: ["t1"], text: "Quick!" },
      { day: 150, mood: -0.5, intent: "complaint", topics: ["t1"], text: "I want my money back" },
      { day: 190, mood: -0.7, intent: "complaint", topics: ["t1", "t2"] },
      { mood: -1, intent: "complaint" },
    ];
    // 1970-07-20 is day 200.
    const found = (rule: string) =>
      compileRule(parseRule(rule, exampleFields), {
        fields: exampleFields,
        population: populationOf([]),
        asOf: "1970-07-20",
      })({ wrote });
    const isTrue = (rule: string) => found(rule).matches;
    expect(isTrue("count(intent = complaint) >= 3")).toBe(true);
    expect(isTrue("count(intent = complaint) within 60d >= 3")).toBe(false);
    expect(isTrue("count(intent = complaint and topic = delivery) within 50d = 2")).toBe(true);
    expect(isTrue("count(intent = complaint and topic = delivery) within 49d = 2")).toBe(false);
    expect(isTrue("count(topic = refund) before 1970-07-10 < 1")).toBe(true);
    expect(isTrue("mood since 1970-05-31 <= -0.6 and mood before 1970-05-31 = 0")).toBe(false);
    expect(isTrue("mood since 1970-05-31 <= -0.6 and mood before 1970-06-01 = 0")).toBe(true);
    expect(isTrue("mood about refund < -0.6 and not mood about refund before 1970-02-01 < 1")).toBe(true);
    expect(isTrue("wrote between 1970-04-11 and 1970-04-11")).toBe(true);
    expect(isTrue("wrote between 1970-04-12 and 1970-05-30")).toBe(false);
    expect(isTrue('says "Money Back"')).toBe(true);
    expect(found("count(intent = complaint) within 60d >= 2").reasons).toEqual([
      "2 texts of that kind within the last 60 days, at or above 2",
    ]);
  });

  it("takes ranks within a currency, who ties with the last included", () => {
    const everyone = [10, 20, 30, 30, 40].map((spend) => ({ spend, currency: "GBP" }));
    const inRule = (rule: string) => everyone.filter((one) => holds(rule, one, everyone)).map(({ spend }) => spend);
    expect(inRule("spend in top 2")).toEqual([30, 30, 40]);
    expect(inRule("spend in bottom 1")).toEqual([10]);
    expect(inRule("spend in top 50")).toHaveLength(5);
    expect(holds("spend in top 3", nobody, everyone)).toBe(false);
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
