import { expect, it } from "vitest";
import { createRandom } from "../models/random.ts";
import { protectedCounter, protectedWords } from "./summarise-protected.ts";
import type { Feature } from "./types.ts";

function customer(other: Record<string, string>, segment: string, spend: number) {
  const feature = (name: string, scaled: number): Feature => ({
    name,
    group: "value",
    unit: "cents",
    raw: scaled,
    isImputed: false,
    scaled,
  });
  return {
    profile: { id: "c", other },
    features: [feature("Spend", spend), feature("Orders", 0)],
    segment: { id: segment, distance: 0, silhouette: 0, reasons: [] },
  };
}

function found(rows: readonly ReturnType<typeof customer>[], told: readonly string[] = []) {
  const counter = protectedCounter(told);
  for (const row of rows) counter.add(row);
  return counter.summary();
}

it("shows segments and features that follow a protected column", () => {
  const random = createRandom(1);
  const rows = Array.from({ length: 400 }, (_, i) => {
    const isFirst = random.next() < (i % 2 === 0 ? 0.8 : 0.2);
    return customer(
      { Gender: i % 2 === 0 ? "f" : "m", Plan: "basic" },
      isFirst ? "s1" : "s2",
      (i % 2) + random.normal(),
    );
  });
  const [gender, ...others] = found(rows);
  expect(others).toEqual([]);
  expect(gender).toMatchObject({ column: "Gender", customers: 400, groups: 2, features: [{ feature: "Spend" }] });
  expect(gender!.segments!.value).toBeGreaterThan(0.5);
  expect(protectedWords(gender!)).toMatch(
    /^Segments follow Gender, which is protected and entered nothing \(Cramér's V 0\.\d\d, 0\.\d\d to 0\.\d\d, 400 customers\)\. What goes with it: Spend \(0\.\d\d\)$/,
  );
});

it("finds nothing where segments are drawn by lot, and tests what the user protects", () => {
  const random = createRandom(2);
  const rows = Array.from({ length: 400 }, () =>
    customer({ Area: random.next() < 0.5 ? "north" : "south" }, random.next() < 0.5 ? "s1" : "s2", random.normal()),
  );
  expect(found(rows)).toEqual([]);
  const [area] = found(rows, ["area"]);
  expect(area).toMatchObject({ column: "Area", groups: 2, features: [] });
  expect(protectedWords(area!)).toMatch(/^Area is protected and entered nothing; segments do not follow it clearly/);
});

it("says that it cannot tell of few, of all equal, and of values that are all different", () => {
  const few = [
    customer({ Gender: "f" }, "s1", 1),
    customer({ Gender: "m" }, "s2", 2),
    customer({ Gender: " " }, "s2", 2),
  ];
  expect(found(few)).toEqual([{ column: "Gender", customers: 2, groups: 0, features: [] }]);
  expect(protectedWords(found(few)[0]!)).toContain("too few groups or segments to tell");
  const equal = Array.from({ length: 20 }, () => customer({ Gender: "f" }, "s1", 1));
  expect(found(equal)[0]).toEqual({ column: "Gender", customers: 20, groups: 1, features: [] });
  const all = Array.from({ length: 300 }, (_, i) => customer({ Religion: `r${i}` }, `s${i % 2}`, i));
  expect(found(all)[0]).toMatchObject({ customers: 300, groups: 0 });
});

it("forgets what it counted of a column where nearly all values differ, and looks at thirty columns", () => {
  const ids = Array.from({ length: 2_000 }, (_, i) => customer({ Number: `n${i}` }, `s${i % 2}`, i));
  expect(found(ids, ["number"])).toEqual([{ column: "Number", customers: 2_000, groups: 0, features: [] }]);
  const names = Array.from({ length: 300 }, (_, i) => `Column ${i}`);
  const wide = [customer(Object.fromEntries(names.map((name) => [name, "x"])), "s1", 1)];
  expect(found(wide, names)).toHaveLength(30);
});
