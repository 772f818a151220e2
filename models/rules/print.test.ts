import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeRule } from "./describe.ts";
import { exampleFields } from "../../tests/example-fields.ts";
import { all, operators, type Rule, type Value, type Window } from "./grammar.ts";
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

const day = fc.integer({ min: 0, max: 30_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const topic = fc.constantFrom("late delivery", "refund", "t1");
const window: fc.Arbitrary<Window> = fc.oneof(
  fc.nat(999).map((days): Window => ({ kind: "within", days })),
  day.map((one): Window => ({ kind: "since", day: one })),
  day.map((one): Window => ({ kind: "before", day: one })),
  fc.tuple(day, day).map(([a, b]): Window => ({ kind: "between", from: a < b ? a : b, to: a < b ? b : a })),
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
  fc
    .option(window, { nil: undefined })
    .map((one): Rule => ({ kind: "has", field: "wrote", ...(one && { window: one }) })),
  fc.tuple(order, amount, window, fc.option(topic, { nil: undefined })).map(([operator, value, one, about]): Rule => ({
    kind: "compare",
    field: "mood",
    ...(about !== undefined && { about }),
    window: one,
    operator,
    value: { type: "number", value },
  })),
  fc
    .tuple(fc.constantFrom("top" as const, "bottom" as const), fc.integer({ min: 1, max: 5000 }))
    .map(([side, count]): Rule => ({ kind: "rank", field: "spend", side, count })),
  text
    .filter((one) => /[\p{L}\p{N}]/u.test(one))
    .map((one): Rule => ({ kind: "says", field: "says", text: one.trim() })),
  fc
    .tuple(order, fc.nat(50), fc.option(window, { nil: undefined }), topic)
    .map(([operator, value, one, about]): Rule => ({
      kind: "count",
      records: "texts",
      rule: all([
        compare("intent", "=", { type: "text", value: "complaint" }),
        { kind: "not", part: compare("topic", "!=", { type: "text", value: about }) },
      ]),
      ...(one && { window: one }),
      operator,
      value,
    })),
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
    ["topic = delivery", "Customers who wrote about late delivery."],
    [
      "not (segment = s1 or orders < 3)",
      "Customers who are not in segment Angry big spenders and whose orders are at or above 3, or not known.",
    ],
    ["country in (DE, AT)", "Customers whose country is DE or AT."],
    ["spend >= 200 GBP", "Customers whose spend is at or above £200.00."],
    [
      "count(intent = complaint and topic = delivery) within 60d >= 2",
      "Customers who have at least 2 texts (of the intent complaint and about late delivery) within the last 60 days.",
    ],
    [
      "not count(intent = complaint) since 2026-05-01 >= 1",
      "Customers who have no texts (of the intent complaint) since 2026-05-01.",
    ],
    [
      "mood about delivery since 2026-05-01 < 0",
      "Customers whose mood about late delivery since 2026-05-01 is below 0.",
    ],
    ["wrote between 2026-05-01 and 2026-05-31", "Customers who wrote from 2026-05-01 to 2026-05-31."],
    ["spend in top 100", "Customers whose spend is among the top 100."],
    ['not says "money back"', 'Customers who never wrote "money back".'],
  ])("says %s in words", (text, sentence) => {
    expect(describeRule(parseRule(text, exampleFields), exampleFields)).toBe(sentence);
  });
});
