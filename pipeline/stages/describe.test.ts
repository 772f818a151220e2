import { beforeAll, describe, expect, it } from "vitest";
import { bySegment, crossedGroups, modelOf, plantCustomers, segmentPlanted } from "../../tests/planted-customers.ts";
import { encode } from "../answer.ts";
import type { Described, History, Order } from "../types.ts";
import { describe as describeStage } from "./describe.ts";

const planted = plantCustomers(crossedGroups, { seed: 1, perGroup: 60 }).map(({ history }) => history);

let run: Awaited<ReturnType<typeof segmentPlanted>>;
beforeAll(async () => {
  run = await segmentPlanted(planted);
});

function withOrders(history: History, change: (order: Order) => Order): History {
  return { ...history, orders: history.orders.map(change) };
}

describe("describe()", () => {
  it("names what was planted", () => {
    expect(run.segments.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "Big spenders angry about delivery",
        "Bargain hunters delighted with price",
        "Big spenders delighted with quality",
        "Newcomers angry about quality",
      ]),
    );
  });

  it("counts each customer once", () => {
    expect(run.segments.reduce((sum, { size }) => sum + size, 0)).toBe(planted.length);
    expect(run.segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    const spent = run.customers.reduce((sum, { value }) => sum + value.spendCents, 0);
    expect(run.segments.reduce((sum, { spendCents }) => sum + spendCents, 0)).toBe(spent);
  });

  it("lists traits by the size of their effect, with the means as people read them", () => {
    const angry = run.segments.find(({ name }) => name === "Big spenders angry about delivery")!;
    const sizes = angry.traits.map(({ effect }) => Math.abs(effect));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const mood = angry.traits.find(({ feature }) => feature === "Mood")!;
    const members = run.customers.filter(({ segment }) => segment.id === angry.id);
    const own = members.flatMap(({ voice }) => voice.mood ?? []);
    expect(mood.mean).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / own.length, 12);
    expect(mood.othersMean).toBeGreaterThan(0);
    expect(angry.traits.find(({ feature }) => feature === "Spend")).toMatchObject({ unit: "cents", currency: "EUR" });
  });

  it("quotes what was written, each time another customer, in the mood of the segment", () => {
    const texts = new Map(planted.flatMap(({ feedback }) => feedback.map((one) => [one.id, one.body])));
    for (const { verbatims, moodLabel } of run.segments) {
      if (moodLabel === undefined) continue;
      expect(verbatims.length).toBeGreaterThanOrEqual(3);
      expect(verbatims.length).toBeLessThanOrEqual(6);
      expect(new Set(verbatims.map(({ customer }) => customer)).size).toBe(verbatims.length);
      for (const { feedback, start, end, text, score } of verbatims) {
        expect(text).toBe(texts.get(feedback)!.slice(start, end));
        if (moodLabel === "negative") expect(score).toBeLessThan(0);
        if (moodLabel === "positive") expect(score).toBeGreaterThan(0);
      }
    }
  });

  it("quotes the angry on what they are angry about", () => {
    const angry = run.segments.find(({ name }) => name === "Big spenders angry about delivery")!;
    expect(angry.verbatims.map(({ topic }) => topic)).toEqual(angry.verbatims.map(() => "t1"));
  });

  it("says it in a paragraph of figures", () => {
    const angry = run.segments.find(({ name }) => name === "Big spenders angry about delivery")!;
    expect(angry.description).toMatch(
      /^\d+ customers, \d+% of all\. They spent €[\d,.]+ on average, the others €[\d,.]+\. Their mood is negative \(-0\.\d\d, that of the others \+0\.\d\d\); \d+% of their texts are negative\. They write about delivery \(\d+% of their texts, mood -0\.\d\d\)\. What else sets them apart: .+ and .+\.$/,
    );
  });

  it("tells moods that are divided, where a mean would be nobody's", async () => {
    const together = bySegment(run.customers.map((one) => ({ ...one, segment: { ...one.segment, id: "s1" } })));
    const [all] = await describeStage().run(together, {
      model: await modelOf(describeStage(), together),
      asOf: "2026-06-30",
    });
    const { moods, description } = all as Described;
    const part = (count: number) => Math.round((100 * count) / (moods!.negative + moods!.neutral + moods!.positive));
    expect(description).toContain(
      `Their moods are divided: ${part(moods!.negative)}% are unhappy and ${part(moods!.positive)}% happy (mean `,
    );
    expect(part(moods!.negative)).toBeGreaterThan(25);
    expect(part(moods!.positive)).toBeGreaterThan(25);
  });

  it("learns the same from segments in any order", async () => {
    const rows = bySegment(run.customers);
    expect(encode(await modelOf(describeStage(), rows.toReversed()))).toBe(
      encode(await modelOf(describeStage(), rows)),
    );
  });

  it("refuses a segment it has not learned", async () => {
    const model = await modelOf(describeStage(), bySegment(run.customers).slice(0, 2));
    const row = { ...bySegment(run.customers)[0]!, id: "s9" };
    await expect(describeStage().run([row], { model, asOf: "2026-06-30" })).rejects.toThrow(
      "Segment s9 is not among those learned: s1, s2",
    );
  });
});

