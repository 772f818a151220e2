import { describe, expect, it } from "vitest";
import { isRejection } from "../stage.ts";
import type { ReadFeedback, Reply, Voiced } from "../types.ts";
import { voice } from "./voice.ts";

const asOf = "2026-06-30";

/** Feedback of one sentence a line, all with the text's score. */
function wrote(id: string, body: string, rest: { readonly score: number } & Partial<ReadFeedback>): ReadFeedback {
  const { score, ...other } = rest;
  const label = score < 0 ? "negative" : score > 0 ? "positive" : "neutral";
  const sentenceMoods = body.split("\n").map((line) => {
    const start = body.indexOf(line);
    return { start, end: start + line.length, label, score } as const;
  });
  return {
    id,
    text: body,
    body,
    speaker: "customer",
    other: {},
    detectedLanguage: "en",
    sentences: sentenceMoods,
    terms: [],
    chunks: [],
    mood: { label, score, confidence: 1, mixed: false },
    sentenceMoods,
    emotions: {},
    intent: { label: "comment", confidence: 1 },
    urgency: 0,
    effort: 0,
    churnRisk: 0,
    aspects: [],
    topics: [],
    ...other,
  } as ReadFeedback;
}

async function voiceOf(feedback: readonly ReadFeedback[], replies: readonly Reply[] = []): Promise<Voiced["voice"]> {
  const [answer] = await voice().run([{ feedback, replies }], { model: undefined, asOf });
  if (!answer || isRejection(answer)) throw new Error("No answer");
  return answer.voice;
}

describe("voice()", () => {
  it("leaves means absent for a customer who wrote nothing", async () => {
    expect(await voiceOf([])).toEqual({
      texts: 0,
      halfLifeDays: 90,
      ratings: [],
      disagreements: { of: 0, texts: 0, latest: [] },
      mood: undefined,
      label: undefined,
      trend: undefined,
      negativeShare: undefined,
      urgency: undefined,
      effort: undefined,
      churnRisk: undefined,
      lastWroteDays: undefined,
      months: [],
      topics: [],
      emotions: {},
      intents: {},
      channels: {},
      conversations: {
        total: 0,
        ofSeveralTurns: 0,
        better: 0,
        worse: 0,
        resolved: 0,
        resolvedKnown: 0,
        resolvedButNegative: 0,
        latest: [],
      },
      worst: undefined,
      best: undefined,
      latest: undefined,
      laterTexts: 0,
    });
  });

  it("tells how a mood turned", async () => {
    const told = await voiceOf([
      wrote("1", "Lovely shop.", { score: 0.8, at: "2026-01-01", channel: "review" }),
      wrote("2", "Late this time.", { score: -0.2, at: "2026-04-01", channel: "ticket" }),
      wrote("3", "Late again, I am furious.", { score: -0.8, at: "2026-06-30", channel: "ticket" }),
    ]);
    expect(told.mood).toBeCloseTo((0.8 * 0.25 - 0.2 * 0.5 - 0.8) / 1.75, 12);
    expect(told).toMatchObject({ label: "negative", texts: 3, lastWroteDays: 0, channels: { review: 1, ticket: 2 } });
    expect(told.trend).toBeCloseTo((-1.6 / 180) * 30, 2);
    expect(told.negativeShare).toBeCloseTo(2 / 3, 12);
    expect(told.months.map(({ month, mood }) => [month, mood])).toEqual([
      ["2026-01", 0.8],
      ["2026-04", -0.2],
      ["2026-06", -0.8],
    ]);
  });

  it("quotes exact parts of what was written", async () => {
    const feedback = [
      wrote("a", "Hello!\nThe box was crushed again.", { score: -0.7, at: "2026-05-01" }),
      wrote("b", "All good now, thank you.", { score: 0.6, at: "2026-06-01" }),
    ];
    const told = await voiceOf(feedback);
    expect(told.worst).toMatchObject({
      feedback: "a",
      text: "The box was crushed again.",
      score: -0.7,
      label: "negative",
    });
    expect(told.best).toMatchObject({ feedback: "b", text: "All good now, thank you.", at: "2026-06-01" });
    expect(told.latest).toMatchObject({ feedback: "b" });
    for (const quote of [told.worst!, told.best!, told.latest!]) {
      const { body } = feedback.find(({ id }) => id === quote.feedback)!;
      expect(quote.text).toBe(body.slice(quote.start, quote.end));
    }
  });

  it("names the main topic of the text a quote is from", async () => {
    const topics = [
      { id: "t1", label: "price", share: 0.3 },
      { id: "t2", label: "delivery", share: 0.7 },
    ];
    expect((await voiceOf([wrote("a", "Too late, too dear.", { score: -0.5, topics })])).worst?.topic).toBe("t2");
  });

  it("averages emotions over all texts and counts intents", async () => {
    const told = await voiceOf([
      wrote("1", "Grr.", { score: -1, emotions: { anger: 0.8 }, intent: { label: "complaint", confidence: 1 } }),
      wrote("2", "Well.", { score: 0, emotions: { anger: 0.2, approval: 0.5 } }),
    ]);
    expect(told.emotions).toEqual({ anger: 0.5, approval: 0.25 });
    expect(told.intents).toEqual({ comment: 1, complaint: 1 });
  });

  it("hears the customer only, and nothing from after the day", async () => {
    const told = await voiceOf([
      wrote("1", "We are sorry to hear that.", { score: -0.4, speaker: "agent" }),
      wrote("2", "It is fixed, thanks.", { score: 0.5, at: "2026-06-30T22:00:00Z" }),
      wrote("3", "Broken again.", { score: -0.9, at: "2026-07-02" }),
    ]);
    expect(told).toMatchObject({ texts: 1, mood: 0.5, laterTexts: 1 });
  });
});
