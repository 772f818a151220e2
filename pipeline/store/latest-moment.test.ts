import { afterAll, beforeAll, expect, it } from "vitest";
import { freshFolder } from "../../tests/fresh-database.ts";
import type { Database } from "./database.ts";
import { saveImport } from "./imports.ts";
import { latestMoment } from "./latest-moment.ts";
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

/** Texts and orders of the first half of 2026, one of each a week, with slips far into the future. */
async function store(kind: "feedback" | "orders", slip: string): Promise<void> {
  const days = Array.from({ length: 26 }, (_, week) => new Date(Date.UTC(2026, 0, 1 + 7 * week)).toISOString());
  const records = async function* () {
    yield [...days, slip].map((at, i) => ({ key: `${kind}${i}`, doc: "{}", rows: 1, at }));
  };
  const file = { id: kind, name: kind, sha256: kind, records: records(), report: () => "{}" };
  await saveImport(database, { kind, ...file });
}

async function reach(kinds: readonly ("feedback" | "orders")[]): Promise<string | undefined> {
  const tables = await Promise.all(
    kinds.map(async (kind) => {
      const rows = await database.query<{ seq: number }>("select seq from imports where kind = $1", [kind]);
      return { base: { kind, id: kind, imports: rows.map(({ seq }) => seq) }, columns: [] };
    }),
  );
  return latestMoment(database, tables);
}

it("latestMoment() of the same files is the same, in whatever year they were imported", async () => {
  expect(await reach(["feedback", "orders"])).toBeUndefined();
  await store("feedback", "2028-11-05T10:00:00.000Z");
  await store("orders", "2062-03-01T00:00:00.000Z");
  for (const importedAt of ["2026-03-15T12:00:00Z", "2026-08-01T12:00:00Z", "2031-01-01T00:00:00Z"]) {
    await database.query("update imports set at = $1", [importedAt]);
    expect(await reach(["feedback"])).toBe("2026-06-25T00:00:00.000Z");
    expect(await reach(["orders"])).toBe("2026-06-25T00:00:00.000Z");
  }
});
