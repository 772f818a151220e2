import { expect, test } from "vitest";
import { modelOf } from "../../tests/planted-customers.ts";
import { exampleMember } from "../../tests/example-members.ts";
import { segmentCounter } from "../count-segments.ts";
import type { CountedSegment, Described, Member } from "../types.ts";
import { describe } from "./describe.ts";

async function described(...members: readonly Member[]): Promise<Described> {
  const counter = segmentCounter();
  for (const member of members) counter.add(member);
  const [row] = counter.segments() as [CountedSegment];
  const model = await modelOf(describe(), [row]);
  const [answer] = await describe().run([row], { model, asOf: "2026-06-30" });
  return answer as Described;
}

const delivery = { id: "t1", label: "delivery" };
const price = { id: "t2", label: "price" };

const seldom = exampleMember("c1", {
  voice: { texts: 1, mood: -0.6, negativeShare: 1, topics: [{ ...delivery, share: 1, texts: 1, mood: -0.6 }] },
});
const often = exampleMember("c2", {
  voice: {
    texts: 9,
    mood: 0.5,
    negativeShare: 0,
    topics: [
      { ...price, share: 8 / 9, texts: 8, mood: 0.5 },
      { ...delivery, share: 1 / 9, texts: 1, mood: 0.4 },
    ],
  },
});
const silent = exampleMember("c3");

test("what they write is counted in texts: one negative of ten is a tenth, whoever wrote it", async () => {
  const { description } = await described(seldom, often, silent);
  expect(description).toContain("; 10% of their texts are negative.");
});

test("topics are shares of the texts, with the mood of the texts on them", async () => {
  const { description, topics } = await described(seldom, often, silent);
  expect(description).toContain(
    "They write about price (80% of their texts, mood +0.50) and delivery (20%, mood -0.10).",
  );
  expect(topics.map(({ id }) => id)).toEqual(["t2", "t1"]);
});

test("what was spent in one currency is never added to that in another, and whose it is is said", async () => {
  const buyer = (id: string, currency: string, spendCents: number) =>
    exampleMember(id, { value: { orders: 1, currency, spendCents } });
  const { spends, currency, spendCents, description } = await described(
    buyer("c1", "USD", 9000),
    buyer("c2", "EUR", 1000),
    buyer("c3", "EUR", 2000),
  );
  expect(spends).toEqual([
    { currency: "EUR", customers: 2, spendCents: 3000, averageSpendCents: 1500 },
    { currency: "USD", customers: 1, spendCents: 9000, averageSpendCents: 9000 },
  ]);
  expect([currency, spendCents]).toEqual(["EUR", 3000]);
  expect(description).toContain(
    "The 2 who buy mostly in EUR spent €15.00 on average; the 1 who buys mostly in USD spent $90.00 on average.",
  );
});
