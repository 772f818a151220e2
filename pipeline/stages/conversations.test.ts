import { describe, expect, it } from "vitest";
import type { ReadFeedback, Reply } from "../types.ts";
import { conversationsOf, keptConversations } from "./conversations.ts";

/** A turn of the chat 7: one sentence, written on that day of March. */
function turn(day: number, body: string, rest: { readonly score: number } & Partial<ReadFeedback>): ReadFeedback {
  const { score, ...other } = rest;
  const label = score < -0.15 ? "negative" : score > 0.15 ? "positive" : "neutral";
  return {
    id: `t${day}`,
    text: body,
    body,
    at: `2026-03-${String(day).padStart(2, "0")}`,
    channel: "chat",
    conversation: "7",
    speaker: "customer",
    other: {},
    detectedLanguage: "en",
    mood: { label, score, confidence: 1, mixed: false },
    sentenceMoods: [{ start: 0, end: body.length, label, score }],
    emotions: {},
    intent: { label: "other", confidence: 1 },
    urgency: 0,
    effort: 0,
    churnRisk: 0,
    aspects: [],
    topics: [],
    ...other,
  };
}

const reply = (day: number, rest: Partial<Reply> = {}): Reply => ({
  id: `a${day}`,
  conversation: "7",
  speaker: "agent",
  at: `2026-03-${String(day).padStart(2, "0")}`,
  ...rest,
});

describe("conversationsOf()", () => {
  it("tells start, lowest turn, end and state, with the sentence that proves the lowest", () => {
    const texts = [
      turn(1, "Where is my parcel?", { score: -0.1 }),
      turn(3, "This is outrageous, it is lost again.", { score: -0.9 }),
      turn(5, "It came today, thank you.", { score: 0.7, state: "open" }),
    ];
    const told = conversationsOf(texts, [reply(2), reply(4, { speaker: "bot" }), reply(6, { state: "closed" })]);
    expect(told).toMatchObject({
      total: 1,
      ofSeveralTurns: 1,
      better: 1,
      worse: 0,
      resolved: 1,
      resolvedKnown: 1,
      resolvedButNegative: 0,
    });
    expect(told.latest).toEqual([
      {
        id: "7",
        channel: "chat",
        turns: 3,
        agentTurns: 2,
        botTurns: 1,
        startedAt: "2026-03-01",
        endedAt: "2026-03-06",
        start: { feedback: "t1", score: -0.1, label: "neutral" },
        end: { feedback: "t5", score: 0.7, label: "positive" },
        lowest: {
          feedback: "t3",
          score: -0.9,
          label: "negative",
          worst: {
            feedback: "t3",
            start: 0,
            end: 37,
            text: "This is outrageous, it is lost again.",
            score: -0.9,
            label: "negative",
            at: "2026-03-03",
            channel: "chat",
          },
        },
        change: "better",
        state: "closed",
        resolvedButNegative: false,
      },
    ]);
  });

  it("sees who is unhappy with how it was solved, and quotes the last words", () => {
    const texts = [
      turn(1, "The leg of the bench is missing.", { score: -0.4, state: "solved" }),
      turn(3, "A voucher does not help me at all.", { score: -0.7, state: "solved" }),
    ];
    const { latest, resolvedButNegative } = conversationsOf(texts, [reply(2)]);
    expect(resolvedButNegative).toBe(1);
    expect(latest[0]).toMatchObject({
      resolvedButNegative: true,
      lastWord: { feedback: "t3", text: "A voucher does not help me at all." },
    });
    expect(
      conversationsOf(
        texts.map((text) => ({ ...text, state: "open" as const })),
        [reply(2)],
      ).resolvedButNegative,
    ).toBe(0);
  });

  it("believes a bad rating of a solved ticket of one text, but not an NPS", () => {
    const solved = { score: -0.4, state: "solved", channel: "ticket", conversation: undefined } as const;
    const rated = turn(1, "The hose leaks.", { ...solved, rating: { value: 1, scale: "csat", max: 5 } });
    const asked = turn(2, "The hose leaks.", { ...solved, rating: { value: 1, scale: "nps", max: 10 } });
    expect(conversationsOf([rated, asked], []).latest.map((one) => [one.id, one.resolvedButNegative])).toEqual([
      ["t2", false],
      ["t1", true],
    ]);
  });

  it("knows how a customer took the answer of those resolved alone who rated it or wrote again after it", () => {
    const solved = { state: "solved", score: -0.4 } as const;
    const texts = [
      turn(1, "The hose leaks.", { ...solved, conversation: "rated", rating: { value: 5, scale: "csat", max: 5 } }),
      turn(2, "The hose leaks.", { ...solved, conversation: "silent" }),
      turn(3, "The hose leaks.", { ...solved, conversation: "bot" }),
      turn(5, "It still leaks.", { ...solved, conversation: "bot" }),
      turn(6, "The hose leaks.", { ...solved, conversation: "again" }),
      turn(8, "It still leaks.", { ...solved, conversation: "again" }),
    ];
    const replies = [
      reply(3, { conversation: "silent" }),
      reply(4, { conversation: "bot", speaker: "bot" }),
      reply(7, { conversation: "again" }),
    ];
    expect(conversationsOf(texts, replies)).toMatchObject({ resolved: 4, resolvedKnown: 2, resolvedButNegative: 1 });
  });

  it("takes reviews and answers for no conversations", () => {
    const review = turn(1, "Lovely.", { score: 0.8, channel: "review", conversation: undefined });
    expect(conversationsOf([review], [])).toMatchObject({ total: 0, latest: [] });
  });

  it("keeps the latest and counts all", () => {
    const texts = Array.from({ length: 25 }, (_, i) =>
      turn(i + 1, "Late again.", { score: -0.5, conversation: `c${i + 1}` }),
    );
    const { total, latest } = conversationsOf(texts, []);
    expect([total, latest.length, latest[0]?.id, latest.at(-1)?.id]).toEqual([25, keptConversations, "c25", "c6"]);
  });

  it("counts turns that were not read, and tells their conversation without a mood", () => {
    const unread = [
      { id: "1", speaker: "customer", conversation: "8", channel: "ticket", at: "2026-03-01", state: "open" },
      { id: "2", speaker: "customer", conversation: "7", at: "2026-03-09" },
      // A ticket of one row, without an id of its own, and a review, which is none.
      { id: "3", speaker: "customer", channel: "ticket" },
      { id: "4", speaker: "customer", channel: "review" },
    ] as const;
    const told = conversationsOf([turn(1, "Where is my parcel?", { score: -0.1 })], [reply(2)], { unread });
    expect(told).toMatchObject({ total: 3, ofSeveralTurns: 1 });
    expect(told.latest).toMatchObject([
      { id: "7", turns: 1, unreadTurns: 1, agentTurns: 1, endedAt: "2026-03-09" },
      { id: "8", turns: 0, unreadTurns: 1, channel: "ticket", state: "open", lowest: undefined },
      { id: "3", turns: 0, unreadTurns: 1 },
    ]);
  });
});
