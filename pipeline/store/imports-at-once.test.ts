/** Many imports at once leave room for others. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testProfiles } from "../../tests/fresh-database.ts";
import type { Database } from "./database.ts";
import { countImported, saveImport } from "./imports.ts";
import type { StagedRecord } from "./merge-records.ts";
import { migrate } from "./migrate.ts";

describe.each(testProfiles("imports at once"))("saveImport() on $profile", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());

  const save = (id: string, records: AsyncIterable<readonly StagedRecord[]>) =>
    saveImport(database, { id, kind: "feedback", name: id, sha256: id, records, report: () => "{}" });

  it("answers others while twelve imports wait for the first", async () => {
    let begun = () => {};
    let goOn = () => {};
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const imports = Array.from({ length: 12 }, (_, i) =>
      save(
        `many-${i}`,
        (async function* () {
          begun();
          await gate;
          yield [{ key: `many-${i}`, doc: "{}", rows: 1 }];
        })(),
      ),
    );
    await isBegun;
    expect(await database.query("select 1 as x")).toEqual([{ x: 1 }]);
    goOn();
    await Promise.all(imports);
    expect(await countImported(database)).toEqual({ feedback: 12, orders: 0 });
  });

  it("stores long documents a few at a time", async () => {
    const doc = JSON.stringify({ text: "x".repeat(1_500_000) });
    const batch = Array.from({ length: 8 }, (_, i) => ({ key: `long-${i}`, doc, rows: 1 }));
    const before = (await countImported(database)).feedback;
    await save(
      "long",
      (async function* () {
        yield batch;
      })(),
    );
    expect((await countImported(database)).feedback).toBe(before + 8);
  });
});
