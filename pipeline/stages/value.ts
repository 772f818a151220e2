/** Fills `value`: what a customer buys, and how that compares with the other customers. */

import { summariseOrders, type OrderSummary } from "../../models/value/orders.ts";
import { fitRfm, scoreRfm, spendRank, type Purchases, type RfmModel } from "../../models/value/rfm.ts";
import type { Stage } from "../stage.ts";
import type { History, Valued } from "../types.ts";

type Needs = Pick<History, "orders" | "profile">;

/** Orders until the day the run looks back from, as money, recency, frequency and their quintiles. */
export function value(): Stage<Needs, Valued, RfmModel> {
  return {
    name: "value",
    version: "2",
    needs: ["orders", "profile"],
    dated: true,
    keepsModel: true,
    fit: async (rows, { asOf, signal }) => {
      const customers: Purchases[] = [];
      for await (const row of rows) {
        signal?.throwIfAborted();
        const purchases = purchasesOf(summarise(row, asOf));
        if (purchases) customers.push(purchases);
      }
      return fitRfm(customers);
    },
    run: async (batch, { model, asOf }) => batch.map((row) => ({ value: valueOf(summarise(row, asOf), model) })),
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

function valueOf(summary: OrderSummary, model: RfmModel): Valued["value"] {
  const purchases = purchasesOf(summary);
  if (!purchases) return { ...summary, spendRank: 0 };
  const { recencyDays } = purchases;
  const rfm = recencyDays === undefined ? undefined : scoreRfm(model, { ...purchases, recencyDays });
  return { ...summary, ...(rfm && { rfm }), spendRank: spendRank(model, purchases) };
}
