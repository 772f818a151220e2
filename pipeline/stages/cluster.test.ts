import { describe, expect, it } from "vitest";
import { createRandom } from "../../models/random.ts";
import { adjustedRandIndex, crossedGroups, modelOf, plantCustomers, through } from "../../tests/planted-customers.ts";
import { encode } from "../answer.ts";
import type { Featured, History } from "../types.ts";
import { cluster } from "./cluster.ts";
import { features } from "./features.ts";
import { value } from "./value.ts";
import { voice } from "./voice.ts";

type Known = Pick<History, "customer"> & Featured;

let customers = 0;

function customer(...scaled: number[]): Known {
  return {
    customer: `c${++customers}`,
    features: scaled.map((one, i) => ({ name: `f${i}`, group: "value", unit: "score", isImputed: false, scaled: one })),
  };
}

/** Three groups of unequal size on a plane, far apart. */
const three = [12, 9, 6].flatMap((n, group) =>
  Array.from({ length: n }, (_, i) => customer(group * 20 + (i % 3), group === 1 ? 30 + (i % 2) : i % 2)),
);

describe("cluster()", () => {
  it("finds planted groups in which value and attitude cross", async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const planted = plantCustomers(crossedGroups, { seed, perGroup: 90 });
      const histories = planted.map(({ history }) => history);
      const known = await through(voice(), await through(value(), histories));
      const clustered = await through(cluster(), await through(features(), known), seed);
      const agreement = adjustedRandIndex(
        planted.map(({ group }) => group),
        clustered.map(({ segment }) => segment.id),
      );
      expect(agreement).toBeGreaterThan(0.8);
    }
  });

  it("calls the largest segment s1, and says how well they are told apart", async () => {
    const model = await modelOf(cluster(), three);
    expect(model.segments.map(({ id, size }) => [id, size])).toEqual([
      ["s1", 12],
      ["s2", 9],
      ["s3", 6],
    ]);
    expect(model).toMatchObject({ customers: 27, sampled: 27, features: ["f0", "f1"] });
    expect(model.reason).toMatch(/^3 segments: there is a gap between any two; in 50 subsamples each is found again/);
    expect(model.silhouette).toBeGreaterThan(0.9);
    expect(model.close).toEqual([]);
    expect(model.table.find(({ k }) => k === 3)).toMatchObject({ smallest: 6, silhouette: model.silhouette });
    for (const { stability, borderline, silhouette } of model.segments) {
      expect(stability!.jaccard).toBeGreaterThan(0.9);
      expect(stability!.low).toBeLessThanOrEqual(stability!.jaccard);
      expect(stability!.high).toBe(1);
      expect(borderline).toBe(0);
      expect(silhouette).toBeGreaterThan(0.8);
    }
  });

  it("learns the same from customers in any order", async () => {
    const shuffled = createRandom(3).shuffle(three);
    expect(encode(await modelOf(cluster(), shuffled))).toBe(encode(await modelOf(cluster(), three)));
  });

  it("says of each customer how clearly they belong, and why", async () => {
    const [first] = await through(cluster(), three);
    const { id, distance, nearest, silhouette, reasons } = first!.segment;
    expect(id).toBe("s1");
    expect(nearest!.distance).toBeGreaterThan(distance);
    expect(silhouette).toBeCloseTo((nearest!.distance - distance) / nearest!.distance, 12);
    const sum = reasons.reduce((total, { pull }) => total + pull, 0);
    expect(Math.abs(sum - (nearest!.distance ** 2 - distance ** 2))).toBeLessThan(1e-9);
  });

  it("makes as many segments as asked, whatever their size", async () => {
    const model = await modelOf(cluster({ k: 4 }), three);
    expect(model.segments).toHaveLength(4);
    expect(model.reason).toMatch(/^4 segments, as asked: /);
    expect((await modelOf(cluster({ k: 1 }), three)).reason).toBe("One segment, as asked");
  });

  it("refuses what is no number of segments", () => {
    expect(() => cluster({ k: 0 })).toThrow('Cannot make 0 segments: a whole number from 1 on, or "auto", was wanted');
    expect(() => cluster({ k: 2.5 })).toThrow(RangeError);
  });

  it("refuses a customer with other features than it learned", async () => {
    const model = await modelOf(cluster(), three);
    await expect(cluster().run([customer(1)], { model, asOf: "2026-06-30" })).rejects.toThrow(
      "Cannot place a customer with 1 features: 2 were learned",
    );
  });
});

describe("cluster() where there is little to divide", () => {
  const cases: readonly (readonly [string, readonly Known[], number | "auto", string])[] = [
    ["nobody", [], "auto", "One segment: 0 customers cannot be divided"],
    ["one customer", [customer(1, 2)], "auto", "One segment: 1 customer cannot be divided"],
    ["all alike", three.map(() => customer(1, 1)), "auto", "One segment: all 27 customers are alike in every feature"],
    ["no features", three.map(() => customer()), "auto", "One segment: all 27 customers are alike in every feature"],
    ["too few", three.slice(0, 8), "auto", "One segment: 8 customers cannot form two of at least 5"],
    ["fewer than asked", three.slice(0, 5), 8, "One segment: 5 customers cannot form 8"],
    [
      "fewer kinds than asked",
      [1, 1, 1, 2].map((one) => customer(one)),
      3,
      "One segment: customers of only 2 different kinds cannot form 3",
    ],
  ];
  for (const [name, rows, k, reason] of cases) {
    it(`makes one segment of ${name}, and says why`, async () => {
      const model = await modelOf(cluster({ k }), rows);
      expect(model.reason).toBe(reason);
      expect(model.segments.map(({ id, size }) => [id, size])).toEqual([["s1", rows.length]]);
      const placed = await through(cluster({ k }), rows);
      expect(placed.map(({ segment }) => segment.id)).toEqual(rows.map(() => "s1"));
      expect(placed.every(({ segment }) => segment.silhouette === 0 && segment.reasons.length === 0)).toBe(true);
    });
  }

  it("keeps to one where every division leaves a segment too small", async () => {
    const rows = [...Array.from({ length: 20 }, () => customer(0)), customer(9)];
    const model = await modelOf(cluster(), rows);
    expect(model.reason).toBe("One segment: any more, and the smallest would have fewer than 5 customers");
    expect(model.table).toHaveLength(1);
  });

  it("does not mind a constant feature", async () => {
    const rows = three.map(({ features: [a, b] }) => customer(a!.scaled, b!.scaled, 7));
    expect((await modelOf(cluster(), rows)).segments).toHaveLength(3);
  });
});
