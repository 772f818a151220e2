import { expect, it } from "vitest";
import { resultId, type Tables } from "./publish.ts";

const table = { spec: { base: { kind: "gathered", id: "a", regrouping: "customers" }, columns: [] } };
const tables = { themed: table, customers: table, segments: table } as unknown as Tables;

it("resultId() changes with the day, the seed and the way of summing up", () => {
  const how = { asOf: "2026-06-30", seed: 1 };
  const ids = [how, { ...how, seed: 2 }, { ...how, asOf: "2026-07-01" }, { ...how, version: "another" }];
  expect(new Set(ids.map((one) => resultId(tables, one))).size).toBe(4);
  expect(resultId(tables, how)).toBe(resultId(tables, { ...how }));
});

it("resultId() changes with names that are not those of the segments' own numbers, in whatever order they come", () => {
  const how = { asOf: "2026-06-30", seed: 1 };
  const named = (...names: string[]) => resultId(tables, { ...how, names });
  expect(named()).toBe(resultId(tables, how));
  expect(new Set([named(), named("s1 Big spenders"), named("s2 Big spenders"), named("s1 Quiet")]).size).toBe(4);
  expect(named("s1 Quiet", "s2 Big spenders")).toBe(named("s2 Big spenders", "s1 Quiet"));
});
