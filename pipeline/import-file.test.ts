/** What becomes of a file that comes again: with another name, or after it is read in another way. */

import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshFolder, testProfiles } from "../tests/fresh-database.ts";
import { importFile } from "./import-file.ts";
import { importId, readingVersion } from "./import-id.ts";
import { hashFile } from "./sources/hash-file.ts";
import type { Database } from "./store/database.ts";
import { migrate } from "./store/migrate.ts";

const turns = [
  "conversation_id,author_type,body,created_at",
  "7,customer,My parcel is late,2026-03-01",
  "7,agent,Sorry to hear that,2026-03-02",
  "7,customer,Still nothing,2026-03-03",
];

describe.each(testProfiles("files that come again"))("$profile", ({ open }) => {
  let database: Database;
  const folder = freshFolder();
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    folder.remove();
  });
  beforeEach(() => database.execute("delete from feedback; delete from imports"));

  const pathOf = (name: string) => join(folder.path, name);
  const channels = async () => {
    const rows = await database.query<{ doc: string }>("select doc from feedback order by at");
    return rows.map(({ doc }) => (JSON.parse(doc) as { readonly channel?: string }).channel);
  };

  it("a file whose new name tells another channel is understood anew, and all its texts are of that channel", async () => {
    writeFileSync(pathOf("conversations.csv"), turns.join("\n"));
    const first = await importFile(database, pathOf("conversations.csv"));
    expect(first).toMatchObject({ kind: "feedback", accepted: 3, channel: { name: "chat" } });
    renameSync(pathOf("conversations.csv"), pathOf("zendesk_tickets.csv"));
    const second = await importFile(database, pathOf("zendesk_tickets.csv"));
    expect(second).toMatchObject({
      repeated: false,
      accepted: 3,
      channel: { name: "ticket", why: "the file's name" },
      replaced: { removed: 3, added: 3 },
    });
    expect(await channels()).toEqual(["ticket", "ticket", "ticket"]);
    expect(await database.query("select id from imports")).toEqual([{ id: second.id }]);
  });

  it("a file whose new name tells no other channel is the same import", async () => {
    writeFileSync(pathOf("tickets-march.csv"), turns.join("\n"));
    const { id } = await importFile(database, pathOf("tickets-march.csv"));
    for (const name of ["zendesk.csv", "another.csv"]) {
      const again = await importFile(database, pathOf("tickets-march.csv"), { name });
      expect(again).toMatchObject({ id, repeated: true, channel: { name: "ticket" } });
    }
  });

  it("a file that was understood by an earlier version of the reading is understood anew", async () => {
    const path = pathOf("old.csv");
    writeFileSync(path, turns.join("\n"));
    const { id } = await importFile(database, path);
    const before = importId(
      { kind: "feedback", sha256: await hashFile(path), said: {}, name: path },
      readingVersion - 1,
    );
    await database.query("update imports set id = $1", [before]);
    await database.execute(`update feedback set doc = replace(doc, '"chat"', '"email"')`);
    const second = await importFile(database, path);
    expect(second).toMatchObject({ id, repeated: false, replaced: { removed: 3, added: 3 } });
    expect(await channels()).toEqual(["chat", "chat", "chat"]);
  });
});

it("the name does not count where the channel is said, nor of orders", () => {
  const file = { sha256: "5", said: {} } as const;
  const idOf = (more: Partial<Parameters<typeof importId>[0]>) =>
    importId({ kind: "feedback", name: "chats.csv", ...file, ...more });
  expect(idOf({ name: "tickets.csv" })).not.toBe(idOf({}));
  expect(idOf({ name: "tickets.csv", said: { channel: "review" } })).toBe(idOf({ said: { channel: "review" } }));
  expect(idOf({ name: "tickets.csv", kind: "orders" })).toBe(idOf({ kind: "orders" }));
});
