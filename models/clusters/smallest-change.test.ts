import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { place, type PlacingModel } from "./place.ts";
import { jointChange, singleChanges } from "./smallest-change.ts";

/** Two segments, 4 apart in the first feature and 2 in the second; the third does not count. */
const model: PlacingModel = {
  features: ["Orders", "Mood", "Noise"],
  segments: [
    { id: "s1", size: 9, centre: [0, 0, 0] },
    { id: "s2", size: 5, centre: [4, 2, 0] },
  ],
  within: {
    columns: [0, 1],
    covariance: [
      [1, 0],
      [0, 1],
    ],
  },
};
const free = { low: -9, high: 9, unit: 1 };

describe("singleChanges()", () => {
  it("finds the least change of each feature that can do it alone", () => {
    // Squared distances 0 and 20: the border is where 4x + 2y = 10.
    const changes = singleChanges([0, 0, 0], { model, reach: [free, free, free] });
    expect(changes.map(({ feature }) => feature)).toEqual([0, 1]);
    expect(changes[0]!.to).toBeCloseTo(2.5, 6);
    expect(changes[1]!.to).toBeCloseTo(5, 6);
  });
  it("compares features by their standard deviations", () => {
    const changes = singleChanges([0, 0, 0], { model, reach: [{ ...free, unit: 0.1 }, free, free] });
    expect(changes.map(({ feature }) => feature)).toEqual([1, 0]);
    expect(changes[1]!.size).toBeCloseTo(25, 6);
  });
  it("leaves out what is not possible, and what is not known", () => {
    expect(singleChanges([0, 0, 0], { model, reach: [{ ...free, high: 2 }, undefined, free] })).toEqual([]);
    const unknown = [true, false, false];
    const [only, ...more] = singleChanges([0, 0, 0], { model, unknown, reach: [free, free, free] });
    expect(more).toEqual([]);
    expect(only!.to).toBeCloseTo(1, 6);
  });
  it("has nothing to say of a single segment", () => {
    const alone = { ...model, segments: model.segments.slice(0, 1) };
    expect(singleChanges([0, 0, 0], { model: alone, reach: [free, free, free] })).toEqual([]);
    expect(jointChange([0, 0, 0], { model: alone, reach: [free, free, free] })).toBeUndefined();
  });
});

describe("jointChange()", () => {
  it("goes straight to the border, and where a feature cannot go on, along its end", () => {
    const [x, y, z] = jointChange([0, 0, 0], { model, reach: [free, free, free] })!;
    expect([x, y]).toEqual([expect.closeTo(2, 6), expect.closeTo(1, 6)]);
    expect(z).toBe(0);
    const bounded = jointChange([0, 0, 0], { model, reach: [{ ...free, high: 1 }, free, free] })!;
    expect(bounded).toEqual([1, expect.closeTo(3, 6), 0]);
  });
  it("finds nothing out of reach", () => {
    const near = { low: -1, high: 1, unit: 1 };
    expect(jointChange([0, 0, 0], { model, reach: [near, near, near] })).toBeUndefined();
  });
});

const number = fc.double({ min: -5, max: 5, noNaN: true });
const anyModel = fc
  .tuple(
    fc.array(fc.array(number, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
    fc.array(number, { minLength: 16, maxLength: 16 }),
  )
  .map(([centres, factors]): PlacingModel => {
    // A matrix times its transpose, and a bit of every feature's own.
    const row = (a: number) => factors.slice(4 * a, 4 * a + 4);
    const covariance = [0, 1, 2, 3].map((a) =>
      [0, 1, 2, 3].map((b) => row(a).reduce((sum, one, j) => sum + one * row(b)[j]!, 0) / 10 + Number(a === b)),
    );
    return {
      features: ["a", "b", "c", "d"],
      segments: centres.map((centre, i) => ({ id: `s${i + 1}`, size: 1, centre })),
      within: { columns: [0, 1, 2, 3], covariance },
    };
  });
const anyPoint = fc.array(number, { minLength: 4, maxLength: 4 });
const anyUnknown = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });

it("what every feature pulls adds up to the difference of the squared distances, to 1e-9", () => {
  fc.assert(
    fc.property(anyModel, anyPoint, anyUnknown, (any, point, unknown) => {
      const { distance, nearest, reasons } = place(point, any, { unknown });
      const sum = reasons.reduce((total, { pull }) => total + pull, 0);
      expect(Math.abs(sum - (nearest!.distance ** 2 - distance ** 2))).toBeLessThan(1e-9);
    }),
  );
});

it("a customer who changes so is at the border: a little less, and the segment is the same", () => {
  const reach = [free, free, free, free];
  fc.assert(
    fc.property(anyModel, anyPoint, anyUnknown, (any, point, unknown) => {
      const before = place(point, any, { unknown });
      const joint = jointChange(point, { model: any, unknown, reach });
      const singles = singleChanges(point, { model: any, unknown, reach });
      const moved = [...singles.map(({ feature, to }) => point.map((value, j) => (j === feature ? to : value)))];
      for (const there of joint ? [...moved, joint] : moved) {
        expect(place(there, any, { unknown }).id).not.toBe(before.id);
      }
      const length = joint ? Math.hypot(...joint.map((to, j) => to - point[j]!)) : Infinity;
      // No single change is shorter than the shortest of all.
      for (const { size } of singles) expect(size).toBeGreaterThan(length - 1e-6);
    }),
  );
});
