import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateNames, nameSegments } from "./names.ts";
import type { NamingFacts } from "./naming-facts.ts";
import type { Difference } from "./traits.ts";

function difference(feature: string, effect: number, mean = 1): Difference {
  return { feature, effect, mean, othersMean: mean - effect, low: effect - 0.1, high: effect + 0.1, errors: 9 };
}

/** Everyone writes and buys; nothing sets the segment apart. */
function facts(rest: Partial<NamingFacts> = {}): NamingFacts {
  const base = { differences: [], anger: 0, writers: 1, otherWriters: 1, buyers: 1, otherBuyers: 1, topics: [] };
  return { ...base, ...rest };
}

function name(rest: Partial<NamingFacts>): string | undefined {
  return candidateNames(facts(rest))[0];
}

const delivery = { label: "delivery · parcel", share: 0.4, othersShare: 0.1, mood: -0.6, othersMood: 0.1 };

describe("candidateNames()", () => {
  it("says who is angry about what", () => {
    const differences = [difference("Spend", 1), difference("Mood", -1.2, -0.5)];
    expect(name({ differences, mood: -0.5, anger: 0.4, topics: [delivery] })).toBe("Big spenders angry about delivery");
    const early = [{ ...delivery, label: "early morning deliveries" }];
    expect(name({ differences, mood: -0.5, anger: 0.4, topics: early })).toBe("Angry big spenders");
    const late = [{ ...delivery, label: "late delivery · refund" }];
    expect(name({ differences, mood: -0.5, anger: 0.4, topics: late })).toBe("Angry big spenders: late delivery");
  });
  it("calls angry only who is, and unhappy who is negative otherwise", () => {
    const differences = [difference("Mood", -0.8, -0.3)];
    expect(name({ differences, mood: -0.3, negativeShare: 0.5 })).toBe("Unhappy customers");
    expect(name({ differences, mood: -0.5, negativeShare: 0.7 })).toBe("Angry customers");
    expect(name({ differences, mood: -0.3, anger: 0.3 })).toBe("Angry customers");
    // Less positive than the others is not negative.
    expect(name({ differences: [difference("Mood", -0.8, 0.2)], mood: 0.2 })).toBe("In worse mood");
  });
  it("tells delighted from content", () => {
    const differences = [difference("Mood", 0.9, 0.6), difference("Discounts", 1, 0.3)];
    expect(name({ differences, mood: 0.6 })).toBe("Delighted bargain hunters");
    const tenure = { ...difference("Days as customer", -1, 40), othersMean: 400 };
    expect(name({ differences: [difference("Mood", 0.9, 0.3), tenure], mood: 0.3 })).toBe("New and content");
    expect(name({ differences: [{ ...tenure, mean: 300 }] })).toBe("More recent customers");
  });
  it("names a topic only when share and mood on it set them apart", () => {
    const differences = [difference("Mood", -1, -0.5)];
    const same = [{ ...delivery, othersMood: -0.5 }];
    expect(name({ differences, mood: -0.5, anger: 0.4, topics: same })).toBe("Angry customers");
    const common = [{ ...delivery, othersShare: 0.3 }];
    expect(name({ differences, mood: -0.5, anger: 0.4, topics: common })).toBe("Angry customers");
    const liked = [{ ...delivery, mood: 0.4, othersMood: 0.1 }];
    expect(name({ differences, mood: -0.5, anger: 0.4, topics: liked })).toBe("Angry customers");
  });
  it("says nothing of the mood of a segment in which few wrote", () => {
    const differences = [difference("Orders", 1, 3), difference("Mood", -1, -0.5)];
    expect(name({ differences, mood: -0.5, writers: 0, otherWriters: 0.9 })).toBe("Silent regulars");
    expect(name({ differences, mood: -0.5, writers: 0.4 })).toBe("Regular buyers");
    expect(name({ differences: [], writers: 0.05, otherWriters: 0.1 })).toBe("Average customers");
  });
  it("says nothing of the orders of a segment in which few ordered", () => {
    const differences = [difference("Spend", 1), difference("Mood", 1, 0.7)];
    expect(name({ differences, mood: 0.7, buyers: 0, otherBuyers: 1 })).toBe("Delighted non-buyers");
    // One of them has ordered: the name says so.
    expect(name({ differences, mood: 0.7, buyers: 0.1, otherBuyers: 1 })).toBe("Delighted rare buyers");
  });
  it("makes nothing of an effect below medium, nor of a discount of 2 %", () => {
    expect(name({ differences: [difference("Spend", 0.4)] })).toBe("Average customers");
    expect(name({ differences: [difference("Discounts", 2, 0.02)] })).toBe("Above-average discounts");
  });
  it("hears a mood that turns", () => {
    expect(name({ differences: [difference("Mood trend", -0.8, -0.2), difference("Spend", 1)], mood: 0 })).toBe(
      "Souring big spenders",
    );
  });
});

