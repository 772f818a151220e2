import fc from "fast-check";
import { expect, test } from "vitest";
import { COLUMN_NAMES, NOT_NAMED } from "./column-names.ts";
import { voteOfDate } from "./date-order.ts";
import { dateParser } from "./dates.ts";
import type { Kind } from "./fields.ts";
import { parseAmount, voteOfDecimal } from "./money.ts";
import { isQuestion, plainName } from "./plain-name.ts";
import { readRating } from "./ratings.ts";
import { readLines } from "../../tests/example-file.ts";
import { turnsOf } from "./transcript.ts";

function millisecondsOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  dateParser: dateParser({ order: "day-first", timezone: "Europe/Berlin" }),
  voteOfDate,
  parseAmount: (text) => parseAmount(text, "."),
  voteOfDecimal,
  readRating,
  turnsOf,
  plainName,
  isQuestion,
};

test.each(Object.entries(PARSERS))("%s takes any text", (_, parse) => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      parse(text);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test.each(Object.entries(PARSERS))("%s takes time in proportion to a megabyte of attack", (_, parse) => {
  const bits = [" ", "1", "1.", "1,", "-", "Agent: ", "Agent (", "12:34 ", "a a ", "\n", "aA", "??", "★", "1/"];
  for (const bit of bits) {
    const attack = `x${bit.repeat(1_000_000 / bit.length)}x`;
    expect(millisecondsOf(() => parse(attack))).toBeLessThan(3000);
  }
});

test("no name of a column takes the patterns of names long", () => {
  const patterns = [COLUMN_NAMES, NOT_NAMED].flatMap((kinds) =>
    Object.values(kinds).flatMap((fields) => Object.values(fields).flatMap((list) => list ?? [])),
  );
  const words = new Set(patterns.flatMap(({ source }) => source.match(/[a-z]{2,}/g) ?? []));
  const spent = millisecondsOf(() => {
    for (const word of words) {
      for (const name of [`${word} `.repeat(200 / (word.length + 1)), word.repeat(200 / word.length)]) {
        for (const pattern of patterns) pattern.test(`${name}!`);
      }
    }
  });
  expect(spent / words.size).toBeLessThan(20);
});

const MAPS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  feedback: { text: "words", at: "created" },
  orders: { at: "created", total: "worth" },
  customers: { id: "row" },
};

test("tables of any cells are read with every row accounted for", async () => {
  const cell = fc.oneof(
    fc.constantFrom("", "n/a", "12,50 €", "2026-02-30", "03/04/2026", "=1+1", "-", "__proto__", "👍", "a@b.example"),
    fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replace(/["\r\n\u0000\u0085\u2028\u2029]/g, " ")),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
      const lines = rows.map((row, index) => [`R${index}`, ...row].map((text) => `"${text}"`).join(","));
      for (const as of ["feedback", "orders", "customers"] as const) {
        const options = { as, preset: "generic", map: MAPS[as], dayFirst: true };
        const read = await readLines(["row,created,words,worth,more", ...lines], options);
        expect(read.rows).toBe(rows.length);
        expect(read.accepted.length + read.rejected.length).toBe(rows.length);
      }
    }),
    { seed: 1, numRuns: 40 },
  );
});
