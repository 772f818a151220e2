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
    ["topic in (delivery, refund)", "topic in (delivery, refund)"],
    ["segment not in (s1)", "not segment in (s1)"],
    ["customer.country = DE", "country = DE"],
    ['"Year of Birth" >= 1980', "Year of Birth >= 1980"],
    ["bought since 2026-05-01", "bought since 2026-05-01"],
    ["wrote between 2026-05-01 and 2026-06-01 and bought", "wrote between 2026-05-01 and 2026-06-01 and bought"],
    ["mood about late delivery since 2026-05-01 <= -0.15", 'mood about "late delivery" since 2026-05-01 <= -0.15'],
    ["spend in top 10%", "spend >= p90"],
    ["spend not in bottom 50", "not spend in bottom 50"],
    [
      'Count(intent = complaint and topic = "delivery") within 2 months >= 2',
      "count(intent = complaint and topic = delivery) within 60d >= 2",
    ],
    ["says money back", 'says "money back"'],
    ["spend >= 1.25 EUR and mood > 0.125", "spend >= 1.25 EUR and mood > 0.125"],
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
    ["spend >= 1.000 EUR", 10, "1.000 may be 1000 or 1"],
    ["spend >= EUR", 10, "spend goes with a number"],
    ["spend >= €1.000", 11, "1.000 may be 1000 or 1"],
    ["spend >= 1.000", 10, "1.000 may be 1000 or 1"],
    ["wrote since May", 13, 'Wanted a day after "since", as in 2026-05-01'],
    ["wrote since 2026-02-30", 13, "Wanted a day"],
    ["wrote between 2026-05-01", 25, 'Wanted "and" and a second day'],
    ["wrote between 2026-05-01 and 2026-04-01", 30, "before the first"],
    ["bought before 2026-05-01", 8, "Only the last time of bought is known"],
    ["spend since 2026-05-01 > 5", 7, "spend is known as a whole only"],
    ["mood since 2026-05-01 < p20", 25, "A percentile is one of the whole mood"],
    ["mood about weather < 0", 12, 'No topic is called "weather"'],
    ["count(spend > 5) >= 1", 7, "No field is called"],
    ["count(mood < average) >= 1", 14, "An average compares customers, and a count speaks of one text or order"],
    ["count(not (mood > p80)) = 0", 19, "A percentile compares customers"],
    ["count(mood in top 10%) >= 1", 15, '"top" compares customers'],
    ["mood < average and count(mood not in bottom 3) >= 1", 38, '"bottom" compares customers'],
    ["count(intent = complaint) >= many", 30, "Wanted a number from 0"],
    ["count(intent = complaint", 25, 'Wanted ")" for the "(" after count'],
    ["spend in top 0", 14, "Wanted a whole number from 1"],
    ["left segment = s1", 1, "left segment cannot be asked for: moves between segments are not recorded"],
    ["says ...", 6, "no place in a rule"],
  ])("points into %s at column %i", (text, column, message) => {
    const error = failure(text);
    expect(error.column).toBe(column);
    expect(error.message).toContain(message);
  });

  it("names the known fields and the nearest to an unknown one", () => {
    const error = failure("spend > 5 and moood < 0");
    expect(error.column).toBe(15);
    expect(error.suggestions).toEqual(["mood"]);
    expect(error.message).toBe('Column 15: No field is called "moood". Did you mean mood?');
    expect(failure("parking > 1").message).toContain("there are spend, mood, orders");
  });

  it("names the known topics and the nearest to an unknown one", () => {
    const error = failure('topic = "delivry"');
    expect(error.column).toBe(9);
    expect(error.suggestions).toEqual(["delivery"]);
    expect(error.message).toContain("late delivery (t1), refund wait (t2)");
  });

  it("tells of which topic a frequent word is, and takes it for none", () => {
    expect(failure("topic = parcels").message).toContain('it is a frequent word of "late delivery"');
  });

  it("takes many terms, and stops at deep nesting and long rules with a clear error", () => {
    const many = Array.from({ length: 1_500 }, () => "bought").join(" and ");
    expect(parseRule(many, exampleFields)).toMatchObject({ kind: "and", parts: { length: 1_500 } });
    expect(failure("(".repeat(10_000)).message).toContain("More than 100 brackets and nots in each other");
    expect(failure("not ".repeat(5_000)).message).toContain("More than 100 brackets and nots in each other");
    expect(failure(`${"bought and ".repeat(10_000)}bought`).message).toContain("characters, more than 20000");
  });
});
