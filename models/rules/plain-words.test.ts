import { describe, expect, it } from "vitest";
import { exampleFields } from "../../tests/example-fields.ts";
import { createFields } from "./fields.ts";
import { readWords } from "./plain-words.ts";
import { printRule } from "./print.ts";
import { RuleError } from "./rule-error.ts";

const ruleOf = (words: string) => printRule(readWords(words, exampleFields).rule);

function failure(words: string): RuleError {
  try {
    readWords(words, exampleFields);
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
  throw new Error(`${words} was understood`);
}

describe("readWords()", () => {
  it.each([
    ["negative-sentiment high-value customers", "mood <= -0.15 and spend >= p80"],
    ["Show me all the Unhappy BIG spenders!", "mood <= -0.15 and spend >= p80"],
    ["happy customers who have not bought for 90 days", "mood >= 0.15 and not bought within 90d"],
    ["customers who haven’t bought in the last three months", "not bought within 90d"],
    ["customers angry about delivery", 'negative topic = "late delivery"'],
    ["complained about late delivery", 'count(intent = complaint and topic = "late delivery") >= 1'],
    ["about the late delivery", 'topic = "late delivery"'],
    ["unhappy about our delivery", 'negative topic = "late delivery"'],
    ["top 10% by spend", "spend >= p90"],
    ["bottom 20 percent by orders", "orders <= p20"],
    ["promoters", "mood >= 0.3"],
    ["detractors", "mood <= -0.3"],
    ["silent for 60 days", "not wrote within 60d"],
    ["wrote in the last 30 days", "wrote within 30d"],
    ["bought at least 3 times", "orders >= 3"],
    ["bought twice", "orders = 2"],
    ["spent more than £200", "spend > 200 GBP"],
    ["revenue below 50 euros", "spend < 50 EUR"],
    ["in segment s2", "segment = s2"],
    ['in segment "Happy bargain hunters"', 'segment = "Happy bargain hunters"'],
    ["low-value", "spend <= p20"],
    ["with refunds", "refund share > 0"],
    ["without refunds", "not refund share > 0"],
    ["getting worse", "trend <= -0.05"],
    ["big spenders with consent", "spend >= p80 and consent"],
    ["refund share above 20%", "refund share > 0.2"],
  ])("reads %s as %s", (words, rule) => {
    expect(ruleOf(words)).toBe(rule);
  });

  it.each([
    ["spent over 1.000 €", "spend > 1000 EUR"],
    ["spent over 1.000,50 €", "spend > 1000.5 EUR"],
    ["spent over €1,000.50", "spend > 1000.5 EUR"],
    ["spent over 1 000 €", "spend > 1000 EUR"],
    ["spent over EUR 1 000 000", "spend > 1000000 EUR"],
    ["spent over CHF 1'000", "spend > 1000 CHF"],
    ["spent over 1.000 euros", "spend > 1000 EUR"],
    ["spent over EUR 12,50", "spend > 12.5 EUR"],
    ["spent over 1.000.000 dollars", "spend > 1000000 USD"],
    ["spent over 1,5k €", "spend > 1500 EUR"],
    ["spent over 1,000", "spend > 1000"],
    ["refund share above 12,5%", "refund share > 0.125"],
    ["mood above 0.125", "mood > 0.125"],
  ])("reads the amount in %s as %s", (words, rule) => {
    expect(ruleOf(words)).toBe(rule);
  });

  it("shows the words of an amount, and nothing beside them", () => {
    const { understood } = readWords("spent over 1.000 € and unhappy", exampleFields);
    expect(understood[0]).toEqual({ words: "spent over 1.000 €", means: "spend > 1000 EUR" });
  });

  it("refuses numbers that can be read in two ways, and those that are none", () => {
    expect(failure("spent over 1.000")).toMatchObject({ column: 12 });
    expect(failure("spent over 1.000").message).toContain('"1.000" may be 1000 or 1');
    expect(failure("bought 3 100 times")).toMatchObject({ column: 8 });
    expect(failure("bought 3 100 times").message).toContain('"3 100" may be 3100 or several numbers');
    expect(failure("top 10 200 by spend").message).toContain('"10 200" may be 10200');
    expect(failure("spent over 1.0.00 €").message).toContain('"1.0.00" is no number');
  });

  it.each([
    ["unhappy but not big spenders", "mood <= -0.15 and not spend >= p80"],
    ["in segment s1 but not s2", "segment = s1 and not segment = s2"],
    [
      "unhappy about delivery but not refunds",
      'negative topic = "late delivery" and not negative topic = "refund wait"',
    ],
    ["unhappy about delivery or refunds", 'negative topic = "late delivery" or negative topic = "refund wait"'],
    ["unhappy or silent big spenders", "(mood <= -0.15 or not wrote within 90d) and spend >= p80"],
    [
      "big spenders who bought in the last week or wrote in the last week",
      "spend >= p80 and (bought within 7d or wrote within 7d)",
    ],
  ])("joins %s as %s", (words, rule) => {
    expect(ruleOf(words)).toBe(rule);
  });

  it("accounts for every word", () => {
    expect(readWords("unhappy customers who are not big spenders", exampleFields).understood).toEqual([
      { words: "unhappy", means: "mood <= -0.15" },
      { words: "customers", means: "" },
      { words: "who", means: "" },
      { words: "are", means: "" },
      { words: "not", means: "not" },
      { words: "big spenders", means: "spend >= p80" },
    ]);
  });

  it("refuses an unknown word, pointing at it with the nearest known", () => {
    const error = failure("unhappyy big spenders");
    expect(error.column).toBe(1);
    expect(error.suggestions).toContain("unhappy");
    expect(failure("unhappy flurble customers")).toMatchObject({ column: 9, suggestions: [] });
    expect(failure("unhappy flurble customers").message).toContain('I do not know "flurble"');
  });

  it("refuses an unknown topic, naming the known ones", () => {
    const error = failure("unhappy about delivry");
    expect(error.column).toBe(15);
    expect(error.message).toContain('No topic is called "delivry"; there are late delivery (t1)');
    expect(error.suggestions).toEqual(["delivery"]);
  });

  it("knows a topic by one of its phrases where no other has the same, and asks back where two have", () => {
    const topicsOf = (...names: readonly string[]) =>
      createFields<unknown>([
        {
          kind: "names",
          name: "topic",
          synonyms: [],
          doc: "Topics.",
          known: names.map((name, i) => ({ id: `t${i + 1}`, name })),
          names: () => [],
          says: ["wrote about", "did not write about"],
        },
      ]);
    const one = topicsOf("delivery · order", "price · free delivery");
    expect(printRule(readWords("wrote about delivery", one).rule)).toBe('topic = "delivery · order"');
    const first = topicsOf("delivery · courier", "christmas · delivery");
    expect(printRule(readWords("wrote about the delivery", first).rule)).toBe('topic = "delivery · courier"');
    const two = topicsOf("delivery · order", "delivery · courier");
    expect(() => readWords("wrote about delivery", two)).toThrow("say which");
    const articled = topicsOf("brakes · bike", "helmet included in the price");
    expect(printRule(readWords("wrote about the brakes", articled).rule)).toBe('topic = "brakes · bike"');
  });

  it("asks back where part of a label is a frequent word of another topic", () => {
    const [late, club] = [
      { id: "t1", name: "late delivery", words: ["parcel"] },
      { id: "t2", name: "free garden club", words: ["delivery"] },
    ];
    const topic = {
      kind: "names" as const,
      name: "topic",
      synonyms: [],
      doc: "Topics.",
      known: [late, club],
      names: () => [],
      says: ["wrote about", "did not write about"] as const,
    };
    const fields = createFields<unknown>([topic]);
    expect(() => readWords("wrote about delivery", fields)).toThrow(
      'may be "late delivery" or "free garden club": say which',
    );
    expect(printRule(readWords("wrote about late delivery", fields).rule)).toBe('topic = "late delivery"');
    expect(printRule(readWords("wrote about the club", fields).rule)).toBe('topic = "free garden club"');
  });

  it("asks back where or could be read in two ways, with both as rules", () => {
    const error = failure("unhappy big spenders or promoters");
    expect(error.column).toBe(25);
    expect(error.message).toContain("(mood <= -0.15 and spend >= p80) or mood >= 0.3");
    expect(error.message).toContain("mood <= -0.15 and (spend >= p80 or mood >= 0.3)");
    expect(failure("not unhappy or silent").message).toContain("two ways");
  });

  it.each([
    ["", "The question is empty"],
    [" ?! ", "The question is empty"],
    ["customers", "set no condition"],
    ["unhappy and", '"and" joins nothing'],
    ["or unhappy", '"or" joins nothing'],
    ["unhappy and or silent", '"or" joins nothing'],
    ["not", '"not" joins nothing'],
    ["'; DROP TABLE customers; --", '"\'" is no word'],
    ["unhappy; drop table customers", '";" has no place in a question'],
    ["select * from customers", '"*" is no word'],
    ["mood < 0", '"<" is no word'],
    [`unhappy ${"very ".repeat(2_000)}`, "has 2001 words, more than 200"],
    ["x".repeat(30_000), "more than 20000"],
  ])("refuses %s", (words, message) => {
    expect(failure(words).message).toContain(message);
  });
});
