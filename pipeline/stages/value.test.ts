import { describe, expect, it } from "vitest";
import { decode, encode } from "../answer.ts";
import { isRejection } from "../stage.ts";
import type { Order } from "../types.ts";
import { value } from "./value.ts";

const asOf = "2026-06-30";

function order(at: string, totalCents: number, currency = "EUR"): Order {
  return {
    id: `${at}-${totalCents}`,
    at,
    totalCents,
    currency,
    discountCents: 0,
    refundedCents: 0,
    status: "paid",
    items: [],
    other: {},
  };
}

async function* each<Row>(rows: readonly Row[]) {
  yield* rows;
}

async function values(histories: readonly (readonly Order[])[]) {
  const stage = value();
  const rows = histories.map((orders) => ({ orders }));
  const model = await stage.fit!(each(rows), { seed: 1, asOf });
  const stored = decode(encode(model)) as typeof model;
  const answers = await stage.run(rows, { model: stored, asOf });
  return answers.map((answer) => {
    if (isRejection(answer)) throw new Error(answer.rejected);
    return answer.value;
  });
}

describe("value()", () => {
  it("ranks who bought without a date by what they spent, and scores no recency", async () => {
    const undated = (cents: number) => [{ ...order("2026-01-01", cents), at: undefined }];
    const [more, less] = await values([undated(5000), undated(1000)]);
    expect([more?.spendRank, less?.spendRank]).toEqual([0.5, 0]);
    expect([more?.orders, more?.recencyDays, more?.rfm]).toEqual([1, undefined, undefined]);
  });

  it("gives the best scores to who bought last, most often and most", async () => {
    const [often, once, none] = await values([
      [order("2026-06-28", 5000), order("2026-06-01", 5000)],
      [order("2026-01-01", 1000)],
      [],
    ]);
    expect(often).toMatchObject({ rfm: { recency: 4, frequency: 4, monetary: 4 }, spendRank: 0.5, recencyDays: 2 });
    expect(once).toMatchObject({ rfm: { recency: 2, frequency: 2, monetary: 2 }, spendRank: 0, recencyDays: 180 });
    expect(none).toMatchObject({ orders: 0, spendCents: 0, spendRank: 0 });
    expect(none?.rfm).toBeUndefined();
  });

  it("does not let a customer's orders to come change the others' scores", async () => {
    const [first, second] = await values([
      [order("2026-06-01", 1000)],
      [order("2026-06-01", 500), order("2026-12-01", 99999)],
    ]);
    expect(first?.rfm?.monetary).toBe(4);
    expect(second).toMatchObject({ orders: 1, spendCents: 500, laterOrders: 1, rfm: { monetary: 2 } });
  });

  it("scores one customer alone in the middle", async () => {
    const [only] = await values([[order("2026-06-01", 1000)]]);
    expect(only).toMatchObject({ rfm: { recency: 3, frequency: 3, monetary: 3 }, spendRank: 0 });
  });

  it("scores nobody when nobody bought", async () => {
    expect((await values([[], []])).map((one) => one.rfm)).toEqual([undefined, undefined]);
  });

  it("learns the same from the customers in any order", async () => {
    const histories = [3, 1, 2].map((n) => [order(`2026-06-0${n}`, n * 1000, n === 2 ? "USD" : "EUR")]);
    const learn = (rows: readonly (readonly Order[])[]) =>
      value().fit!(each(rows.map((orders) => ({ orders }))), { seed: 1, asOf });
    expect(encode(await learn(histories))).toBe(encode(await learn(histories.toReversed())));
  });
});
