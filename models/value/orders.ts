/** What a customer's orders come to. */

import { dayNumber, lookBack } from "../days.ts";
import { median } from "../statistics/quantiles.ts";

/** What is needed of an order; money in minor units of `currency`. */
export interface PlacedOrder {
  /** ISO 8601; absent if unknown. */
  readonly at?: string;
  /** What was to be paid, discount taken off. Negative: a credit note, money that went back on some other order. */
  readonly totalCents: number;
  readonly currency: string;
  readonly discountCents: number;
  /** What was paid back of this order, equal to the total when all was; 0 of a credit note. */
  readonly refundedCents: number;
  readonly status: "paid" | "refunded" | "cancelled";
}

/** What a customer bought until the end of a day. Money in minor units of `currency`. */
export interface OrderSummary {
  /** Orders neither cancelled nor refunded in full, in any currency. */
  readonly orders: number;
  /** The one most of the orders are in. */
  readonly currency?: string;
  /** Paid minus refunded; below zero when more went back than the orders known came to. */
  readonly spendCents: number;
  readonly averageOrderCents?: number;
  /** Days from the last order to the day; absent where none has a date. */
  readonly recencyDays?: number;
  /** Median days between days with orders; absent below two such days. */
  readonly intervalDays?: number;
  /** Days since the first order or since the customer is known, whichever is earlier. */
  readonly tenureDays?: number;
  /** Discounts over the undiscounted total, 0 to 1. */
  readonly discountShare: number;
  /** Refunded over paid, 0 to 1. */
  readonly refundShare: number;
  /** Spend in other currencies, kept apart. */
  readonly otherSpend: readonly { readonly currency: string; readonly spendCents: number }[];
  /** Orders after the day: left out of all the rest. */
  readonly laterOrders: number;
}

/** When to look back from, and since when the customer is known, both ISO 8601. */
export interface SummaryOptions {
  readonly asOf: string;
  readonly since?: string;
}

/**
 * What a customer bought until the end of the day `asOf`.
 *
 * Cancelled orders never count. An order refunded in full is no order, but its refund counts in `refundShare`. A refund
 * is held within the order's total; status "refunded" without an amount means all of it. A negative total is a credit
 * note: it lowers the spend and is no order, so a spend may be below zero. Currencies are kept apart: `currency` is the
 * one most orders are in (of equals the first by alphabet), and all money and shares are in it. Orders later than the
 * day are left out; those without a date count in all that needs none. An order whose total is no number counts nowhere.
 */
export function summariseOrders(placed: readonly PlacedOrder[], { asOf, since }: SummaryOptions): OrderSummary {
  const { includes, daysSince } = lookBack(asOf);
  const live = usableOrders(placed).filter((order) => order.status !== "cancelled");
  const counted = live.filter(({ at }) => at === undefined || includes(at));
  const kept = counted.filter((order) => order.totalCents >= 0 && !isRefundedInFull(order));
  const currency = commonest(kept) ?? commonest(counted);
  const inCurrency = counted.filter((order) => order.currency === currency);
  const spendCents = spend(inCurrency);
  const ordersInCurrency = kept.filter((order) => order.currency === currency).length;
  const recencyDays = smallest(momentsOf(kept).map(daysSince));
  const starts = [...momentsOf(counted), ...(since && includes(since) ? [since] : [])];
  const tenureDays = largest(starts.map(daysSince));
  return {
    orders: kept.length,
    currency,
    spendCents,
    averageOrderCents: ordersInCurrency > 0 ? spendCents / ordersInCurrency : undefined,
    recencyDays,
    intervalDays: medianInterval(kept),
    tenureDays,
    ...shares(inCurrency),
    otherSpend: otherCurrencies(counted, currency),
    laterOrders: live.length - counted.length,
  };
}

/** The orders whose total is a number; a discount or a refund that is none counts as 0. */
function usableOrders<Placed extends PlacedOrder>(placed: readonly Placed[]): readonly Placed[] {
  const isWhole = (order: Placed) => Number.isFinite(order.totalCents + order.discountCents + order.refundedCents);
  if (placed.every(isWhole)) return placed;
  const orNothing = (cents: number) => (Number.isFinite(cents) ? cents : 0);
  return placed
    .filter(({ totalCents }) => Number.isFinite(totalCents))
    .map((order) => ({
      ...order,
      discountCents: orNothing(order.discountCents),
      refundedCents: orNothing(order.refundedCents),
    }));
}

/** Orders that count as bought at the end of the day `asOf`: neither cancelled, nor refunded in full, nor a credit note. */
export function boughtOrders<Placed extends PlacedOrder>(placed: readonly Placed[], asOf: string): readonly Placed[] {
  const { includes } = lookBack(asOf);
  return usableOrders(placed).filter(
    (order) =>
      order.status !== "cancelled" &&
      (order.at === undefined || includes(order.at)) &&
      order.totalCents >= 0 &&
      !isRefundedInFull(order),
  );
}

function momentsOf(orders: readonly PlacedOrder[]): string[] {
  return orders.map(({ at }) => at).filter((at) => at !== undefined);
}

/** Whether all of an order went back, so that it is no purchase. */
export function isRefundedInFull(order: PlacedOrder): boolean {
  return order.status === "refunded" ? refunded(order) >= order.totalCents : order.totalCents > 0 && paid(order) === 0;
}

/** What went back of an order, from 0 to its total; of a credit note all of it. */
function refunded({ totalCents, refundedCents, status }: PlacedOrder): number {
  if (totalCents < 0) return -totalCents;
  if (status === "refunded" && !(refundedCents > 0)) return totalCents;
  return Math.min(Math.max(0, refundedCents), totalCents);
}

/** What a customer paid for an order and did not get back; below zero of a credit note. */
export function paid(order: PlacedOrder): number {
  return Math.max(0, order.totalCents) - refunded(order);
}

function spend(orders: readonly PlacedOrder[]): number {
  return orders.reduce((sum, order) => sum + paid(order), 0);
}

function shares(orders: readonly PlacedOrder[]): { readonly discountShare: number; readonly refundShare: number } {
  const sales = orders.filter((order) => order.totalCents >= 0);
  const total = sales.reduce((sum, order) => sum + order.totalCents, 0);
  const discount = sales.reduce((sum, order) => sum + Math.max(0, order.discountCents), 0);
  const back = orders.reduce((sum, order) => sum + refunded(order), 0);
  return {
    discountShare: discount > 0 ? discount / (total + discount) : 0,
    // Credit notes may be for orders that lie before the export.
    refundShare: back > 0 ? Math.min(1, back / Math.max(total, 1)) : 0,
  };
}

function commonest(orders: readonly PlacedOrder[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { currency } of orders) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return ranked[0]?.[0];
}

function otherCurrencies(orders: readonly PlacedOrder[], own: string | undefined): OrderSummary["otherSpend"] {
  const currencies = [...new Set(orders.map((order) => order.currency))].filter((currency) => currency !== own).sort();
  return currencies.map((currency) => ({
    currency,
    spendCents: spend(orders.filter((order) => order.currency === currency)),
  }));
}

function medianInterval(orders: readonly PlacedOrder[]): number | undefined {
  const days = [...new Set(momentsOf(orders).map(dayNumber))].sort((a, b) => a - b);
  if (days.length < 2) return undefined;
  return median(days.slice(1).map((day, i) => day - days[i]!));
}

// Not Math.min(...values): a customer may have more orders than a call may have arguments.
function smallest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => (b < a ? b : a));
}

function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => (b > a ? b : a));
}
