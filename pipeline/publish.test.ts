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
