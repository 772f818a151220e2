/** The features customers are compared by, and how each is read from what is known of them. */

import type { FeatureGroup, FeatureUnit, Valued, Voiced } from "../types.ts";

type Known = Valued & Voiced;

/** One feature: undefined where a customer has no such value. */
export interface FeatureSource {
  readonly name: string;
  readonly group: FeatureGroup;
  readonly unit: FeatureUnit;
  readonly read: (customer: Known) => number | undefined;
}

/** Features of every data set, in order. Topics come after them, as many as the data has. */
export const catalogue: readonly FeatureSource[] = [
  { name: "Spend", group: "value", unit: "cents", read: bought(({ spendCents }) => spendCents) },
  { name: "Average order", group: "value", unit: "cents", read: bought((value) => value.averageOrderCents) },
  { name: "Orders", group: "value", unit: "orders", read: bought(({ orders }) => orders) },
  { name: "Days since last order", group: "value", unit: "days", read: bought(({ recencyDays }) => recencyDays) },
  { name: "Days between orders", group: "value", unit: "days", read: bought(({ intervalDays }) => intervalDays) },
  { name: "Days as customer", group: "value", unit: "days", read: ({ value }) => value.tenureDays },
  { name: "Has ordered", group: "value", unit: "share", read: ({ value }) => (value.orders > 0 ? 1 : 0) },

  { name: "Mood", group: "attitude", unit: "score", read: ({ voice }) => voice.mood },
  { name: "Mood trend", group: "attitude", unit: "score per 30 days", read: ({ voice }) => voice.trend },
  { name: "Negative texts", group: "attitude", unit: "share", read: ({ voice }) => voice.negativeShare },
  { name: "Urgency", group: "attitude", unit: "share", read: ({ voice }) => voice.urgency },
  { name: "Effort", group: "attitude", unit: "share", read: ({ voice }) => voice.effort },
  { name: "Churn risk", group: "attitude", unit: "share", read: ({ voice }) => voice.churnRisk },
  { name: "Has written", group: "attitude", unit: "share", read: ({ voice }) => (voice.texts > 0 ? 1 : 0) },

  { name: "Texts", group: "behaviour", unit: "texts", read: ({ voice }) => voice.texts },
  { name: "Tickets and chats", group: "behaviour", unit: "share", read: contactShare },
  { name: "Discounts", group: "behaviour", unit: "share", read: everBought(({ discountShare }) => discountShare) },
  { name: "Refunds", group: "behaviour", unit: "share", read: everBought(({ refundShare }) => refundShare) },
];

/** The name of a topic's feature. */
export function topicFeature(label: string): string {
  return `Topic: ${label}`;
}

function bought(read: (value: Known["value"]) => number | undefined): FeatureSource["read"] {
  return ({ value }) => (value.orders > 0 ? read(value) : undefined);
}

/** Also of customers whose every order went back. */
function everBought(read: (value: Known["value"]) => number): FeatureSource["read"] {
  return ({ value }) => (value.orders > 0 || value.refundShare > 0 ? read(value) : undefined);
}

/** Share of the texts with a channel that asked for something, rather than gave an opinion. */
function contactShare({ voice: { channels } }: Known): number | undefined {
  const all = Object.values(channels).reduce((sum, texts) => sum + texts, 0);
  return all > 0 ? ((channels.ticket ?? 0) + (channels.chat ?? 0)) / all : undefined;
}