describe("nameSegments()", () => {
  const big = facts({ differences: [difference("Spend", 1), difference("Orders", 0.7, 3)] });

  it("gives two segments of one kind different names, as far as the numbers go", () => {
    expect(nameSegments([big, big])).toEqual(["Big spenders", "Regular buyers"]);
    expect(nameSegments([big, big, big, big, big]).slice(2)).toEqual([
      "Above-average spend",
      "More orders than others",
      "More orders than others 2",
    ]);
    expect(nameSegments([facts(), facts(), facts()])).toEqual([
      "Average customers",
      "Average customers 2",
      "Average customers 3",
    ]);
  });
  it("calls a single segment all customers", () => {
    expect(nameSegments([big])).toEqual(["All customers"]);
  });

  it("never gives one name twice, nor more than five words, nor a mood that the numbers do not show", () => {
    const features = ["Spend", "Mood", "Orders", "Discounts", "Days as customer", "Mood trend", "Texts", "Refunds"];
    const score = fc.double({ min: -1, max: 1, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const shown = fc.record({
      feature: fc.constantFrom(...features),
      effect: fc.double({ min: -3, max: 3, noNaN: true }),
      mean: fc.double({ min: -1, max: 1, noNaN: true }),
      othersMean: fc.constant(0),
      low: fc.constant(0),
      high: fc.constant(0),
      errors: fc.constant(5),
    });
    const topic = fc.record({
      label: fc.constantFrom("price", "late delivery · box"),
      share,
      othersShare: share,
      mood: score,
      othersMood: score,
    });
    const anyFacts = fc.record({
      differences: fc.uniqueArray(shown, { selector: ({ feature }) => feature }),
      mood: score,
      negativeShare: share,
      anger: share,
      writers: share,
      otherWriters: share,
      buyers: share,
      otherBuyers: share,
      topics: fc.array(topic, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(anyFacts, { minLength: 2, maxLength: 8 }), (segments) => {
        const names = nameSegments(segments);
        expect(new Set(names).size).toBe(names.length);
        for (const [i, given] of names.entries()) {
          const { mood, writers, topics } = segments[i]!;
          expect(given.split(" ").length).toBeGreaterThanOrEqual(2);
          expect(given.split(" ").length).toBeLessThanOrEqual(5);
          if (/angry|unhappy/i.test(given)) expect(mood).toBeLessThanOrEqual(-0.15);
          if (/delighted|content/i.test(given)) expect(mood).toBeGreaterThanOrEqual(0.15);
          if (/angry|unhappy|delighted|content/i.test(given)) expect(writers).toBeGreaterThanOrEqual(0.5);
          if (/price|late delivery/.test(given)) {
            expect(topics.some(({ mood: on, share: own }) => on * mood > 0 && own >= 0.2)).toBe(true);
          }
        }
      }),
    );
  });
});
