import { afterAll, beforeAll, expect, it } from "vitest";
import { compileRule } from "../../../models/rules/compile.ts";
import { parseRule } from "../../../models/rules/parse.ts";
import { readWords } from "../../../models/rules/plain-words.ts";
import { printRule } from "../../../models/rules/print.ts";
import { exampleMember } from "../../../tests/example-members.ts";
import { freshEmbedded } from "../../../tests/fresh-database.ts";
import { audienceFields } from "../../audiences/fields.ts";
import { likenessNotes } from "../../audiences/notes.ts";
import { isTellable, namesCustomers } from "../../small-groups.ts";
import type { Feature } from "../../types.ts";
import type { Database } from "../database.ts";
import { migrate } from "../migrate.ts";
import { boundsFor, populationOf } from "./bounds.ts";
import { countAudience, customersOf } from "./query.ts";
import { makeTables, tablesOf } from "./tables.ts";

const fields = audienceFields({ topics: [], segments: [], columns: [] });
const tables = tablesOf("r1");
const at = (scaled: number): Feature => ({ name: "Orders", group: "value", unit: "orders", isImputed: false, scaled });
const points: Readonly<Record<string, readonly [number, number]>> = {
  "C-1": [0, 0],
  "C-2": [3, 4],
  "C-3": [1, 0],
  "C-4": [0, 2],
  "anna@example.com": [0, 1],
};
const members = Object.entries(points)
  .map(([customer, [x, y]]) => ({ ...exampleMember(customer), features: [at(x), at(y)] }))
  .sort((a, b) => (a.customer < b.customer ? -1 : 1));

let database: Database;
beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
  await makeTables(database, {
    result: "r1",
    fields,
    today: undefined,
    async *members() {
      yield members;
    },
    vocabulary: () => ({ columns: [], items: [] }),
  });
}, 60_000);
afterAll(() => database.close());

async function ask(text: string) {
  const rule = parseRule(text, fields);
  const bounds = await boundsFor(database, { rule, fields, table: tables.members });
  const asked = { rule, fields, tables, bounds, asOf: undefined };
  const found = await customersOf(database, { ...asked, page: {} });
  const { size } = await countAudience(database, { ...asked, parts: [] });
  const match = compileRule(rule, { fields, population: populationOf(bounds) });
  const held = members.filter((member) => match(member).matches);
  expect(held.map(({ customer }) => customer)).toEqual(found);
  expect(size).toBe(found.length);
  return { found, reasons: held.map((member) => match(member).reasons), notes: likenessNotes(rule, bounds) };
}

it("finds the nearest to a customer, and tells how near they are", async () => {
  // anna and C-3 are both 1 away, C-4 is 2 and C-2 5 away.
  const { found, reasons, notes } = await ask("like C-1 in top 3");
  expect(found).toEqual(["C-3", "C-4", "anna@example.com"]);
  expect(reasons[1]).toEqual(["3rd nearest to C-1, 2.00 away"]);
  expect(notes).toEqual([
    "Like C-1: the 3 nearest by the features that segments are found by, scaled and weighed as there; the nearest is 1.00 away, the last 2.00",
  ]);
});

it("takes a share of all others, one at least, and 50 where nothing is said", async () => {
  expect((await ask("like c-1 in top 50%")).found).toEqual(["C-3", "anna@example.com"]);
  expect((await ask("like c-1 in top 1%")).found).toEqual(["C-3"]);
  expect((await ask('like "anna@example.com"')).found).toEqual(["C-1", "C-2", "C-3", "C-4"]);
  expect((await ask("not like C-1 in top 3")).found).toEqual(["C-1", "C-2"]);
});

it("finds nobody where there is no such customer, and says so", async () => {
  expect(await ask("like C-9")).toEqual({
    found: [],
    reasons: [],
    notes: ["There is no customer C-9 in the last result, or nobody else: nobody is like them"],
  });
});

it.each([
  ["like customer 4711", 'like "4711" in top 50'],
  ["similar to customer C-10002, unhappy", "like C-10002 in top 50 and mood <= -0.15"],
  ['the 20 customers most like customer "anna@example.com"', 'like "anna@example.com" in top 20'],
  ["5% most similar to customer C-1", "like C-1 in top 5%"],
])("reads %s as %s", (words, rule) => {
  expect(printRule(readWords(words, fields).rule)).toBe(rule);
});

it("refuses what says no number of customers, and what names none", () => {
  expect(() => parseRule("like", fields)).toThrow("Column 5: Wanted the id of a customer after like");
  expect(() => parseRule("like C-1 in top 0", fields)).toThrow('Column 13: Wanted how many after "in"');
  expect(() => parseRule("like C-1 in top 2.5", fields)).toThrow("Wanted how many");
  expect(() => parseRule("like C-1 >= 3", fields)).toThrow("Column 10");
  expect(() => readWords("like us", fields)).toThrow();
});

it("is nothing for those who may not see people", () => {
  const rule = parseRule("mood < 0 and like C-1", fields);
  expect(namesCustomers(rule, fields)).toBe(true);
  expect(isTellable(rule, fields)).toBe(false);
});
