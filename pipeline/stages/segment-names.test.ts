import fc from "fast-check";
import { expect, it } from "vitest";
import { candidateNames } from "../../models/segments/names.ts";
import { differences, type FeatureFigures } from "../../models/segments/traits.ts";
import { momentsOf } from "../../models/statistics/moments.ts";
import { catalogue, topicFeature } from "./feature-catalogue.ts";

const features = [
  ...catalogue.map(({ name }) => name),
  topicFeature("late delivery · parcel"),
  topicFeature("price (t3)"),
];

/** Figures of customers around a centre. */
function around(centre: readonly number[]): FeatureFigures[] {
  return features.map((name, i) => {
    const moments = momentsOf([-0.2, -0.1, 0, 0.1, 0.2].map((off) => centre[i]! + off));
    return { name, scaled: moments, raw: moments };
  });
}

/** Names that speak of a feature as higher, and those that speak of it as lower. */
const says: Readonly<Record<string, readonly [higher: RegExp, lower: RegExp]>> = {
  Spend: [/big.spend|above-average spend/i, /small.spend|below-average spend/i],
  "Average order": [/big-basket|above-average order/i, /small-basket|below-average order/i],
  Orders: [/regular|more orders/i, /occasional|fewer orders/i],
  "Days since last order": [/lapsed|longer since/i, /recent buyers|recent last/i],
  "Days between orders": [/longer between/i, /less time between/i],
  "Days as customer": [/long-time|longer-standing/i, /newcomers|new and|new customers|recent customers/i],
  Mood: [/better mood|delighted|\bcontent\b/i, /worse mood|angry|unhappy/i],
  "Mood trend": [/warming|above-average mood trend/i, /souring|below-average mood trend/i],
  "Negative texts": [/more negative/i, /fewer negative/i],
  Texts: [/talkative|more texts/i, /fewer texts/i],
  "Tickets and chats": [/more tickets/i, /fewer tickets/i],
  Discounts: [/bargain|above-average discounts/i, /below-average discounts/i],
  Refunds: [/returners|above-average refunds/i, /below-average refunds/i],
  Urgency: [/above-average urgency/i, /below-average urgency/i],
  Effort: [/struggling|above-average effort/i, /below-average effort/i],
  "Churn risk": [/wavering|above-average churn/i, /below-average churn/i],
  "Has ordered": [/more buyers/i, /fewer buyers/i],
  "Has written": [/more writers/i, /fewer writers/i],
};

it("every feature has words of its own for more and for less of it", () => {
  expect(Object.keys(says).sort()).toEqual(catalogue.map(({ name }) => name).sort());
});

it("no name of any centre says the contrary of its figures, or runs words together that do not go together", () => {
  const centre = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: features.length,
    maxLength: features.length,
  });
  const share = fc.double({ min: 0.5, max: 1, noNaN: true });
  fc.assert(
    fc.property(centre, centre, share, (own, others, anger) => {
      const found = differences(around(own), around(others));
      const mood = Math.max(-1, Math.min(1, own[features.indexOf("Mood")]!));
      const facts = { anger, mood, negativeShare: anger, writers: 1, otherWriters: 1, buyers: 1, otherBuyers: 1 };
      for (const name of candidateNames({ ...facts, differences: found, topics: [] })) {
        expect(name).not.toMatch(/average (has|days|average|topic)|less (texts|orders|buyers)/i);
        for (const [feature, [higher, lower]] of Object.entries(says)) {
          const effect = found.find((one) => one.feature === feature)?.effect ?? 0;
          if (higher.test(name)) expect([name, effect]).toEqual([name, Math.abs(effect)]);
          if (lower.test(name)) expect([name, effect]).toEqual([name, -Math.abs(effect)]);
        }
      }
    }),
  );
});
