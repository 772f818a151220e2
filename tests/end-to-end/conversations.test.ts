/** Conversations from the file to the profile: the customer's mood is theirs, whatever agents and bots write around it. */

import { afterAll, beforeAll, expect, it } from "vitest";
import { customerProfile } from "../../api/shapes/customers.ts";
import { segments } from "../../api/shapes/segments.ts";
import { correctReading } from "../../pipeline/correct-reading.ts";
import type { Conversation } from "../../pipeline/types.ts";
import { formOf, openApi, type TestApi } from "../open-api.ts";

const furious = "This is an outrage, I hate it, you are the most horrible zebracorn I have ever seen!";
const delighted = "Wonderful, I love it, what a fantastic zebracorn, thank you so much!";

const comment = (id: number, author: string, body: string) => ({
  id,
  author_id: author,
  author: { id: author, role: author.startsWith("S") ? "agent" : "end-user" },
  body,
  public: true,
  created_at: `2026-03-0${id}T10:00:00Z`,
});
const ticket = (id: string, customer: string, [status, comments]: readonly [string, readonly object[]]) => ({
  id,
  subject: "Order",
  status,
  requester_id: customer,
  requester: { id: customer, external_id: customer },
  created_at: "2026-03-01T10:00:00Z",
  comments,
});
/** A calm customer among furious agents, and one who stays angry among delighted ones. */
const zendesk = {
  tickets: [
    ticket("501", "Z-calm", [
      "solved",
      [
        comment(1, "Z-calm", "Could you please tell me when my order will arrive?"),
        comment(2, "S-1", furious),
        comment(3, "Z-calm", "It arrived today, thank you very much for your help."),
      ],
    ]),
    ticket("502", "Z-angry", [
      "closed",
      [
        comment(1, "Z-angry", "Could you please tell me when my order will arrive?"),
        comment(2, "S-1", delighted),
        comment(3, "Z-angry", "It arrived broken and nobody cares. I am furious, this is a disgrace."),
        comment(4, "S-1", delighted),
      ],
    ]),
  ],
};

const part = (id: number, type: string, body: string) => ({
  type: "conversation_part",
  id: String(id),
  part_type: "comment",
  body: `<p>${body}</p>`,
  created_at: 1_772_600_000 + id * 3600,
  author: { type, id: `${type}-1` },
});
const intercom = {
  type: "conversation.list",
  conversations: [
    {
      type: "conversation",
      id: "9001",
      created_at: 1_772_600_000,
      state: "closed",
      source: { ...part(1, "user", "One leg of the bench is missing."), type: "conversation" },
      contacts: { contacts: [{ type: "contact", external_id: "I-1" }] },
      conversation_parts: {
        conversation_parts: [
          part(2, "bot", delighted),
          part(3, "admin", delighted),
          part(4, "user", "A voucher does not help me, I am very disappointed and angry."),
        ],
      },
    },
  ],
};

const transcripts = `Chat ID,Customer ID,Date,Status,Transcript
c1,T-1,2026-03-04,Resolved,"Agent: ${furious} Customer: Do you have the blue pots again? Agent: ${furious} Customer: Great, thank you, that is lovely."
c2,T-2,2026-03-04,Open,"Bot: ${delighted} Customer: My pots came in a thousand pieces, I am so angry. Agent: ${delighted}"
`;

/** Rows of agents that name the agent where others name the customer. */
const messages = `conversation_id,message_id,sender_type,sender_id,timestamp,message
m-1,1,visitor,M-1,2026-03-04 10:00:00,The wrong colour again. I am really annoyed about this.
m-1,2,agent,S-1,2026-03-04 10:01:00,"${furious}"
m-1,3,visitor,M-1,2026-03-04 10:02:00,"Perfect, that solves it. Thank you!"
m-2,4,agent,S-1,2026-03-04 10:00:00,"${furious}"
m-2,5,visitor,M-2,2026-03-04 10:02:00,What are your opening hours on Sunday?
`;

let api: TestApi;

beforeAll(async () => {
  api = await openApi();
  api.engine.work();
  const files = {
    "zendesk.json": JSON.stringify(zendesk),
    "intercom.json": JSON.stringify(intercom),
    "transcripts.csv": transcripts,
    "messages.csv": messages,
  };
  for (const [name, text] of Object.entries(files)) {
    const { status, body } = await api.json("/v1/imports", { method: "POST", body: formOf(text, { name }) });
    expect({ name, status, rejected: body.rejected }).toEqual({ name, status: 201, rejected: 0 });
  }
  const started = await api.json("/v1/runs", { method: "POST" });
  await (await api.ask(`/v1/runs/${started.body.id}/events`)).text();
}, 120_000);
afterAll(() => api.close());

async function profileOf(id: string) {
  const { status, body } = await api.json(`/v1/customers/${id}`);
  expect(status).toBe(200);
  return customerProfile.strict().parse(body);
}

