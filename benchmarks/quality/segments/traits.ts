/** What made-up customers differ in, and how a hidden standard normal number becomes what a shop's data would show of it. */

import type { FeatureGroup, Valued, Voiced } from "../../../pipeline/types.ts";

/** A customer as the features stage needs them, with an id. */
export type Known = Valued & Voiced & { readonly customer: string };

export type TraitName = (typeof traits)[number]["name"];

/** All traits; a topic's trait is its share of what is written. `canTell`: segments may differ in it. */
export const traits = [
  { name: "averageOrder", group: "value", canTell: true },
  { name: "orders", group: "value", canTell: true },
  { name: "recency", group: "value", canTell: true },
  { name: "tenure", group: "value", canTell: false },
  { name: "mood", group: "attitude", canTell: true },
  { name: "negative", group: "attitude", canTell: true },
  { name: "urgency", group: "attitude", canTell: true },
  { name: "effort", group: "attitude", canTell: true },
  { name: "churn", group: "attitude", canTell: true },
  { name: "trend", group: "attitude", canTell: false },
  { name: "texts", group: "behaviour", canTell: true },
  { name: "contact", group: "behaviour", canTell: false },
  { name: "discount", group: "behaviour", canTell: true },
  { name: "refund", group: "behaviour", canTell: false },
  { name: "topic1", group: "topics", canTell: true },
  { name: "topic2", group: "topics", canTell: true },
  { name: "topic3", group: "topics", canTell: true },
  { name: "topic4", group: "topics", canTell: false },
  { name: "topic5", group: "topics", canTell: false },
  { name: "topic6", group: "topics", canTell: false },
] as const satisfies readonly { name: string; group: FeatureGroup; canTell: boolean }[];

/** Hidden numbers by trait; a trait that this shop's data does not vary in is absent. */
export type Hidden = ReadonlyMap<TraitName, number>;

/** What cannot be known of a customer. */
export interface Absent {
  readonly isSilent: boolean;
  readonly neverBought: boolean;
  /** Fewer than three texts, so that there is no trend. */
  readonly hasNoTrend: boolean;
}

const share = (value: number) => Math.max(0, Math.min(1, value));
const logistic = (value: number) => 1 / (1 + Math.exp(-value));

/** The customer whose hidden numbers these are: money and days skewed, orders counted, shares cut off at 0 and 1. */
export function customerOf(id: string, hidden: Hidden, { isSilent, neverBought, hasNoTrend }: Absent): Known {
  const of = (name: TraitName) => hidden.get(name) ?? 0;
  const orders = Math.max(1, Math.round(Math.exp(1.3 + 0.45 * of("orders"))));
  const averageOrderCents = Math.round(Math.exp(8.4 + 0.5 * of("averageOrder")));
  const recencyDays = Math.round(Math.exp(4 + 0.7 * of("recency")));
  const tenureDays = recencyDays + Math.round(Math.exp(5.5 + 0.6 * of("tenure")));
  const texts = Math.max(1, Math.round(Math.exp(0.9 + 0.4 * of("texts"))));
  const contact = Math.round(texts * share(0.5 + 0.4 * of("contact")));
  const topics = [...hidden].flatMap(([name, z]) => {
    const part = Math.max(0, 0.02 + 0.12 * z);
    return name.startsWith("topic") && part > 0 ? [{ id: name, label: name, share: part, texts: 1, mood: 0 }] : [];
  });
  const all = Math.max(
    1,
    topics.reduce((sum, topic) => sum + topic.share, 0),
  );
  const bought = {
    orders,
    currency: "EUR",
    spendCents: orders * averageOrderCents,
    averageOrderCents,
    recencyDays,
    ...(orders > 1 && { intervalDays: Math.round((tenureDays - recencyDays) / (orders - 1)) }),
    tenureDays,
    discountShare: share(0.08 + 0.1 * of("discount")),
    refundShare: hidden.has("refund") ? share(-0.15 + 0.15 * of("refund")) : 0,
  };
  const written = {
    texts,
    mood: Math.tanh(0.35 * of("mood")),
    ...(hidden.has("trend") && !hasNoTrend && { trend: 0.06 * of("trend") }),
    negativeShare: share(0.3 + 0.18 * of("negative")),
    urgency: logistic(0.6 * of("urgency") - 0.5),
    effort: logistic(0.6 * of("effort") - 0.5),
    churnRisk: logistic(0.6 * of("churn") - 1),
    topics: topics.map((topic) => ({ ...topic, share: topic.share / all })),
    channels: { ticket: contact, review: texts - contact },
  };
  const nothingBought = { orders: 0, spendCents: 0, discountShare: 0, refundShare: 0 };
  const nothingWritten = { texts: 0, topics: [], channels: {} };
  const rest = { otherSpend: [], laterOrders: 0, spendRank: 0 };
  // Columns that features do not read stay out.
  return {
    customer: id,
    value: { ...rest, ...(neverBought ? nothingBought : bought) },
    voice: isSilent ? nothingWritten : written,
  } as unknown as Known;
}
