/** Recency, frequency and monetary value in quintiles (Hughes 1994), sound under ties and for few customers. */

import { countBelow, countUpTo, sorted } from "../statistics/quantiles.ts";

/** What of a customer with orders is scored; `spendCents` is compared within `currency` only. */
export interface Purchases {
  /** Absent where no order has a date. */
  readonly recencyDays?: number;
  readonly orders: number;
  readonly spendCents: number;
  readonly currency: string;
}

/** The distributions that customers are scored against: ascending, one number per customer with orders. */
export interface RfmModel {
  /** Minus the days since the last order: the larger, the more recent. */
  readonly recency: Float64Array;
  readonly orders: Float64Array;
  readonly spend: readonly { readonly currency: string; readonly cents: Float64Array }[];
}

/** 5 is best. */
export interface Rfm {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** Learns the distributions from all customers with orders, in any order. */
export function fitRfm(customers: readonly Purchases[]): RfmModel {
  const currencies = [...new Set(customers.map((customer) => customer.currency))].sort();
  return {
    recency: sorted(customers.flatMap(({ recencyDays }) => (recencyDays === undefined ? [] : -recencyDays))),
    orders: sorted(customers.map((customer) => customer.orders)),
    spend: currencies.map((currency) => ({
      currency,
      cents: sorted(customers.filter((one) => one.currency === currency).map((one) => one.spendCents)),
    })),
  };
}

/**
 * The fifth that a value falls into, 1 (lowest) to 5, by its mid-rank: the values below it and half of those equal to
 * it, over all. So equal values get equal scores, whatever their number; where all are equal, and for one customer
 * alone, the score is 3; fewer than five customers spread over the fifths as far as they reach. 3 where nothing is known.
 */
export function quintile(ascending: ArrayLike<number>, value: number): number {
  if (ascending.length === 0) return 3;
  const twiceRank = countBelow(ascending, value) + countUpTo(ascending, value);
  // In whole numbers, so that a rank of exactly a fifth does not fall below it by rounding.
  return Math.min(5, 1 + Math.floor((5 * twiceRank) / (2 * ascending.length)));
}

/** The three scores of a customer with a dated order. The most recent fifth gets 5 in recency. */
export function scoreRfm(
  model: RfmModel,
  { recencyDays, orders, spendCents, currency }: Purchases & { readonly recencyDays: number },
): Rfm {
  return {
    recency: quintile(model.recency, -recencyDays),
    frequency: quintile(model.orders, orders),
    monetary: quintile(centsIn(model, currency), spendCents),
  };
}

/** Share of the customers with orders in `currency` who spend less than `spendCents`, in [0, 1); 0 where there are none. */
export function spendRank(
  model: RfmModel,
  { spendCents, currency }: Pick<Purchases, "spendCents" | "currency">,
): number {
  const cents = centsIn(model, currency);
  return cents.length === 0 ? 0 : countBelow(cents, spendCents) / cents.length;
}

function centsIn(model: RfmModel, currency: string): Float64Array {
  return model.spend.find((one) => one.currency === currency)?.cents ?? new Float64Array();
}
