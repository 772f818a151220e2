/** A customer's orders as the models of repeat buying see them. */

import { lookBack } from "../days.ts";
import type { Buyer } from "./lifetime.ts";
import { boughtOrders, paid, type PlacedOrder } from "./orders.ts";

/** When to look back from, ISO 8601, and the currency whose money counts. */
export interface BuyerOptions {
  readonly asOf: string;
  readonly currency: string;
}

/**
 * The purchases of a customer until the end of the day `asOf`; undefined without any. What is bought on one day is one
 * purchase. Orders cancelled, refunded in full or without a date, and credit notes, are none. Purchases count in any
 * currency; what they came to only in `currency`, and only where something was paid.
 */
export function toBuyer(placed: readonly PlacedOrder[], { asOf, currency }: BuyerOptions): Buyer | undefined {
  const { daysSince } = lookBack(asOf);
  const worth = new Map<number, number>();
  for (const order of boughtOrders(placed, asOf)) {
    const { at } = order;
    if (at === undefined) continue;
    const day = daysSince(at);
    worth.set(day, (worth.get(day) ?? 0) + (order.currency === currency ? paid(order) : 0));
  }
  if (worth.size === 0) return undefined;
  // Not Math.min(...days): a customer may have more days than a call may have arguments.
  let [first, last, total, purchases] = [-Infinity, Infinity, 0, 0];
  for (const [day, cents] of worth) {
    first = Math.max(first, day);
    last = Math.min(last, day);
    total += cents;
    if (cents > 0) purchases++;
  }
  return {
    repeats: worth.size - 1,
    firstToLast: first - last,
    firstToNow: first,
    spend: purchases > 0 ? { purchases, average: total / purchases } : undefined,
  };
}