async function onlyConversationOf(id: string) {
  const { latest, total } = (await profileOf(id)).voice.conversations;
  expect(total).toBe(1);
  return latest[0] as Conversation;
}

it("agents who are furious do not make a calm customer negative", async () => {
  for (const [id, turns] of [
    ["Z-calm", 2],
    ["T-1", 2],
    ["M-2", 1],
  ] as const) {
    const { voice } = await profileOf(id);
    expect([id, voice.texts, voice.label === "negative"]).toEqual([id, turns, false]);
    expect(voice.conversations.latest[0]).toMatchObject({
      turns,
      agentTurns: id === "T-1" ? 2 : 1,
      resolvedButNegative: false,
    });
  }
});

it("agents who are delighted do not make an angry customer content, and what was closed is not solved", async () => {
  const ticket = await onlyConversationOf("Z-angry");
  expect(ticket).toMatchObject({
    id: "502",
    state: "closed",
    turns: 2,
    agentTurns: 2,
    change: "worse",
    resolvedButNegative: true,
  });
  expect(ticket.lowest!.feedback).toBe(ticket.end?.feedback);
  const chat = await onlyConversationOf("I-1");
  expect(chat).toMatchObject({
    id: "9001",
    state: "closed",
    turns: 2,
    agentTurns: 1,
    botTurns: 1,
    resolvedButNegative: true,
  });
  expect(await onlyConversationOf("T-2")).toMatchObject({
    state: "open",
    turns: 1,
    botTurns: 1,
    agentTurns: 1,
    resolvedButNegative: false,
  });
});

it("a mood that turned is told, with the sentence of its lowest turn at its place", async () => {
  const { voice, feedback } = await profileOf("M-1");
  const [chat] = voice.conversations.latest as readonly Conversation[];
  expect(chat).toMatchObject({
    change: "better",
    start: { label: "negative" },
    end: { label: "positive" },
    agentTurns: 1,
  });
  const { worst } = chat!.lowest!;
  const turn = feedback.find(({ id }) => id === worst?.feedback);
  expect(turn?.body.slice(worst?.start, worst?.end)).toBe(worst?.text);
});

it("no word of agents and bots is in any mood, topic, quote or page", async () => {
  const pages = ["Z-calm", "Z-angry", "I-1", "T-1", "T-2", "M-1", "M-2"].map((id) => `/v1/customers/${id}`);
  for (const path of [...pages, "/v1/segments", "/v1/topics", "/"]) {
    const response = await api.ask(path);
    expect([path, response.status]).toEqual([path, 200]);
    expect([path, (await response.text()).includes("zebracorn")]).toEqual([path, false]);
  }
  expect((await api.ask("/v1/customers/S-1")).status).toBe(404);
});

it("the figures of the run count them and quote who is still unhappy", async () => {
  const { figures } = segments.parse((await api.json("/v1/segments")).body);
  expect(figures).toMatchObject({ feedback: 23, read: 12 });
  expect(figures.conversations).toMatchObject({ total: 7, ofSeveralTurns: 5, resolved: 4, resolvedButNegative: 2 });
  expect(figures.conversations?.verbatims.map(({ customer }) => customer).sort()).toEqual(["I-1", "Z-angry"]);
  expect(await (await api.ask("/")).text()).toContain("unhappy all the same");
});

it("an audience is asked for by it", async () => {
  const { body } = await api.json(`/v1/audiences/preview?q=${encodeURIComponent("resolved but still angry")}`);
  expect(body).toMatchObject({ rule: "resolved but negative", size: 2 });
});

it("a transcript that is read alone is read without the agent's words", async () => {
  const text = `Agent: ${furious} Customer: Do you have the blue pots again? Agent: ${furious} Customer: Lovely, thank you.`;
  const { body } = await api.json("/v1/read", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ texts: [{ id: "1", text }] }),
  });
  expect(JSON.stringify(body)).not.toContain("zebracorn");
  expect(JSON.stringify(body)).toContain("blue pots");
});

it("who is said not to complain is quoted no more as unhappy, at once", async () => {
  const { end, lastWord } = await onlyConversationOf("Z-angry");
  const said = { feedback: end!.feedback, mood: "positive", at: "2026-04-01T00:00:00.000Z" } as const;
  await correctReading(api.engine.database, said);
  const { figures } = segments.parse((await api.json("/v1/segments")).body);
  expect(figures.conversations?.verbatims.map(({ customer }) => customer)).toEqual(["I-1"]);
  const page = await (await api.ask("/")).text();
  expect(page.slice(page.indexOf("Resolved, and still negative"), page.indexOf("Who they are"))).not.toContain(
    lastWord!.text,
  );
  const { voice } = await profileOf("Z-angry");
  const [ticket] = voice.conversations.latest;
  expect(ticket).toMatchObject({ end: { label: "positive", score: 0.6 }, lowest: { label: "positive" } });
  expect([ticket?.lastWord, ticket?.lowest?.worst]).toEqual([undefined, undefined]);
  expect(voice.worst?.feedback).not.toBe(end!.feedback);
});
