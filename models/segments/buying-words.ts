/** Words for how a segment buys. */

import { readerOf, shareBounds, type NamingFacts } from "./naming-facts.ts";

/** A word for how customers buy: as a noun, and where there is no word for the attitude before it. */
export interface Buying {
  readonly noun: string;
  readonly alone: string;
}

/** Words for what a segment buys that its numbers show, the most telling first. */
export function buyingsOf(facts: NamingFacts): Buying[] {
  const { effect, mean, othersMean } = readerOf(facts);
  if (facts.buyers <= shareBounds.few && facts.otherBuyers - facts.buyers >= shareBounds.apart)
    return facts.buyers === 0
      ? [{ noun: "non-buyers", alone: "Without orders" }]
      : [{ noun: "rare buyers", alone: "Mostly without orders" }];
  if (facts.buyers < shareBounds.most) return [];
  const where = (isShown: boolean, strength: number) => (isShown ? strength : 0);
  const tenure = mean("Days as customer");
  const isNew = tenure <= 365 && tenure <= othersMean("Days as customer") / 3;
  const recency = mean("Days since last order");
  // Words for the money and for habits that are rare come before words for how long and how often.
  const rules: readonly (readonly [noun: string, alone: string, strength: number])[] = [
    ["big spenders", "Big spenders", 1.2 * effect("Spend")],
    ["small spenders", "Small spenders", -effect("Spend")],
    ["bargain hunters", "Bargain hunters", where(mean("Discounts") >= 0.1, 1.2 * effect("Discounts"))],
    ["returners", "Frequent returners", where(mean("Refunds") >= 0.1, 1.2 * effect("Refunds"))],
    ["lapsed buyers", "Lapsed buyers", where(recency >= 90, effect("Days since last order"))],
    ["newcomers", "New customers", where(isNew, -1.2 * effect("Days as customer"))],
    ["regulars", "Regular buyers", where(mean("Orders") >= 2, effect("Orders"))],
    ["big-basket buyers", "Big-basket buyers", 0.8 * effect("Average order")],
    ["occasional buyers", "Occasional buyers", -0.8 * effect("Orders")],
    ["long-time customers", "Long-time customers", where(tenure >= 365, 0.8 * effect("Days as customer"))],
    ["recent buyers", "Recent buyers", where(recency <= 60, -0.7 * effect("Days since last order"))],
    ["small-basket buyers", "Small-basket buyers", -0.7 * effect("Average order")],
  ];
  return rules
    .filter(([, , strength]) => strength > 0)
    .sort(([, , a], [, , b]) => b - a)
    .map(([noun, alone]) => ({ noun, alone }));
}
