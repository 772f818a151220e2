import { describe, expect, it } from "vitest";
import { toBuyer } from "./buyer.ts";
import type { PlacedOrder } from "./orders.ts";

const options = { asOf: "2026-06-30", currency: "EUR" };

function order(at: string, totalCents: number, rest: Partial<PlacedOrder> = {}): PlacedOrder {
  return { at, totalCents, currency: "EUR", discountCents: 0, refundedCents: 0, status: "paid", ...rest };
}

describe("toBuyer()", () => {
  it("counts purchases after the first, in days", () => {
    const orders = [order("2026-06-20", 3000), order("2026-06-01", 1000), order("2026-06-11", 2000)];
    expect(toBuyer(orders, options)).toEqual({
      repeats: 2,
      firstToLast: 19,
      firstToNow: 29,
      spend: { purchases: 3, average: 2000 },
    });
  });
  it("takes what is bought on one day as one purchase", () => {
    const orders = [order("2026-06-01T09:00:00Z", 1000), order("2026-06-01T18:00:00Z", 500)];
    expect(toBuyer(orders, options)).toMatchObject({ repeats: 0, spend: { purchases: 1, average: 1500 } });
  });
  it("leaves out what is no purchase: cancelled, refunded in full, credit notes, days to come, no date", () => {
    const orders = [
      order("2026-06-01", 1000),
      order("2026-06-02", 1000, { status: "cancelled" }),
      order("2026-06-03", 1000, { status: "refunded" }),
      order("2026-06-04", -1000),
      order("2026-07-01", 1000),
      order("soon", 1000),
      { ...order("2026-06-05", 1000), at: undefined },
    ];
    expect(toBuyer(orders, options)).toMatchObject({ repeats: 0, firstToNow: 29 });
    expect(toBuyer(orders.slice(1), options)).toBeUndefined();
    expect(toBuyer([], options)).toBeUndefined();
  });
  it("counts purchases in another currency and free ones, but not their worth", () => {
    const orders = [
      order("2026-06-01", 1000, { refundedCents: 400 }),
      order("2026-06-02", 900000, { currency: "JPY" }),
      order("2026-06-03", 0),
    ];
    expect(toBuyer(orders, options)).toMatchObject({ repeats: 2, spend: { purchases: 1, average: 600 } });
    expect(toBuyer(orders.slice(2), options)?.spend).toBeUndefined();
  });
});
