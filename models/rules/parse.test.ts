import { describe, expect, it } from "vitest";
import { exampleFields } from "../../tests/example-fields.ts";
import { parseRule } from "./parse.ts";
import { printRule } from "./print.ts";
import { RuleError } from "./rule-error.ts";

const parsed = (text: string) => printRule(parseRule(text, exampleFields));

function failure(text: string): RuleError {
  try {
    parseRule(text, exampleFields);
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error(`${text} was understood`);
}

describe("parseRule()", () => {
  it("binds not before and, and before or", () => {
    expect(parsed("not bought and mood < 0 or consent")).toBe("(not bought and mood < 0) or consent");
    expect(parseRule("bought or wrote and consent", exampleFields)).toEqual({
      kind: "or",
      parts: [
        { kind: "has", field: "bought" },
        {
          kind: "and",
          parts: [
            { kind: "has", field: "wrote" },
            { kind: "has", field: "consent" },
          ],
        },
      ],
    });
  });

  it("follows brackets", () => {
    expect(parsed("not (bought or wrote) and consent")).toBe("not (bought or wrote) and consent");
  });

  it.each([
    ["spend >= £200", "spend >= 200 GBP"],
    ["spend >= 1200.50 EUR", "spend >= 1200.5 EUR"],
    ["SPEND > p80", "spend > p80"],
    ["revenue < 10", "spend < 10"],
    ["refund share > 20%", "refund share > 0.2"],
    ["recency > 3 months", "recency > 90d"],
    ["recency <= 2w", "recency <= 14d"],
    ["wrote within 6 weeks", "wrote within 42d"],
    ["not bought within 60d", "not bought within 60d"],
    ["mood = negative", "mood = negative"],
    ["mood <> positive", "mood != positive"],
    ["topic = late delivery", 'topic = "late delivery"'],
    ["topic in (parcel, refund)", "topic in (parcel, refund)"],
    ["segment not in (s1)", "not segment in (s1)"],
    ["customer.country = DE", "country = DE"],
    ['"Year of Birth" >= 1980', "Year of Birth >= 1980"],
  ])("reads %s as %s", (text, rule) => {
    expect(parsed(text)).toBe(rule);
  });

  it.each([
    ["", 1, "The rule is empty"],
    ["spend >=", 9, "Wanted a value, found the end"],
    ["spend >= 5 mood < 0", 12, 'Wanted "and", "or" or the end, not "mood"'],
    ["(spend > 5", 11, 'Wanted ")" for the "(" in column 1'],
    ["spend > 5)", 10, 'This ")" closes nothing'],
    ["and spend > 5", 1, 'Wanted a field, "not" or "("'],
    ["spend", 6, "Wanted one of = != <= >= < > or"],
    ['topic = "late', 9, "This quote is not closed"],
    ["spend > 5; drop table customers", 10, '";" has no place in a rule'],
    ["spend > 5 zlotys", 11, 'Wanted "and", "or" or the end'],
    ["topic > t1", 9, "topic is a name"],
    ["spend > p101", 9, "p101 is no percentile"],
    ["orders = p80", 10, "A percentile goes with"],
    ["mood >= 20%", 9, "mood is no share"],
    ["bought > 30d", 8, 'Wanted "within" and days after bought'],
    ["wrote within soon", 14, "Wanted days"],
  ])("points into %s at column %i", (text, column, message) => {
    const error = failure(text);
    expect(error.column).toBe(column);
    expect(error.message).toContain(message);
  });

  it("names the known fields and the nearest to an unknown one", () => {
    const error = failure("spend > 5 and moood < 0");
    expect(error.column).toBe(15);
    expect(error.suggestions).toEqual(["mood"]);
    expect(error.message).toContain("there are spend, mood, orders");
  });

  it("names the known topics and the nearest to an unknown one", () => {
    const error = failure('topic = "delivry"');
    expect(error.column).toBe(9);
    expect(error.suggestions).toEqual(["delivery"]);
    expect(error.message).toContain("late delivery (t1), refund wait (t2)");
  });

  it("takes many terms, and stops at deep nesting and long rules with a clear error", () => {
    const many = Array.from({ length: 1_500 }, () => "bought").join(" and ");
    expect(parseRule(many, exampleFields)).toMatchObject({ kind: "and", parts: { length: 1_500 } });
    expect(failure("(".repeat(10_000)).message).toContain("More than 100 brackets and nots in each other");
    expect(failure("not ".repeat(5_000)).message).toContain("More than 100 brackets and nots in each other");
    expect(failure(`${"bought and ".repeat(10_000)}bought`).message).toContain("characters, more than 20000");
  });
});
