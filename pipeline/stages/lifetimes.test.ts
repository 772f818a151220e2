import { describe, expect, it } from "vitest";
import { simulatePurchases } from "../../tests/simulated-purchases.ts";
import { decode, encode } from "../answer.ts";
import { isRejection } from "../stage.ts";
import { lifetimesCounter } from "../summarise-lifetimes.ts";
import { lifetimesWords, lifetimeWords } from "../lifetime-words.ts";
import type { History, Order, Valued } from "../types.ts";
import { value, type ValueModel } from "./value.ts";

const asOf = "2026-06-30";
type Row = Pick<History, "orders" | "profile">;

function day(before: number): string {
  return new Date(Date.parse(asOf) - before * 86_400_000).toISOString();
}

function order(before: number, totalCents: number, currency = "EUR"): Order {
  return {
    id: `${before}-${totalCents}`,
    at: day(before),
    totalCents,
    currency,
    discountCents: 0,
    refundedCents: 0,
    status: "paid",
    items: [],
    other: {},
  };
}

/** Buyers as a known model makes them, over two years. */
function buyers(customers: number, currency = "EUR"): Row[] {
  const timing = { r: 0.8, alpha: 40, a: 0.9, b: 2.5, dropout: "after-any" } as const;
  const spend = { p: 6, q: 4, v: 1500 };
  const drawn = simulatePurchases({ timing, spend }, { seed: 1, customers, span: 730, ahead: 0, isWhole: true });
  return drawn.map(({ repeats, firstToLast, firstToNow, average }) => {
    const days = [
      ...new Set(Array.from({ length: repeats + 1 }, (_, i) => Math.round((firstToLast * i) / Math.max(1, repeats)))),
    ];
    return { orders: days.map((after) => order(firstToNow - after, Math.max(1, Math.round(average)), currency)) };
  });
}

async function learn(rows: readonly Row[]): Promise<ValueModel> {
  async function* each() {
    yield* rows;
  }
  return decode(encode(await value().fit!(each(), { seed: 1, asOf }))) as ValueModel;
}

async function tell(rows: readonly Row[], model?: ValueModel): Promise<Valued["value"][]> {
  const answers = await value().run(rows, { model: model ?? (await learn(rows)), asOf });
  return answers.map((answer) => {
    if (isRejection(answer)) throw new Error(answer.rejected);
    return answer.value;
  });
}

