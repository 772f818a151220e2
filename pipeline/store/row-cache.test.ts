import { expect, it } from "vitest";
import type { Column, TableSpec } from "../table.ts";
import { createRowCache } from "./row-cache.ts";

const columnOf = (stage: string): Column => ({ stage, version: "1", needs: [] });

/** A table of feedback with columns of these stages. */
const table = (id: string, ...stages: readonly string[]): TableSpec => ({
  base: { kind: "feedback", id, imports: [1] },
  columns: stages.map(columnOf),
});

const all = { first: "a", last: "z", rows: 2 };
const wide = (word: string) => ({
  rows: [{ key: "a", row: { word } }],
  rejected: [{ key: "z", reason: "Text has 0 words, fewer than 1" }],
});

it("gives a stretch with the columns that are known of those that are wanted", () => {
  const cache = createRowCache();
  cache.put(table("t", "clean"), all, wide("one"));
  expect(cache.get(table("t", "clean", "topics"), all)).toEqual({ ...wide("one"), columns: 1 });
});

it("does not give rows with a column that the table has not", () => {
  const cache = createRowCache();
  cache.put(table("t", "clean", "topics"), all, wide("one"));
  expect(cache.get(table("t", "clean"), all)).toBeUndefined();
  expect(cache.get(table("t", "clean", "attitude"), all)).toBeUndefined();
  expect(cache.get(table("other", "clean", "topics"), all)).toBeUndefined();
  expect(cache.get(table("t", "clean", "topics"), { ...all, last: "y" })).toBeUndefined();
});

it("tells columns of one stage apart by their model", () => {
  const cache = createRowCache();
  const learned = (model: string): TableSpec => ({ ...table("t"), columns: [{ ...columnOf("topics"), model }] });
  cache.put(learned("m1"), all, wide("one"));
  expect(cache.get(learned("m2"), all)).toBeUndefined();
  expect(cache.get(learned("m1"), all)).toEqual({ ...wide("one"), columns: 1 });
});

it("keeps a table's first stretches when there is no more room, and gives way to another table", () => {
  const cache = createRowCache({ most: 40 });
  const half = { first: "a", last: "m", rows: 1 };
  cache.put(table("t", "clean"), all, wide("fifteen letters"));
  cache.put(table("t", "clean"), half, wide("fifteen letters"));
  expect(cache.get(table("t", "clean"), half)).toBeUndefined();
  expect(cache.get(table("t", "clean"), all)?.columns).toBe(1);
  cache.put(table("u", "clean"), half, wide("fifteen letters"));
  expect(cache.get(table("t", "clean"), all)).toBeUndefined();
  expect(cache.get(table("u", "clean"), half)?.columns).toBe(1);
});
