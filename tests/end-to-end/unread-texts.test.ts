/** Tickets in a language that is not read: their mood is not known, and all that stands beside it counts. */

import { afterAll, beforeAll, expect, it } from "vitest";
import { customerProfile } from "../../api/shapes/customers.ts";
import { segments } from "../../api/shapes/segments.ts";
import { formOf, openApi, type TestApi } from "../open-api.ts";

const tickets = [
  "ticket_id,customer_id,speaker,created_at,status,csat,comment",
  "1,jp,customer,2026-03-01 10:00,open,1,荷物がまだ届きません。三週間待っていますが返事がありません。",
  "1,jp,agent,2026-03-02 10:00,open,,We are looking into it.",
  "2,en,customer,2026-03-03 10:00,solved,5,The parcel came today and all is fine thank you.",
  "3,both,customer,2026-03-04 10:00,open,,My order arrived broken and nobody answers me.",
  "3,both,customer,2026-03-05 10:00,open,,箱も壊れていました。もう一度送ってください。お願いします。",
];

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
  api.engine.work();
  const body = formOf(`${tickets.join("\n")}\n`, { name: "tickets.csv" });
  expect((await api.json("/v1/imports", { method: "POST", body })).status).toBe(201);
  const started = await api.json("/v1/runs", { method: "POST" });
  await (await api.ask(`/v1/runs/${started.body.id}/events`)).text();
}, 120_000);
afterAll(() => api.close());

async function voiceOf(customer: string) {
  const profile = customerProfile.parse((await api.json(`/v1/customers/${customer}`)).body);
  return profile.voice;
}

it("a ticket that was not read is a conversation, with its state, its times and its rating", async () => {
  expect(await voiceOf("jp")).toMatchObject({
    texts: 0,
    unread: 1,
    pieces: 1,
    channels: { ticket: 1 },
    ratings: [{ scale: "csat", count: 1, latest: 1 }],
    conversations: {
      total: 1,
      latest: [
        {
          id: "1",
          channel: "ticket",
          turns: 0,
          unreadTurns: 1,
          agentTurns: 1,
          state: "open",
          startedAt: "2026-03-01T10:00:00.000Z",
          endedAt: "2026-03-02T10:00:00.000Z",
        },
      ],
    },
  });
  const { conversations, mood } = await voiceOf("both");
  expect(mood).toBeLessThan(0);
  expect(conversations).toMatchObject({ total: 1, ofSeveralTurns: 1, latest: [{ turns: 1, unreadTurns: 1 }] });
});

it("audiences find who wrote it, and no mood of theirs", async () => {
  const found = async (rule: string) => {
    const { body } = await api.json(`/v1/audiences/preview?where=${encodeURIComponent(rule)}`);
    return (body as { items: { customer: string }[] }).items.map(({ customer }) => customer).sort();
  };
  expect(await found("open tickets >= 1")).toEqual(["both", "jp"]);
  expect(await found("count(channel = ticket) since 2026-03-01 >= 1")).toEqual(["both", "en", "jp"]);
  expect(await found("texts >= 2")).toEqual(["both"]);
  expect(await found("csat <= 2")).toEqual(["jp"]);
  expect(await found("wrote since 2026-03-05")).toEqual(["both"]);
  expect(await found("mood since 2026-03-01 > -1")).toEqual(["both", "en"]);
});

it("it stays told how many were not read", async () => {
  const { figures } = segments.parse((await api.json("/v1/segments")).body);
  expect(figures).toMatchObject({ feedback: 5, read: 2, conversations: { total: 3 } });
});