describe("lifetimes", () => {
  it("say who has likely stopped, and what who has not is going to buy", async () => {
    const rows = buyers(400);
    const often = [720, 660, 600, 540, 480].map((before) => order(before, 5000));
    const [stopped, active, none] = await tell(
      [
        { orders: often },
        { orders: [...often, ...[300, 200, 100, 20].map((before) => order(before, 5000))] },
        { orders: [] },
      ],
      await learn(rows),
    );
    if (stopped?.lifetime?.kind !== "forecast" || active?.lifetime?.kind !== "forecast") throw new Error("No forecast");
    expect(active.lifetime.alive.value).toBeGreaterThan(0.9);
    expect(stopped.lifetime.alive.value).toBeLessThan(0.3);
    expect(active.lifetime.clvCents!.value).toBeGreaterThan(3 * stopped.lifetime.clvCents!.value);
    expect(active.lifetime.clvCents!.low).toBeLessThan(active.lifetime.clvCents!.value);
    expect(active.lifetime.clvCents!.high).toBeGreaterThan(active.lifetime.clvCents!.value);
    expect(active.lifetime.horizonDays).toBe(365);
    expect(none?.lifetime).toBeUndefined();
    expect(lifetimeWords(active.lifetime, "EUR")).toMatch(
      /^still a customer: 9\d% \(\d\d% to \d\d%\) · \d\.\d \(\d\.\d to \d\.\d\) orders in 365 days · worth €/,
    );
  });

  it("tell nothing of whom credit notes gave all back", async () => {
    const [back, some] = await tell(
      [{ orders: [order(300, 5000), order(290, -5000)] }, { orders: [order(300, 5000), order(290, -4000)] }],
      await learn(buyers(400)),
    );
    expect(back).toMatchObject({ orders: 1, spendCents: 0 });
    expect(back?.lifetime).toBeUndefined();
    expect(some?.lifetime?.kind).toBe("forecast");
  });

  it("are fitted by currency: too few in one says nothing of the other", async () => {
    const rows = [...buyers(200), ...buyers(12, "CHF")];
    const told = await tell(rows);
    expect(new Set(told.slice(0, 200).map(({ lifetime }) => lifetime?.kind))).toEqual(new Set(["forecast"]));
    const chf = told[200]!.lifetime!;
    expect(chf).toMatchObject({ kind: "too few", tooFew: { of: "repeat buyers", wanted: 20 } });
    expect(lifetimeWords(chf, "CHF")).toMatch(/^too few to tell: \d+ customers bought again, about 20 would do$/);
  });

  it("tell of one customer, and of customers who are all equal, that it is too few", async () => {
    const [one] = await tell([{ orders: [order(10, 5000)] }]);
    expect(one?.lifetime).toEqual({ kind: "too few", tooFew: { of: "days", have: 10, wanted: 183 } });
    expect(lifetimeWords(one!.lifetime!, "EUR")).toBe("too few to tell: orders reach back 10 days, about 183 would do");
    const equal = await tell(Array.from({ length: 50 }, () => ({ orders: [order(400, 5000)] })));
    expect(equal[0]?.lifetime).toMatchObject({ kind: "too few", tooFew: { of: "repeat buyers", have: 0 } });
  });

  it("are finite where all who bought again did so alike", async () => {
    const equal = await tell(
      Array.from({ length: 60 }, () => ({ orders: [400, 300, 200, 100, 5].map((n) => order(n, 5000)) })),
    );
    const lifetime = equal[0]!.lifetime!;
    expect(encode(lifetime)).not.toMatch(/null/);
    expect(["forecast", "too few", "unfit"]).toContain(lifetime.kind);
  });

  it("keep contracts apart from buyers", async () => {
    const profile = (start: number, end?: number) => ({
      id: "c",
      other: {},
      contractStart: day(start),
      ...(end !== undefined && { contractEnd: day(end) }),
    });
    const contracts: Row[] = Array.from({ length: 60 }, (_, i) => ({
      orders: [order(600, 1000), order(300, 1000)],
      profile: i % 3 === 0 ? profile(700, 400) : profile(700),
    }));
    const rows = [...contracts, ...buyers(120)];
    const model = await learn(rows);
    expect(model.lifetimes.currencies[0]).toMatchObject({ currency: "EUR", buyers: 120 });
    const [ended, running] = await tell(rows, model);
    expect(ended?.lifetime).toEqual({ kind: "contract", months: 300 / 30.4375, hasEnded: true });
    expect(lifetimeWords(ended!.lifetime!, "EUR")).toBe("under contract for 10 months, which has ended");
    expect(running?.lifetime).toMatchObject({ kind: "contract", hasEnded: false });
    const [young] = await tell([{ orders: [order(60, 3000)], profile: profile(92) }], model);
    if (young?.lifetime?.kind !== "contract") throw new Error("No contract");
    // A third end after ten months, within the next twelve of this one.
    expect(young.lifetime.stays12!.value).toBeCloseTo(2 / 3, 12);
    expect(young.lifetime.clvCents!.value / young.lifetime.monthsOf12!.value).toBeCloseTo(3000 / (92 / 30.4375), 9);
  });

  it("come to figures of all, in words", async () => {
    const rows = [...buyers(200), ...buyers(8, "CHF")];
    const model = await learn(rows);
    const counter = lifetimesCounter();
    for (const value of await tell(rows, model)) counter.add({ value });
    const figures = counter.summary(model.lifetimes);
    expect(figures.currencies).toMatchObject([
      { currency: "EUR", buyers: 200, kind: "fitted", horizonDays: 365 },
      { currency: "CHF", buyers: 8, kind: "too few", tooFew: { of: "repeat buyers" } },
    ]);
    expect(figures.currencies[0]!.alive).toBeLessThan(200);
    const [euros, francs] = lifetimesWords({ ...figures, contracts: { contracts: 9, ended: 1 } });
    expect(euros).toMatch(
      /^Of 200 buyers in EUR about \d+ are still customers, of whom \d+ orders for €[\d,.]+ in the next 365 days/,
    );
    expect(francs).toMatch(/^Of 8 buyers in CHF: too few to tell: \d+ customers? bought again, about 20 would do$/);
  });
});

