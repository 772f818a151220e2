import { describe, expect, it } from "vitest";
import { standardDeviation } from "../../models/statistics/moments.ts";
import { crossedGroups, modelOf, plantCustomers, through } from "../../tests/planted-customers.ts";
import { encode } from "../answer.ts";
import type { Feature, FeatureGroup, Featured, Order } from "../types.ts";
import { features } from "./features.ts";
import { value } from "./value.ts";
import { voice } from "./voice.ts";

const histories = plantCustomers(crossedGroups, { seed: 1, perGroup: 30 }).map(({ history }) => history);

async function known(rows = histories) {
  return through(voice(), await through(value(), rows));
}

/** What the columns of some groups vary by in all. */
function varianceOf(rows: readonly Featured[], groups: readonly FeatureGroup[]): number {
  return rows[0]!.features
    .map(({ group }, i) => (groups.includes(group) ? standardDeviation(rows.map((row) => row.features[i]!.scaled)) : 0))
    .reduce((sum, deviation) => sum + deviation ** 2, 0);
}

function find(row: Featured, name: string): Feature | undefined {
  return row.features.find((feature) => feature.name === name);
}

function order(totalCents: number, currency = "EUR"): Order {
  const at = "2026-06-01";
  return {
    id: "o",
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

describe("features()", () => {
  it("gives every customer the same features in the same order", async () => {
    const rows = await through(features(), await known());
    const names = rows[0]!.features.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["Spend", "Days since last order", "Mood", "Topic: delivery", "Texts"]),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const row of rows) expect(row.features.map(({ name }) => name)).toEqual(names);
  });

  it("lets what they buy and what they write vary alike, whatever the number of columns", async () => {
    const rows = await through(features(), await known());
    expect(varianceOf(rows, ["value"])).toBeCloseTo(1, 9);
    expect(varianceOf(rows, ["attitude", "topics"])).toBeCloseTo(1, 9);
    expect(varianceOf(rows, ["behaviour"])).toBeCloseTo(0.25, 9);
  });

  it("weighs the sides as asked", async () => {
    const rows = await through(features({ value: 3, behaviour: 0 }), await known());
    expect(varianceOf(rows, ["value"])).toBeCloseTo(3, 9);
    expect(varianceOf(rows, ["behaviour"])).toBe(0);
    const unread = await through(features({ topics: 0 }), await known());
    expect(varianceOf(unread, ["topics"])).toBe(0);
    expect(varianceOf(unread, ["attitude"])).toBeCloseTo(2 / 3, 9);
    expect(() => features({ attitude: -1 })).toThrow("Cannot weigh attitude by -1: a number from 0 to 100 was wanted");
    expect(() => features({ value: NaN })).toThrow("Cannot weigh value by NaN");
  });

  it("keeps customers without orders or texts, at the median of the others", async () => {
    const silent = histories.map((history, i) =>
      i < 5 ? { ...history, feedback: [] } : i < 10 ? { ...history, orders: [] } : history,
    );
    const rows = await through(features(), await known(silent));
    expect(find(rows[0]!, "Mood")).toMatchObject({ isImputed: true });
    expect(find(rows[0]!, "Mood")?.raw).toBeUndefined();
    expect(find(rows[0]!, "Has written")).toMatchObject({ raw: 0, isImputed: false });
    expect(find(rows[7]!, "Spend")).toMatchObject({ isImputed: true });
    expect(find(rows[7]!, "Has ordered")).toMatchObject({ raw: 0, isImputed: false });
    const spends = rows.map((row) => find(row, "Spend")!);
    const below = spends.filter(({ scaled, isImputed }) => !isImputed && scaled <= spends[7]!.scaled).length;
    expect(below / spends.filter(({ isImputed }) => !isImputed).length).toBeCloseTo(0.5, 1);
  });

  it("drops what does not vary", async () => {
    const [row] = await through(features(), await known());
    expect(find(row!, "Has ordered")).toBeUndefined();
    const alone = await through(features(), await known(histories.slice(0, 1)));
    expect(alone[0]!.features).toEqual([]);
    const equal = await through(features(), await known([1, 2, 3].map(() => histories[0]!)));
    expect(equal[2]!.features).toEqual([]);
  });

  it("does without moods when all are equal", async () => {
    const flat = histories.map((history) => ({
      ...history,
      feedback: history.feedback.map((text) => ({
        ...text,
        mood: { ...text.mood, label: "neutral" as const, score: 0 },
      })),
    }));
    const [row] = await through(features(), await known(flat));
    expect(find(row!, "Mood")).toBeUndefined();
    expect(find(row!, "Spend")).toBeDefined();
  });

  it("compares money with what is typical of its currency", async () => {
    const euros = Array.from({ length: 9 }, (_, i) => (i + 1) * 1000);
    const rows = [
      ...euros.map((cents) => ({ ...histories[0]!, orders: [order(cents)] })),
      ...euros.map((cents) => ({ ...histories[1]!, orders: [order(cents * 160, "JPY")] })),
      { ...histories[2]!, orders: [order(5, "XAU")] },
    ];
    const featured = await through(features(), await known(rows));
    expect(find(featured[3]!, "Spend")!.scaled).toBeCloseTo(find(featured[12]!, "Spend")!.scaled, 12);
    expect(find(featured[3]!, "Spend")).toMatchObject({ raw: 4000, unit: "cents" });
    // A currency of one customer has no typical amount.
    expect(find(featured[18]!, "Spend")).toMatchObject({ isImputed: true });
  });

  it("holds one enormous spender within the 99th percentile", async () => {
    const rows = histories.map((history, i) => (i === 0 ? { ...history, orders: [order(1e12)] } : history));
    const scaled = (await through(features(), await known(rows))).map((row) => find(row, "Spend")!.scaled);
    expect(scaled[0]! - Math.max(...scaled.slice(1))).toBeLessThan(1e-9);
  });

  it("tells two topics of one label apart by their ids", async () => {
    const relabel = histories.map((history) => ({
      ...history,
      feedback: history.feedback.map((text) => ({
        ...text,
        topics: text.topics.map((topic) => ({ ...topic, label: "odd" })),
      })),
    }));
    const [row] = await through(features(), await known(relabel));
    const topics = row!.features.filter(({ group }) => group === "topics");
    expect(topics.map(({ name }) => name).sort()).toEqual(["Topic: odd (t1)", "Topic: odd (t2)", "Topic: odd (t3)"]);
  });

  it("learns the same from customers in any order", async () => {
    const rows = await known();
    expect(encode(await modelOf(features(), rows.toReversed()))).toBe(encode(await modelOf(features(), rows)));
  });

  it("sees no column of the customer list, so that what a person is enters nothing", async () => {
    expect(features().needs).toEqual(["value", "voice"]);
    const as = (gender: string) =>
      histories.map((one) => ({ ...one, profile: { id: "c", other: { Gender: gender } } }));
    const [women, men] = [
      await through(features(), await known(as("f"))),
      await through(features(), await known(as("m"))),
    ];
    expect(women.map(({ features }) => encode(features))).toEqual(men.map(({ features }) => encode(features)));
  });
});
