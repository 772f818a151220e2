/** What a feature of a customer stands on: the sentences behind what they write, the orders behind what they buy. */

import type { Feature, Order, Verbatim } from "./types.ts";
import type { ShownCustomer } from "./look-up.ts";
import type { ShownFeedback } from "./show-corrections.ts";
import { quotable, verbatimOf } from "./stages/verbatim-of.ts";
import { bestQuote, latestQuote, worstQuote } from "../models/attitude/quotes.ts";

/** At most three of each; absent where the feature stands on none. */
export interface Evidence {
  readonly verbatims?: readonly Verbatim[];
  readonly orders?: readonly Order[];
}

const mostShown = 3;

type Texts = readonly ShownFeedback[];

/** The sentences or orders that a feature was counted from, those first that say most. Nothing where its value is not known. */
export function evidenceBehind(
  { name, topic, raw }: Pick<Feature, "name" | "topic" | "raw">,
  customer: ShownCustomer,
): Evidence {
  if (raw === undefined) return {};
  // Who is in the customer list since a day has been a customer from then on, whatever came first.
  const isListed = name === "Days as customer" && customer.profile?.since !== undefined;
  const orders = Object.hasOwn(ordersOf, name) && !isListed ? ordersOf[name]!(customer.orders) : [];
  const texts = topic !== undefined ? onTopic(customer.feedback, topic) : textsBehind(name, raw, customer.feedback);
  const verbatims = texts.flatMap(({ text, find }) => quoteFrom(text, find) ?? []).slice(0, mostShown);
  return {
    ...(verbatims.length > 0 && { verbatims }),
    ...(orders.length > 0 && { orders: orders.slice(0, mostShown) }),
  };
}

type Find = typeof worstQuote;

interface Told {
  readonly text: ShownFeedback;
  readonly find: Find;
}

function quoteFrom(text: ShownFeedback, find: Find): Verbatim | undefined {
  const quote = find([quotable(text)]);
  return quote && { ...verbatimOf(quote, [text]), ...(text.correction && { correction: markOf(text) }) };
}

function markOf({ mood, correction }: ShownFeedback): NonNullable<Verbatim["correction"]> {
  return { mood: mood.label, machine: correction!.machine.mood };
}

/** Those with most of something first, the latest of equals; none without any of it. */
function most(texts: Texts, read: (text: ShownFeedback) => number): ShownFeedback[] {
  return [...texts]
    .reverse()
    .filter((text) => read(text) > 0)
    .sort((a, b) => read(b) - read(a));
}

/** Below this a text shows next to nothing of urgency, effort or churn. */
const clear = 0.25;

function clearly(texts: Texts, read: (text: ShownFeedback) => number): ShownFeedback[] {
  return most(texts, read).filter((text) => read(text) >= clear);
}

function onTopic(texts: Texts, topic: string): Told[] {
  const shareOf = ({ topics }: ShownFeedback) => topics.find(({ id }) => id === topic)?.share ?? 0;
  return most(texts, shareOf).map((text) => ({ text, find: latestQuote }));
}

function textsBehind(name: string, raw: number, texts: Texts): Told[] {
  const worst = (ones: readonly ShownFeedback[]) => ones.map((text) => ({ text, find: worstQuote }));
  const strongest = (ones: readonly ShownFeedback[]) => ones.map((text) => ({ text, find: latestQuote }));
  const negative = most(texts, ({ mood }) => -mood.score);
  switch (name) {
    case "Mood":
      if (raw < 0) return worst(negative);
      return most(texts, ({ mood }) => mood.score).map((text) => ({ text, find: bestQuote }));
    case "Mood trend":
      // From the first to the last.
      return strongest(texts.length > 1 ? [texts[0]!, texts.at(-1)!] : [...texts]);
    case "Negative texts":
      return worst(negative.filter(({ mood }) => mood.label === "negative"));
    case "Urgency":
      return strongest(clearly(texts, ({ urgency }) => urgency));
    case "Effort":
      return strongest(clearly(texts, ({ effort }) => effort));
    case "Churn risk":
      return strongest(clearly(texts, ({ churnRisk }) => churnRisk));
    case "Tickets and chats":
      return strongest([...texts].reverse().filter(({ channel }) => channel === "ticket" || channel === "chat"));
    case "Texts":
    case "Has written":
      return strongest([...texts].reverse());
    default:
      return [];
  }
}

type Orders = readonly Order[];

const latestFirst = (orders: Orders) => [...orders].reverse();
const largest = (orders: Orders, read: (order: Order) => number) =>
  latestFirst(orders)
    .filter((order) => read(order) > 0)
    .sort((a, b) => read(b) - read(a));
const byTotal = (orders: Orders) => largest(orders, ({ totalCents }) => totalCents);

/** Orders come oldest first. */
const ordersOf: Readonly<Record<string, (orders: Orders) => readonly Order[]>> = {
  Spend: byTotal,
  "Average order": byTotal,
  Orders: latestFirst,
  "Has ordered": latestFirst,
  "Days since last order": (orders) => latestFirst(orders).slice(0, 1),
  "Days between orders": latestFirst,
  "Days as customer": (orders) => orders.slice(0, 1),
  Discounts: (orders) => largest(orders, ({ discountCents }) => discountCents),
  Refunds: (orders) => largest(orders, ({ refundedCents }) => refundedCents),
};
