import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeRule } from "./describe.ts";
import { exampleFields } from "../../tests/example-fields.ts";
import { operators, type Rule, type Value } from "./grammar.ts";
import { parseRule } from "./parse.ts";
import { printRule } from "./print.ts";

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100);
const order = fc.constantFrom(...operators);
const equality = fc.constantFrom("=" as const, "!=" as const);

const compare = (field: string, operator: (typeof operators)[number], value: Value): Rule => ({
  kind: "compare",
  field,
  operator,
  value,
});

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom("and", "not", "p80", 'say "so"', "a\\b", "12 EUR", "30 days", "late delivery"),
);

const predicate = fc.oneof(
  fc.tuple(order, amount).map(([operator, value]) => compare("mood", operator, { type: "number", value })),
  fc
    .tuple(order, amount)
    .map(([operator, value]) => compare("spend", operator, { type: "money", value, currency: "EUR" })),
  fc
    .tuple(fc.constantFrom("<" as const, ">=" as const), fc.nat(100))
    .map(([operator, value]) => compare("spend", operator, { type: "percentile", value })),
  fc.tuple(order, fc.nat(9999)).map(([operator, value]) => compare("recency", operator, { type: "days", value })),
  fc.tuple(equality, text).map(([operator, value]) => compare("country", operator, { type: "text", value })),
  fc
    .array(fc.constantFrom("late delivery", "refund", "t1"), { minLength: 1, maxLength: 3 })
    .map((names): Rule => ({ kind: "in", field: "topic", values: names.map((value) => ({ type: "text", value })) })),
  fc.nat(999).map((days): Rule => ({ kind: "within", field: "wrote", days })),
  fc.constantFrom<Rule>({ kind: "has", field: "bought" }, { kind: "has", field: "consent" }),
);

const rule = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    predicate,
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("rule"), { minLength: 2, maxLength: 4 }))
      .map(([kind, parts]): Rule => ({ kind, parts })),
    tie("rule").map((part): Rule => ({ kind: "not", part })),
  ),
})).rule;

describe("printRule()", () => {
  it("writes what parseRule() reads back as the same rule", () => {
    fc.assert(
      fc.property(rule, (written) => {
        expect(parseRule(printRule(written), exampleFields)).toEqual(written);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe("describeRule()", () => {
  it.each([
    [
      "mood <= -0.15 and spend >= p80",
      "Customers whose mood is at or below -0.15 and whose spend is at or above the 80th percentile.",
    ],
    ["not wrote within 60d", "Customers who have not written within the last 60 days."],
    ["bought and not consent", "Customers who bought at least once and without consent."],
    ["topic = parcel", "Customers who wrote about late delivery."],
    [
      "not (segment = s1 or orders < 3)",
      "Customers who are not in segment Angry big spenders and whose orders are at or above 3, or not known.",
    ],
    ["country in (DE, AT)", "Customers whose country is DE or AT."],
    ["spend >= 200 GBP", "Customers whose spend is at or above £200.00."],
  ])("says %s in words", (text, sentence) => {
    expect(describeRule(parseRule(text, exampleFields), exampleFields)).toBe(sentence);
  });
});
