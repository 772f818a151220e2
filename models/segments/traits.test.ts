import { describe, expect, it } from "vitest";
import { momentsOf } from "../statistics/moments.ts";
import { differences, differencesOfAll, type FeatureFigures } from "./traits.ts";

function figures(name: string, values: readonly number[], raw = values): FeatureFigures {
  return { name, scaled: momentsOf(values), raw: momentsOf(raw) };
}

/** `n` values about `mean`, half a unit to each side. */
function about(mean: number, n = 40): number[] {
  return Array.from({ length: n }, (_, i) => mean + (i % 2 === 0 ? 0.5 : -0.5));
}

describe("differences()", () => {
  it("lists what sets a segment apart, strongest first", () => {
    const own = [figures("a", about(1)), figures("b", about(-2)), figures("c", about(0))];
    const others = [figures("a", about(0)), figures("b", about(0)), figures("c", about(0))];
    const found = differences(own, others);
    expect(found.map(({ feature }) => feature)).toEqual(["b", "a"]);
    expect(found[0]).toMatchObject({ mean: -2, othersMean: 0 });
    expect(found[0]!.effect).toBeCloseTo(-3.95, 2);
  });
  it("leaves out small effects, and larger ones of a few customers", () => {
    expect(differences([figures("a", about(0.05))], [figures("a", about(0))])).toEqual([]);
    expect(differences([figures("a", about(0.6, 2))], [figures("a", about(0, 40))])).toEqual([]);
    expect(differences([figures("a", about(0.6, 40))], [figures("a", about(0, 40))])).toHaveLength(1);
  });
  it("leaves out what reads the other way round", () => {
    // Larger on the scale compared, smaller as people read it: one customer with an enormous value among the others.
    const own = [figures("a", about(1), about(20))];
    const others = [figures("a", about(0), [...about(10, 39), 9000])];
    expect(differences(own, others)).toEqual([]);
  });
  it("leaves out what nobody has", () => {
    expect(differences([figures("a", [])], [figures("a", about(0))])).toEqual([]);
    expect(differences([figures("a", about(0))], [])).toEqual([]);
  });
});

describe("differencesOfAll()", () => {
  it("asks the more of an effect the more comparisons there are", () => {
    const small = { own: [figures("a", about(0.55, 20))], others: [figures("a", about(0, 300))] };
    expect(differencesOfAll([small])[0]).toHaveLength(1);
    const noise = Array.from({ length: 400 }, () => ({
      own: [figures("a", about(0.02))],
      others: [figures("a", about(0))],
    }));
    const few = { own: [figures("a", about(0.55, 6))], others: [figures("a", about(0, 300))] };
    expect(differencesOfAll([few])[0]).toHaveLength(1);
    expect(differencesOfAll([few, ...noise])[0]).toEqual([]);
  });
  it("gives every effect its interval", () => {
    const [found] = differences([figures("a", about(0.5, 50))], [figures("a", about(0, 50))]);
    // d = 0.5 / 0.505; its standard error is the root of 0.04 + 0.98 / 200.
    expect(found!.effect).toBeCloseTo(0.99, 2);
    expect(found!.low).toBeCloseTo(0.99 - 1.96 * 0.212, 2);
    expect(found!.high).toBeCloseTo(0.99 + 1.96 * 0.212, 2);
  });
});
