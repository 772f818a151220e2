import { describe, expect, it } from "vitest";
import { summariseOrders, type PlacedOrder } from "./orders.ts";

const asOf = "2026-06-30";

function order(at: string, totalCents: number, rest: Partial<PlacedOrder> = {}): PlacedOrder {
  return { at, totalCents, currency: "EUR", discountCents: 0, refundedCents: 0, status: "paid", ...rest };
}

describe("summariseOrders()", () => {
  it("adds up a plain history", () => {
    const orders = [order("2026-06-01", 1000), order("2026-06-11", 2000), order("2026-06-25", 3000)];
    expect(summariseOrders(orders, { asOf })).toEqual({
      orders: 3,
      currency: "EUR",
      spendCents: 6000,
      averageOrderCents: 2000,
      recencyDays: 5,
      intervalDays: 12,
      tenureDays: 29,
      discountShare: 0,
      refundShare: 0,
      otherSpend: [],
      laterOrders: 0,
    });
  });

  it("counts orders without a date in all that needs none", () => {
    const orders = [1000, 3000].map((cents) => ({ ...order("", cents), at: undefined }));
    expect(summariseOrders(orders, { asOf })).toMatchObject({ orders: 2, spendCents: 4000, averageOrderCents: 2000 });
    const told = summariseOrders([...orders, order("2026-06-25", 2000)], { asOf });
    expect(told).toMatchObject({ orders: 3, spendCents: 6000, recencyDays: 5, tenureDays: 5 });
    expect(summariseOrders(orders, { asOf }).recencyDays).toBeUndefined();
  });

  it("says nothing of a customer without orders but how long they are known", () => {
    const value = summariseOrders([], { asOf, since: "2026-06-20" });
    expect(value).toMatchObject({ orders: 0, spendCents: 0, tenureDays: 10, discountShare: 0, refundShare: 0 });
    expect(value.currency).toBeUndefined();
    expect(value.averageOrderCents).toBeUndefined();
    expect(value.recencyDays).toBeUndefined();
  });

  it("takes refunds off the spend and keeps the order", () => {
    const value = summariseOrders([order("2026-06-01", 1000, { refundedCents: 400, status: "refunded" })], { asOf });
    expect(value).toMatchObject({ orders: 1, spendCents: 600, averageOrderCents: 600, refundShare: 0.4 });
  });

  it("does not count an order refunded in full, with or without the amount", () => {
    const orders = [
      order("2026-06-01", 1000),
      order("2026-06-02", 3000, { refundedCents: 3000, status: "refunded" }),
      order("2026-06-03", 2000, { status: "refunded" }),
      order("2026-06-04", 4000, { refundedCents: 4000 }),
    ];
    expect(summariseOrders(orders, { asOf })).toMatchObject({
      orders: 1,
      spendCents: 1000,
      recencyDays: 29,
      refundShare: 0.9,
    });
  });

  it("never refunds more than an order's total", () => {
    expect(summariseOrders([order("2026-06-01", 1000, { refundedCents: 9999 })], { asOf })).toMatchObject({
      spendCents: 0,
      refundShare: 1,
    });
  });

  it("counts a free order", () => {
    expect(summariseOrders([order("2026-06-01", 0, { discountCents: 500 })], { asOf })).toMatchObject({
      orders: 1,
      averageOrderCents: 0,
      discountShare: 1,
      refundShare: 0,
    });
  });

  it("leaves cancelled orders out of everything", () => {
    const orders = [order("2026-06-01", 1000), order("2026-06-29", 5000, { status: "cancelled", refundedCents: 5000 })];
    expect(summariseOrders(orders, { asOf })).toMatchObject({
      orders: 1,
      spendCents: 1000,
      recencyDays: 29,
      refundShare: 0,
    });
  });

  it("reads a negative total as money that went back", () => {
    const orders = [order("2026-06-01", 1000), order("2026-06-10", -250)];
    expect(summariseOrders(orders, { asOf })).toMatchObject({
      orders: 1,
      spendCents: 750,
      refundShare: 0.25,
      recencyDays: 29,
    });
    expect(summariseOrders([order("2026-06-10", -250)], { asOf })).toMatchObject({
      orders: 0,
      spendCents: -250,
      refundShare: 1,
    });
  });

  it("leaves orders after the day out, and says how many", () => {
    const orders = [order("2026-06-30T23:00:00Z", 1000), order("2026-07-01", 500), order("2099-01-01", 500)];
    expect(summariseOrders(orders, { asOf })).toMatchObject({
      orders: 1,
      spendCents: 1000,
      recencyDays: 0,
      laterOrders: 2,
    });
  });

  it("never adds two currencies", () => {
    const orders = [
      order("2026-06-01", 1000),
      order("2026-06-02", 1500),
      order("2026-06-03", 900000, { currency: "JPY", discountCents: 100000 }),
      order("2026-06-04", 700, { currency: "CHF" }),
    ];
    expect(summariseOrders(orders, { asOf })).toMatchObject({
      orders: 4,
      currency: "EUR",
      spendCents: 2500,
      averageOrderCents: 1250,
      discountShare: 0,
      otherSpend: [
        { currency: "CHF", spendCents: 700 },
        { currency: "JPY", spendCents: 900000 },
      ],
    });
  });

  it("takes the first by alphabet of currencies used equally often, whatever the order", () => {
    const orders = [order("2026-06-01", 1, { currency: "USD" }), order("2026-06-02", 1, { currency: "EUR" })];
    expect(summariseOrders(orders, { asOf }).currency).toBe("EUR");
    expect(summariseOrders(orders.toReversed(), { asOf }).currency).toBe("EUR");
  });

  it("measures discounts against what it would have cost", () => {
    expect(summariseOrders([order("2026-06-01", 750, { discountCents: 250 })], { asOf }).discountShare).toBe(0.25);
  });

  it("counts days between days with orders, so that a split order is one purchase", () => {
    const orders = [order("2026-06-01T09:00:00Z", 1), order("2026-06-01T09:01:00Z", 1), order("2026-06-11", 1)];
    expect(summariseOrders(orders, { asOf }).intervalDays).toBe(10);
    expect(summariseOrders(orders.slice(0, 2), { asOf }).intervalDays).toBeUndefined();
  });

  it("knows a customer since the earlier of first order and profile, never since a day to come", () => {
    const orders = [order("2026-06-01", 1)];
    expect(summariseOrders(orders, { asOf, since: "2026-05-31" }).tenureDays).toBe(30);
    expect(summariseOrders(orders, { asOf, since: "2026-06-15" }).tenureDays).toBe(29);
    expect(summariseOrders([], { asOf, since: "2026-07-15" }).tenureDays).toBeUndefined();
  });
});
