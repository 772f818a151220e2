import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readPath } from "../../tests/example-file.ts";
import type { Feedback } from "../types.ts";
import type { UnderstandOptions } from "./understand.ts";

const folder = mkdtempSync(join(tmpdir(), "attune-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The channel of the first text of a file, and what tells it. */
async function channelOf(name: string, lines: readonly string[], options: UnderstandOptions = {}) {
  const path = join(folder, name);
  writeFileSync(path, lines.join("\n"));
  const { understanding, accepted } = await readPath(path, options);
  return [(accepted[0]!.record as Feedback).channel, understanding.channelWhy];
}

const turns = (id: string) => [
  `${id},author_type,body,created_at`,
  "7,customer,My parcel is late,2026-03-01",
  "7,agent,Sorry to hear that,2026-03-02",
  "7,customer,Still nothing,2026-03-03",
];

test("conversations are tickets where the name of their id says so, else chats", async () => {
  expect(await channelOf("a.csv", turns("ticket_id"))).toEqual(["ticket", 'column "ticket_id"']);
  expect(await channelOf("b.csv", turns("Case Number"))).toEqual(["ticket", 'column "Case Number"']);
  expect(await channelOf("c.csv", turns("Vorgangsnummer"))).toEqual(["ticket", 'column "Vorgangsnummer"']);
  expect(await channelOf("d.csv", turns("conversation_id"))).toEqual(["chat", "chat messages, a row each"]);
  expect(await channelOf("e.csv", turns("chat_id"))).toEqual(["chat", 'column "chat_id"']);
});

test("where the columns tell nothing, the file's name does", async () => {
  expect(await channelOf("zendesk_export-2026.csv", turns("conversation_id"))).toEqual(["ticket", "the file's name"]);
  expect(await channelOf("Support Q1.csv", turns("conversation_id"))).toEqual(["ticket", "the file's name"]);
  expect(await channelOf("support_chats.csv", turns("conversation_id"))).toEqual(["chat", "the file's name"]);
  const comments = ["id,comment", "1,Too slow for me", "2,I like it a lot"];
  expect(await channelOf("nps-2026.csv", comments)).toEqual(["survey", "the file's name"]);
  expect(await channelOf("reviews.csv", comments)).toEqual(["review", "the file's name"]);
  expect(await channelOf("tickets and chats.csv", comments)).toEqual([undefined, undefined]);
});

test("what the columns say for sure goes before the file's name, and what the user says before all", async () => {
  expect(await channelOf("chats.csv", turns("ticket_id"))).toEqual(["ticket", 'column "ticket_id"']);
  expect(await channelOf("f.csv", turns("ticket_id"), { channel: "chat" })).toEqual(["chat", "you say so (--channel)"]);
  await expect(channelOf("g.csv", turns("ticket_id"), { channel: "mail" })).rejects.toThrow(
    'cannot be read as texts of the channel "mail": wanted ticket, survey, review, chat',
  );
});

test("tickets with lists of messages are tickets", async () => {
  const ticket = {
    ticket_id: "T-1",
    messages: [
      { author: "customer", body: "My parcel is late" },
      { author: "agent", body: "Sorry to hear that" },
    ],
  };
  expect(await channelOf("h.json", [JSON.stringify([ticket])])).toEqual(["ticket", 'column "ticket_id"']);
});
