/** Businesses with little to divide: everybody feels alike, one customer only, fewer customers than segments asked. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startAttune } from "../child.ts";
import { freshFolder } from "../fresh-database.ts";

const timeout = 120_000;
const folder = freshFolder();
afterAll(() => folder.remove());

interface Told {
  readonly overview: { readonly clustering: { readonly reason: string } };
  readonly segments: readonly { readonly size: number; readonly mood?: number }[];
}

/** Runs `attune run --json` on texts, one of each customer named, and gives what it tells. */
async function runOn(
  name: string,
  texts: readonly (readonly [customer: string, text: string])[],
  words: readonly string[] = [],
) {
  const path = join(folder.path, `${name}.csv`);
  const lines = texts.map(([customer, text], i) => `${i},${customer},${text},2026-03-01`);
  writeFileSync(path, `id,customer,text,date\n${lines.join("\n")}\n`);
  const child = startAttune(["run", path, "--json", "--data", join(folder.path, name), ...words]);
  const said = await child.ended();
  expect(await child.exitCode(), said).toBe(0);
  // What people are told of the progress comes before.
  const { overview, segments } = JSON.parse(said.slice(said.indexOf("\n{") + 1)) as Told;
  return { segments, reason: overview.clustering.reason };
}

it(
  "where every text says the same, in the same mood, all are in one segment, and why is told",
  { timeout },
  async () => {
    const texts = Array.from({ length: 40 }, (_, i) => [`c${i}`, "The parcel came late and I am angry."] as const);
    const { segments, reason } = await runOn("alike", texts);
    expect(segments.map(({ size }) => size).reduce((a, b) => a + b, 0)).toBe(40);
    expect(segments.length, reason).toBeGreaterThan(0);
    for (const { mood } of segments) expect(mood).toBeCloseTo(segments[0]!.mood!, 9);
  },
);

it("one customer is one segment", { timeout }, async () => {
  const { segments, reason } = await runOn("one", [["anna", "The kettle broke after a week."]]);
  expect(segments.map(({ size }) => size)).toEqual([1]);
  expect(reason).toBe("One segment: 1 customer cannot be divided");
});

it("three customers asked for in five segments are in one, and why is told", { timeout }, async () => {
  const { segments, reason } = await runOn(
    "three",
    [
      ["anna", "The kettle broke after a week."],
      ["ben", "Lovely tea and a quick delivery!"],
      ["cleo", "How do I change my address?"],
    ],
    ["--segments", "5"],
  );
  expect(segments.map(({ size }) => size)).toEqual([3]);
  expect(reason).toBe("One segment: 3 customers cannot form 5");
});
