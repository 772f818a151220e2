import { expect, test } from "vitest";
import { summariseOrders } from "../../models/value/orders.ts";
import type { Order } from "../types.ts";
import { readLines } from "../../tests/example-file.ts";

async function ordersOf(...rows: readonly string[]): Promise<Order[]> {
  const lines = ["order_id,customer_id,order_date,total,currency,status", ...rows];
  const { accepted } = await readLines(lines, { as: "orders" });
  return accepted.map(({ record }) => record as Order);
}

const asOf = "2026-06-30";

test("a credit note in a file lowers what its customer spent", async () => {
  const orders = await ordersOf("1,c1,2026-06-01,100.00,EUR,paid", "2,c1,2026-06-10,-60.00,EUR,paid");
  expect(orders[1]).toMatchObject({ totalCents: -6000, refundedCents: 0, status: "refunded" });
  expect(summariseOrders(orders, { asOf })).toMatchObject({ orders: 1, spendCents: 4000, refundShare: 0.6 });
});

test("a credit note counts once, whether it is called refunded, cancelled or nothing", async () => {
  const orders = await ordersOf(
    "1,c1,2026-06-01,100.00,EUR,paid",
    "2,c1,2026-06-10,-10.00,EUR,refunded",
    "3,c1,2026-06-11,-20.00,EUR,cancelled",
    "4,c1,2026-06-12,-30.00,EUR,",
  );
  expect(summariseOrders(orders, { asOf })).toMatchObject({ orders: 1, spendCents: 4000, refundShare: 0.6 });
});
