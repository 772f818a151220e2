import { afterAll, beforeAll, expect, it } from "vitest";
import { width } from "../../../models/encoder/limits.ts";
import { packVectors } from "../../../models/encoder/packed-vectors.ts";
import { compileRule } from "../../../models/rules/compile.ts";
import { describeRule } from "../../../models/rules/describe.ts";
import { parseRule } from "../../../models/rules/parse.ts";
import { readWords } from "../../../models/rules/plain-words.ts";
import { printRule } from "../../../models/rules/print.ts";
import { exampleMember } from "../../../tests/example-members.ts";
import { freshEmbedded } from "../../../tests/fresh-database.ts";
import { audienceFields } from "../../audiences/fields.ts";
import { textKey, type TextRecord } from "../../audiences/fields/records.ts";
import { meaningNotes } from "../../audiences/notes.ts";
import { isTellable } from "../../small-groups.ts";
import type { Database } from "../database.ts";
import { migrate } from "../migrate.ts";
import { boundsFor, phraseKey, populationOf } from "./bounds.ts";
import { meaningOf, nearness } from "./meanings.ts";
import { countAudience, customersOf } from "./query.ts";
import { makeTables, tablesOf } from "./tables.ts";

const fields = audienceFields({ topics: [], segments: [], columns: [] });
const tables = tablesOf("r1");
const text = (body: string): TextRecord => ({
  mood: 0,
  label: "neutral",
  intent: "other",
  topics: [],
  language: "en",
  body,
});
const wrote = (customer: string, ...bodies: readonly string[]) => ({
  ...exampleMember(customer, { voice: { texts: bodies.length } }),
  records: { texts: bodies.map(text), orders: [] },
});
const members = [
  wrote("c1", "Where is my box?", "Nothing came!"),
  wrote("c2", "nothing came"),
  wrote("c3", "Thank you"),
  wrote("c4"),
];

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
  // As if it had been asked before: texts are known by their words, whatever their case and signs.
  const found = [
    [textKey("Nothing came."), 0.8],
    [textKey("Where is my box?"), 0.55],
  ];
  await database.query("insert into audience_bounds (name, need, bounds) values ($1, $2, $3)", [
    tables.members,
    phraseKey("parcel never arrived"),
    JSON.stringify(found),
  ]);
}, 60_000);
afterAll(() => database.close());

async function ask(words: string) {
  const rule = parseRule(words, fields);
  const bounds = await boundsFor(database, { rule, fields, table: tables.members });
  const asked = { rule, fields, tables, bounds, asOf: undefined };
  const found = await customersOf(database, { ...asked, page: {} });
  expect((await countAudience(database, { ...asked, parts: [] })).size).toBe(found.length);
  const match = compileRule(rule, { fields, population: populationOf(bounds) });
  const held = members.filter((member) => match(member).matches);
  expect(held.map(({ customer }) => customer)).toEqual(found);
  return { found, reasons: held.map((member) => match(member).reasons), notes: meaningNotes(rule, bounds) };
}

it("finds who wrote what means the same, and tells how near it is", async () => {
  const { found, reasons, notes } = await ask('text like "parcel never arrived"');
  expect(found).toEqual(["c1", "c2"]);
  expect(reasons).toEqual([
    ['2 texts mean about "parcel never arrived" (cosine 0.80)'],
    ['1 text means about "parcel never arrived" (cosine 0.80)'],
  ]);
  expect(notes[0]).toContain(
    'text like "parcel never arrived": 2 texts, cosines from 0.55 to 0.80, 0.5 being the least',
  );
});

it("counts texts by their meaning, and takes those without any with not", async () => {
  expect((await ask('count(text like "parcel never arrived" and not says box) >= 1')).found).toEqual(["c1", "c2"]);
  expect((await ask('count(text like "parcel never arrived") >= 2')).found).toEqual(["c1"]);
  expect((await ask('not text like "parcel never arrived"')).found).toEqual(["c3", "c4"]);
});

it("is printed, said and read in words", () => {
  const rule = parseRule('text like "parcel never arrived"', fields);
  expect(printRule(rule)).toBe('text like "parcel never arrived"');
  expect(describeRule(rule, fields)).toBe('Customers who wrote something that means about "parcel never arrived".');
  expect(readWords('unhappy, wrote something like "parcel never arrived"', fields).rule).toEqual({
    kind: "and",
    parts: [parseRule("mood <= -0.15", fields), rule],
  });
  expect(() => parseRule("text like parcel", fields)).toThrow("Column 11: Wanted up to 300 characters in quotes");
  expect(isTellable(rule, fields)).toBe(false);
});

it("is near by the sentence that is, unless its mood is the contrary", () => {
  const axis = (i: number) => Float32Array.from({ length: width }, (_, j) => Number(i === j));
  const meanings = packVectors([axis(0), axis(1), axis(2)]);
  const sentence = (label: "negative" | "positive") => ({ start: 0, end: 1, label, score: 0 });
  const own = { body: "", meanings, sentenceMoods: [sentence("negative"), sentence("positive")] };
  expect(nearness(own, { vector: axis(1), label: "negative" })).toBe(1);
  expect(nearness(own, { vector: axis(2), label: "negative" })).toBe(0);
  expect(nearness(own, { vector: axis(2), label: "neutral" })).toBe(1);
  expect(nearness({ ...own, meanings: undefined } as never, { vector: axis(1), label: "neutral" })).toBe(0);
});

it("is an error where the phrase could not be read, and not nobody", async () => {
  const reader = { checksum: "", read: async () => [{ failed: "out of time" }], close: async () => {} };
  await expect(meaningOf("parcel never arrived", reader)).rejects.toThrow(
    'The phrase after "text like" could not be read (out of time): ask again',
  );
});

it("keeps what was found without the words of the phrase", async () => {
  await boundsFor(database, {
    rule: parseRule('text like "Ada Lovelace"', fields),
    fields,
    table: tables.members,
  });
  const kept = await database.query<{ need: string }>("select need from audience_bounds");
  expect(kept).toHaveLength(2);
  expect(JSON.stringify(kept)).not.toMatch(/Ada|parcel/);
});
