import { afterAll, beforeAll, expect, it } from "vitest";
import { freshEmbedded } from "../tests/fresh-database.ts";
import { plantedMeanings, plantedTexts } from "../tests/planted-texts.ts";
import type { Latest } from "./look-up.ts";
import type { Database } from "./store/database.ts";
import { saveImport } from "./store/imports.ts";
import { migrate } from "./store/migrate.ts";
import { importedTable } from "./store/imported.ts";
import { fewerThanAsked, topicsOfStored } from "./topics-of-stored.ts";

let database: Database;
let last: Latest;

beforeAll(async () => {
  database = await freshEmbedded();
  await migrate(database);
  const rows = plantedTexts(120).map(({ id, body, terms }) => ({
    ...{ id, body, terms, speaker: "customer", text: body, mood: { label: "neutral", score: 0 } },
    sentenceMoods: [{ start: 0, end: body.length, label: "neutral", score: 0.1 }],
    ...{ chunks: [], meanings: plantedMeanings(body) },
  }));
  await saveImport(database, {
    id: "texts",
    kind: "feedback",
    name: "texts",
    sha256: "",
    records: (async function* () {
      yield rows.map((row) => ({ key: row.id, rows: 1, doc: JSON.stringify(row) }));
    })(),
    report: () => "{}",
  });
  const themed = await importedTable(database, "feedback");
  last = { overview: { asOf: "2026-06-30", tables: { themed } } } as unknown as Latest;
}, 60_000);
afterAll(() => database.close());

it("topicsOfStored() finds as many topics as were asked for, with verbatims, and stores nothing", async () => {
  const four = await topicsOfStored(database, last, { k: 4, seed: 1 });
  expect(four).toHaveLength(4);
  expect(four.reduce((sum, { texts }) => sum + texts, 0)).toBeGreaterThan(114);
  expect(four.every(({ verbatims }) => verbatims.length > 0)).toBe(true);
  expect(await topicsOfStored(database, last, { k: 2, seed: 1 })).toHaveLength(2);
  for (const table of ["answers", "models", "results", "runs"]) {
    expect(await database.query(`select 1 from ${table}`)).toEqual([]);
  }
});

it("fewerThanAsked() says how many topics were asked for and found, where that differs", () => {
  expect(fewerThanAsked(4, 3)).toBe("4 asked for, 3 found: one had no text of its own");
  expect(fewerThanAsked(6, 4)).toBe("6 asked for, 4 found: 2 had no texts of their own");
  expect(fewerThanAsked(4, 4)).toBeUndefined();
});
