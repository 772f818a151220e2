import { describe, expect, it } from "vitest";
import type { Feedback } from "../types.ts";
import { clean } from "./clean.ts";

type Row = Partial<Pick<Feedback, "text" | "speaker" | "language" | "channel" | "subject">>;

async function cleaned(row: Row) {
  const context = { model: undefined, asOf: "2026-06-30T00:00:00.000Z" };
  const [answer] = await clean().run([{ text: "", speaker: "customer", ...row }], context);
  return answer;
}

describe("clean()", () => {
  it("gives the customer's own words and their language", async () => {
    const text = "<p>Hi,</p><p>the&nbsp;app is <b>broken</b>.</p><p>Kind regards,<br>Bob</p>";
    expect(await cleaned({ text, channel: "ticket" })).toEqual({
      body: "Hi,\n\nthe app is broken.",
      detectedLanguage: "en",
    });
  });

  it("masks what is still unmasked", async () => {
    expect(await cleaned({ text: "write to bob@mail.example" })).toMatchObject({ body: "write to [EMAIL]" });
  });

  it("rejects what an agent or a bot wrote", async () => {
    expect(await cleaned({ text: "Hello", speaker: "agent" })).toEqual({
      rejected: "Written by an agent, not by the customer",
    });
    expect(await cleaned({ text: "Hello", speaker: "bot" })).toEqual({
      rejected: "Written by a bot, not by the customer",
    });
  });

  it("rejects a text without a word, a number or an emoji", async () => {
    for (const text of ["", " \n", "...", "?!", "\u200b", "<p></p>", "[EMAIL]"]) {
      expect(await cleaned({ text })).toEqual({ rejected: "Text has 0 words, fewer than 1" });
    }
    for (const text of ["👍", ":(", "10", "ok"]) expect(await cleaned({ text })).toMatchObject({ body: text });
  });

  it("puts the subject of a ticket and the title of a review first, unless the text says it", async () => {
    const row = { subject: "Chair broken", text: "The leg came off." };
    expect(await cleaned({ ...row, channel: "ticket" })).toMatchObject({ body: "Chair broken\nThe leg came off." });
    expect(await cleaned({ ...row, channel: "review" })).toMatchObject({ body: "Chair broken\nThe leg came off." });
    expect(await cleaned({ ...row, channel: "chat" })).toMatchObject({ body: "The leg came off." });
    expect(await cleaned({ ...row, subject: "Re: your mail" })).toMatchObject({ body: "The leg came off." });
    expect(await cleaned({ subject: "chair broken", text: "My chair broken again" })).toMatchObject({
      body: "My chair broken again",
    });
  });

  it("reads a review as it stands: its lines are no mail", async () => {
    const text = "Great.\nRegards, Tom";
    expect(await cleaned({ text, channel: "review" })).toMatchObject({ body: "Great.\nRegards, [NAME_1]" });
    expect(await cleaned({ text, channel: "ticket" })).toMatchObject({ body: "Great." });
    const masked = "Great.\nRegards, [NAME_1]";
    expect(await cleaned({ text: masked, channel: "ticket" })).toMatchObject({ body: "Great." });
  });

  it("cuts a text of ten megabytes", async () => {
    const answer = await cleaned({ text: "late again ".repeat(1_000_000) });
    expect(answer && "body" in answer && answer.body.length).toBeLessThanOrEqual(20_000);
  });
});