describe("describe() where there is little to say", () => {
  it("calls one segment all customers, and compares it with nobody", async () => {
    const { segments } = await segmentPlanted(planted.slice(0, 1));
    expect(segments).toHaveLength(1);
    expect(segments[0]).toMatchObject({
      id: "s1",
      name: "All customers",
      size: 1,
      share: 1,
      traits: [],
      silhouette: 0,
    });
    expect(segments[0]!.description).not.toContain("others");
  });

  it("does without orders", async () => {
    const { segments } = await segmentPlanted(planted.map((history) => ({ ...history, orders: [] })));
    expect(segments.every(({ currency, spendCents }) => currency === undefined && spendCents === 0)).toBe(true);
    expect(segments[0]!.description).toContain("None of them has ordered.");
  });

  it("does without texts", async () => {
    const { segments } = await segmentPlanted(planted.map((history) => ({ ...history, feedback: [] })));
    expect(segments.every(({ mood, verbatims }) => mood === undefined && verbatims.length === 0)).toBe(true);
    expect(segments[0]!.description).toContain("None of them has written.");
  });

  it("does without either", async () => {
    const { segments } = await segmentPlanted(
      [1, 2, 3].map((i) => ({ customer: `c${i}`, orders: [], feedback: [], replies: [] })),
    );
    expect(segments.map(({ description }) => description)).toEqual([
      "3 customers, 100% of all. None of them has ordered. None of them has written.",
    ]);
  });

  it("never adds two currencies", async () => {
    const mixed = planted.map((history, i) => (i % 3 === 0 ? withOrders(history, toYen) : history));
    const { customers, segments } = await segmentPlanted(mixed);
    for (const { id, spendCents, currency, description } of segments) {
      const own = customers.filter(({ segment, value }) => segment.id === id && value.currency === currency);
      expect(spendCents).toBe(own.reduce((sum, { value }) => sum + value.spendCents, 0));
      expect(own.length).toBeLessThan(customers.filter(({ segment }) => segment.id === id).length);
      expect(description).toContain("who buy mostly in EUR spent");
    }
  });

  it("puts all customers who are alike in one segment", async () => {
    const alike = Array.from({ length: 30 }, (_, i) => ({ ...planted[0]!, customer: `c${i}` }));
    const { segments } = await segmentPlanted(alike);
    expect(segments.map(({ name, size }) => [name, size])).toEqual([["All customers", 30]]);
  });
});

function toYen(order: Order): Order {
  const { totalCents, refundedCents, discountCents } = order;
  return {
    ...order,
    currency: "JPY",
    totalCents: totalCents * 160,
    refundedCents: refundedCents * 160,
    discountCents: discountCents * 160,
  };
}
