/** Fills `value`: what a customer buys, how that compares with the other customers, and what is to come. */

import { dayNumber } from "../../models/days.ts";
import { mixOf } from "../../models/value/mix.ts";
import { boughtOrders, summariseOrders, type OrderSummary } from "../../models/value/orders.ts";
import { fitRfm, scoreRfm, spendRank, type Purchases, type RfmModel } from "../../models/value/rfm.ts";
import { regularity, season } from "../../models/value/rhythm.ts";
import type { Stage } from "../stage.ts";
import type { History, Valued } from "../types.ts";
import { collectLifetimes, lifetimeTeller, type LifetimesModel } from "./lifetimes.ts";

type Needs = Pick<History, "orders" | "profile">;

/** The distributions that customers are compared with, and what tells what is to come of them. */
export interface ValueModel {
  readonly rfm: RfmModel;
  readonly lifetimes: LifetimesModel;
}

/**
 * Orders until the day the run looks back from, as money, recency, frequency and their quintiles, rhythm and mix; and
 * what is to be expected of the customer, learned from all who buy in the same currency, or of all contracts.
 */
export function value(): Stage<Needs, Valued, ValueModel> {
  return {
    name: "value",
    version: "5",
    needs: ["orders", "profile"],
    dated: true,
    keepsModel: true,
    fit: async (rows, { asOf, signal }) => {
      const customers: Purchases[] = [];
      const lifetimes = collectLifetimes(asOf);
      for await (const row of rows) {
        signal?.throwIfAborted();
        const summary = summarise(row, asOf);
        const purchases = purchasesOf(summary);
        if (purchases) customers.push(purchases);
        lifetimes.add(row, summary);
      }
      return { rfm: fitRfm(customers), lifetimes: lifetimes.learn() };
    },
    run: async (batch, { model, asOf }) => {
      const lifetimeOf = lifetimeTeller(model.lifetimes, asOf);
      return batch.map((row) => {
        const summary = summarise(row, asOf);
        const lifetime = lifetimeOf(row, summary);
        return { value: { ...valueOf(summary, model.rfm), ...habitsOf(row, asOf), ...(lifetime && { lifetime }) } };
      });
    },
  };
}

function summarise({ orders, profile }: Needs, asOf: string): OrderSummary {
  return summariseOrders(orders, { asOf, since: profile?.since });
}

/** What is compared between customers; undefined without orders. */
function purchasesOf({ orders, recencyDays, spendCents, currency }: OrderSummary): Purchases | undefined {
  if (orders === 0 || currency === undefined) return undefined;
  return { orders, recencyDays, spendCents, currency };
}

function valueOf(summary: OrderSummary, model: RfmModel): OrderSummary & Pick<Valued["value"], "rfm" | "spendRank"> {
  const purchases = purchasesOf(summary);
  if (!purchases) return { ...summary, spendRank: 0 };
  const { recencyDays } = purchases;
  const rfm = recencyDays === undefined ? undefined : scoreRfm(model, { ...purchases, recencyDays });
  return { ...summary, ...(rfm && { rfm }), spendRank: spendRank(model, purchases) };
}

/** How regularly, at what time of the year, and what a customer buys. */
function habitsOf({ orders }: Needs, asOf: string): Pick<Valued["value"], "rhythm" | "season" | "mix"> {
  const bought = boughtOrders(orders, asOf);
  const days = bought.flatMap(({ at }) => (at === undefined ? [] : dayNumber(at)));
  const rhythm = regularity(days);
  // Who is first seen with an order was not seen before it: years are counted from there.
  const since = days.reduce((a, b) => Math.min(a, b), Infinity);
  const found = days.length > 0 ? season(days, { today: dayNumber(asOf), since }) : undefined;
  const mix = mixOf(bought);
  return { ...(rhythm && { rhythm }), ...(found && { season: found }), ...(mix && { mix }) };
}
