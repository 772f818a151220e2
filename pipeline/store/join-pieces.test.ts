import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testProfiles } from "../../tests/fresh-database.ts";
import type { Base, KeyedRow } from "../table.ts";
import type { Database } from "./database.ts";
import { saveGathered, type PieceBatch } from "./gathered.ts";
import { joinPieces } from "./join-pieces.ts";
import { migrate } from "./migrate.ts";
import { rowCacheOf } from "./row-cache.ts";
import { cut, readStretch, usualCut } from "./rows.ts";

// Astral characters come before the last of the basic plane by UTF-16, and after them by bytes; half a pair is none.
const owners = ["b", "a", "\u{1F600}", "\uFF5E", "half \uD800", ...Array.from({ length: 40 }, (_, i) => `c${i}`)];
const join = { joined: [0, 2], join: (owner: string, parts: readonly (readonly unknown[])[]) => ({ owner, parts }) };

const batches: readonly PieceBatch[] = [
  { part: 0, pieces: owners.map((owner, i) => ({ owner, sort: `${100 - i}`, doc: { first: i } })) },
  { part: 0, pieces: [{ owner: "a", sort: "0", doc: { text: "ä" } }, undefined] },
  { part: 2, pieces: [{ owner: "b", sort: "", doc: [1, 2] }] },
];

describe.each(testProfiles("joinPieces"))("joinPieces() on $profile", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());

  it("hands on the very rows that the store gives", async () => {
    const base: Base = { kind: "gathered", id: "t", regrouping: "odd" };
    const joining = joinPieces(join);
    const pieces = async function* () {
      for (const batch of batches) {
        joining.add(batch);
        yield batch;
      }
    };
    await saveGathered(database, { id: base.id, parts: 3, pieces });
    await joining.handOn(database, base);
    const table = { base, columns: [] };
    const stored: KeyedRow[] = [];
    for (const between of await cut(database, { base, ...usualCut })) {
      const { rows } = await readStretch(database, { table, between, joins: { odd: join } });
      expect(rowCacheOf(database).get(table, between)?.rows).toEqual(rows);
      stored.push(...rows);
    }
    expect(stored).toHaveLength(owners.length);
    expect(stored[0]).toEqual({ key: "a", row: { owner: "a", parts: [[{ text: "ä" }, { first: 1 }]] } });
  });
});
