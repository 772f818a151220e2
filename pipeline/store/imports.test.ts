import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshFolder } from "../../tests/fresh-database.ts";
import type { Database } from "./database.ts";
import { countImported, dropUnfinishedImports, saveImport, type ImportKind } from "./imports.ts";
import type { StagedRecord } from "./merge-records.ts";
import { migrate } from "./migrate.ts";
import { openEmbedded } from "./pglite.ts";

const folder = freshFolder();
let database: Database;
beforeAll(async () => {
  database = await openEmbedded(folder.path);
  await migrate(database);
}, 60_000);
afterAll(async () => {
  await database.close();
  folder.remove();
});

const record = (key: string, doc: string, line?: number): StagedRecord => ({ key, doc, rows: 1, line });

/** Imports batches; the file's content is `sha256`. `before` is done before each batch. */
async function store(
  id: string,
  kind: ImportKind,
  batches: readonly (readonly StagedRecord[])[],
  { sha256 = id, before = async (_batch: number) => {} } = {},
) {
  const records = async function* () {
    for (const [i, batch] of batches.entries()) {
      await before(i);
      yield batch;
    }
  };
  const report = (rows: object, replaced?: object) => JSON.stringify({ ...rows, ...(replaced && { replaced }) });
  return JSON.parse(await saveImport(database, { id, kind, name: id, sha256, records: records(), report })) as object;
}

/** Documents that anybody can see, by key. */
async function seen(kind: ImportKind): Promise<Readonly<Record<string, string>>> {
  const rows = await database.query<{ key: string; doc: string }>(
    `select key, doc from ${kind} where import in (select seq from imports) order by key`,
  );
  return Object.fromEntries(rows.map(({ key, doc }) => [key, doc]));
}

const left = () =>
  database.query(
    "select seq from unfinished_imports union all select import from replacements " +
      "union all select import from copies where import not in (select seq from imports)",
  );

describe("saveImport()", () => {
  it("lets an order that comes again replace the first, and counts within a file only the first", async () => {
    expect(await store("o1", "orders", [[record("a", "1"), record("b", "1")]])).toEqual({ accepted: 2, duplicates: 0 });
    const again = [
      [record("a", "2"), record("c", "1")],
      [record("a", "3", 4), record("b", "1"), record("d", "1"), record("d", "2", 7)],
      [record("c", "2", 8), record("d", "2", 9)],
    ];
    expect(await store("o2", "orders", again)).toEqual({ accepted: 3, duplicates: 5, changed: [4, 7, 8] });
    expect(await seen("orders")).toEqual({ a: "3", b: "1", c: "2", d: "2" });
    expect(await countImported(database)).toEqual({ feedback: 0, orders: 4 });
    expect(await left()).toEqual([]);
  });

  it("lets feedback that is there stay, and a file understood in another way take the place of the first", async () => {
    await store("f1", "feedback", [[record("a", "1"), record("b", "1")]]);
    expect(await store("f2", "feedback", [[record("b", "2"), record("c", "2")]])).toEqual({
      accepted: 1,
      duplicates: 1,
    });
    const otherwise = [[record("a", "9"), record("d", "9")], [record("a", "9")]];
    expect(await store("f3", "feedback", otherwise, { sha256: "f1" })).toEqual({
      accepted: 2,
      duplicates: 1,
      replaced: { removed: 2, added: 2 },
    });
    // f2 has b too, in words of its own.
    expect(await seen("feedback")).toEqual({ a: "9", b: "2", c: "2", d: "9" });
  });

  it.each([
    // The first that tells of feedback is believed, and the last that tells of an order.
    { kind: "feedback", shown: "first" },
    { kind: "orders", shown: "second" },
  ] as const)("keeps $kind as long as any file has it, whichever is imported again", async ({ kind, shown }) => {
    const shownOf = async (key: string) => (await seen(kind))[key];
    const [first, second] = [`${kind}-first`, `${kind}-second`];
    await store(first, kind, [[record("same", "same"), record("other", "first")], [record("lone", "first")]]);
    await store(second, kind, [[record("same", "same")], [record("other", "second"), record("same", "same")]]);
    expect([await shownOf("same"), await shownOf("other")]).toEqual(["same", shown]);
    await store(`${kind}-third`, kind, [[record("new", "1")]], { sha256: first });
    expect([await shownOf("same"), await shownOf("other")]).toEqual(["same", "second"]);
    expect(await shownOf("lone")).toBe(undefined);
    await store(`${kind}-fourth`, kind, [[record("same", "same"), record("other", "fourth")]], { sha256: first });
    await store(`${kind}-fifth`, kind, [[record("new", "5")]], { sha256: second });
    expect([await shownOf("same"), await shownOf("other")]).toEqual(["same", "fourth"]);
    await store(`${kind}-sixth`, kind, [[]], { sha256: first });
    expect([await shownOf("same"), await shownOf("other")]).toEqual([undefined, undefined]);
    const keys = "('same', 'other', 'lone')";
    expect(await database.query(`select key from copies where kind = $1 and key in ${keys}`, [kind])).toEqual([]);
  });

  it("shows nothing before the end, lets others ask in between, and leaves nothing when it is cut off", async () => {
    const before = await seen("orders");
    const cut = store("o3", "orders", [[record("a", "x")], [record("z", "x")], []], {
      before: async (batch) => {
        expect(await seen("orders")).toEqual(before);
        if (batch === 2) throw new Error("cut off");
      },
    });
    await expect(cut).rejects.toThrow("cut off");
    expect(await seen("orders")).toEqual(before);
    expect(await database.query("select key from orders where key = 'z'")).toEqual([]);
    expect(await left()).toEqual([]);
  });

  it("stores a batch of 5,000 in pieces, between which others get in", async () => {
    const batch = Array.from({ length: 5000 }, (_, i) => record(`many${i}`, `{"text":"The parcel ${i} came late"}`));
    let isStored = false;
    const stored = store("o9", "orders", [batch]).finally(() => (isStored = true));
    let answered = 0;
    for (; !isStored; answered++) {
      await database.query("select 1");
      await setImmediate();
    }
    expect(await stored).toEqual({ accepted: 5000, duplicates: 0 });
    // In one piece, the batch would let nobody in: then it is three or four, before it and after it.
    expect(answered).toBeGreaterThanOrEqual(8);
    await database.query("delete from orders where key like 'many%'");
  });

  it("imports of a kind take turns: what the first leaves out when it is cut off, the second has", async () => {
    const first = store("f4", "feedback", [[record("k", "1")], []], {
      before: (batch) => (batch === 1 ? Promise.reject(new Error("cut off")) : Promise.resolve()),
    });
    const second = store("f5", "feedback", [[record("k", "1")]]);
    await expect(first).rejects.toThrow("cut off");
    expect(await second).toEqual({ accepted: 1, duplicates: 0 });
    expect(await seen("feedback")).toMatchObject({ k: "1" });
  });
});

it("dropUnfinishedImports() sweeps away what the import of a dead process left, and nothing else", async () => {
  const before = await seen("orders");
  await database.execute(`
    insert into unfinished_imports (seq, kind) values (900, 'orders');
    insert into orders (key, import, doc) values ('half', 900, 'x');
    insert into copies (kind, key, import) values ('orders', 'b', 900);
    insert into replacements (import, key, doc) values (900, 'a', 'x')`);
  await dropUnfinishedImports(database);
  expect(await database.query("select key from orders where import = 900")).toEqual([]);
  expect(await left()).toEqual([]);
  expect(await seen("orders")).toEqual(before);
});