describe("a model that was kept", () => {
  it("says of who pays in a currency that came since why nothing is told, and counts those who are there now", async () => {
    const model = await learn(buyers(200));
    const rows = [...buyers(210), { orders: [order(300, 900, "CHF"), order(20, 900, "CHF")] }];
    const told = await tell(rows, model);
    expect(told.at(-1)!.lifetime).toEqual({ kind: "too few", tooFew: { of: "learned buyers", have: 0, wanted: 20 } });
    expect(lifetimeWords(told.at(-1)!.lifetime!, "CHF")).toMatch(/^too few to tell: nobody paid in this currency when/);
    const counter = lifetimesCounter();
    for (const value of told) counter.add({ value });
    expect(counter.summary(model.lifetimes).currencies).toMatchObject([
      { currency: "EUR", buyers: 210, kind: "fitted" },
      { currency: "CHF", buyers: 1, kind: "too few", tooFew: { of: "learned buyers" } },
    ]);
  });
});

describe("value() of odd imports", () => {
  const odd = (parts: Partial<Order>) => ({ ...order(10, 1000), ...parts });

  it("leaves out orders whose total is no number, and takes a discount or refund that is none for nothing", async () => {
    const orders = [
      odd({ totalCents: NaN }),
      odd({ totalCents: Infinity }),
      odd({ discountCents: NaN }),
      odd({ refundedCents: -Infinity }),
    ];
    const [told] = await tell([{ orders }]);
    expect(told).toMatchObject({ orders: 2, spendCents: 2000, discountShare: 0, refundShare: 0 });
    expect(encode(told)).not.toMatch(/null/);
  });

  it("counts a negative total as money back, and no purchase", async () => {
    const [told] = await tell([{ orders: [odd({ totalCents: -500 }), order(300, 900)] }]);
    expect(told).toMatchObject({ orders: 1, spendCents: 400, recencyDays: 300 });
  });

  it("knows a customer from the first order where the customer list begins later, and nothing of times to come", async () => {
    const profile = { id: "c", other: {}, since: day(5), contractStart: day(-10) };
    const [told] = await tell([{ orders: [order(300, 900), order(-20, 900)], profile }]);
    expect(told).toMatchObject({ tenureDays: 300, orders: 1, laterOrders: 1 });
    expect(told?.lifetime?.kind).toBe("too few");
  });

  it("tells rhythm, season and mix", async () => {
    const orders = Array.from({ length: 10 }, (_, i) => ({
      ...order(20 + 90 * i, 900),
      items: [{ name: i < 8 ? "Rose" : "Spade", quantity: 1 }],
    }));
    const [told] = await tell([{ orders }]);
    expect(told?.rhythm).toEqual({ meanDays: 90, variation: 0 });
    expect(told?.season?.strength).toBeLessThan(0.2);
    expect(told?.mix).toEqual({
      by: "item",
      different: 2,
      largest: [
        { name: "Rose", share: 0.8 },
        { name: "Spade", share: 0.2 },
      ],
    });
  });
});
