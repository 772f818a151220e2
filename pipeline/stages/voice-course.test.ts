import { describe, expect, it } from "vitest";
import { isRejection } from "../stage.ts";
import type { Rating, ReadFeedback, Voiced } from "../types.ts";
import { voice } from "./voice.ts";

const asOf = "2026-06-30";

interface Written extends Partial<
  Pick<ReadFeedback, "id" | "conversation" | "response" | "rating" | "at" | "emotions">
> {
  readonly confidence?: number;
}

/** One sentence, written so many days ago. */
function wrote(daysAgo: number, score: number, { confidence = 1, ...rest }: Written = {}): ReadFeedback {
  const label = score < 0 ? "negative" : score > 0 ? "positive" : "neutral";
  const body = `Written ${daysAgo} days before the end.`;
  return {
    id: `f${daysAgo}`,
    text: body,
    body,
    at: new Date(Date.parse(asOf) - daysAgo * 86_400_000).toISOString(),
    speaker: "customer",
    other: {},
    detectedLanguage: "en",
    mood: { label, score, confidence, mixed: false },
    sentenceMoods: [{ start: 0, end: body.length, label, score }],
    emotions: {},
    intent: { label: "comment", confidence: 1 },
    urgency: 0,
    effort: 0,
    churnRisk: 0,
    aspects: [],
    topics: [],
    ...rest,
  };
}

async function voiceOf(feedback: readonly ReadFeedback[], halfLifeDays?: number): Promise<Voiced["voice"]> {
  const stage = voice(halfLifeDays === undefined ? {} : { halfLifeDays });
  const [answer] = await stage.run([{ feedback, replies: [] }], { model: undefined, asOf });
  if (!answer || isRejection(answer)) throw new Error("No answer");
  return answer.voice;
}

const stars = (value: number): Rating => ({ value, scale: "stars", max: 5 });

describe("voice() over time", () => {
  it("tells the mood now from the last 30 days, and the level from all", async () => {
    const told = await voiceOf([wrote(400, 0.8), wrote(200, 0.8), wrote(29, -0.4), wrote(2, -0.6)]);
    expect(told.now).toEqual({ score: -0.5, label: "negative", texts: 2 });
    expect(told.level?.value).toBeCloseTo(0.15, 12);
    expect(told.level!.low).toBeLessThan(0);
    expect((await voiceOf([wrote(30, -0.4)])).now).toBeUndefined();
  });

  it("calls one angry text among two no trend, and one among three no turn", async () => {
    expect(await voiceOf([wrote(60, 0.6), wrote(1, -0.8)])).toMatchObject({ trend: undefined, turned: undefined });
    const three = await voiceOf([wrote(60, 0.6), wrote(30, 0.6), wrote(1, -0.8)]);
    expect(three.trend).toBeLessThan(-0.5);
    expect(three.trendBetween!.high).toBeGreaterThan(0);
    expect(three.turned).toBeUndefined();
    const many = await voiceOf([300, 260, 220, 180, 140, 100, 60, 20].map((ago) => wrote(ago, (ago - 160) / 200)));
    expect(many).toMatchObject({ turned: "worse" });
    expect(many.swing).toBeCloseTo(0.2, 12);
  });

  it("knows who used to write and stopped; many turns of one conversation are one contact", async () => {
    const stopped = await voiceOf([400, 370, 340, 310].map((ago) => wrote(ago, 0)));
    expect(stopped.silence).toMatchObject({ contacts: 4, usualDays: 30, days: 310, isSilent: true });
    const one = await voiceOf([400, 370, 340, 310].map((ago) => wrote(ago, 0, { conversation: "t1" })));
    expect(one.silence).toBeUndefined();
    const writes = await voiceOf([100, 70, 40, 10].map((ago) => wrote(ago, 0)));
    expect(writes.silence).toMatchObject({ days: 10, isSilent: false });
  });

  it("lets emotions fade by the half-life that it states", async () => {
    const told = await voiceOf([wrote(90, 0, { emotions: { joy: 0.6 } }), wrote(0, 0, { emotions: { anger: 0.6 } })]);
    expect(told.halfLifeDays).toBe(90);
    expect(told.emotions.anger).toBeCloseTo(0.4, 12);
    expect(told.emotions.joy).toBeCloseTo(0.2, 12);
    expect((await voiceOf([wrote(1, 0)], 30)).halfLifeDays).toBe(30);
  });

  it("puts ratings beside the words, and shows where the two are contrary", async () => {
    const told = await voiceOf([
      wrote(50, -0.7, { rating: stars(5) }),
      wrote(40, 0.7, { rating: stars(5) }),
      wrote(30, -0.7, { rating: stars(5), confidence: 0.4 }),
      wrote(20, 0.6, { rating: { value: 3, scale: "nps", max: 10 } }),
      wrote(10, -0.6),
    ]);
    expect(told.ratings).toEqual([
      { scale: "stars", max: 5, count: 3, mean: 5, latest: 5 },
      { scale: "nps", max: 10, count: 1, mean: 3, latest: 3 },
    ]);
    expect(told.disagreements).toMatchObject({
      of: 3,
      texts: 2,
      latest: [
        { feedback: "f20", label: "positive", rating: { value: 3 } },
        { feedback: "f50", label: "negative", verbatim: { text: "Written 50 days before the end." } },
      ],
    });
  });

  it("counts the answers on one form, and the turns of one conversation, as one with one rating", async () => {
    const nps = { value: 2, scale: "nps", max: 10 } as const;
    const told = await voiceOf([
      wrote(40, 0.8, { id: "r1/likes", response: "r1", rating: nps }),
      wrote(40, -0.6, { id: "r1/dislikes", response: "r1", rating: nps }),
      wrote(20, 0.5, { id: "r2/likes", response: "r2", rating: nps }),
      wrote(20, 0.9, { id: "r2/dislikes", response: "r2", rating: nps }),
      wrote(12, -0.6, { conversation: "k", rating: stars(1) }),
      wrote(10, -0.6, { conversation: "k", rating: stars(2) }),
    ]);
    expect(told).toMatchObject({ texts: 6, pieces: 4, conversations: { total: 1 } });
    expect(told.ratings).toEqual([
      { scale: "nps", max: 10, count: 2, mean: 2, latest: 2 },
      { scale: "stars", max: 5, count: 1, mean: 2, latest: 2 },
    ]);
    // Of the first form one answer agrees with the rating.
    expect(told.disagreements).toMatchObject({ of: 3, texts: 1, latest: [{ feedback: "r2/dislikes" }] });
    expect(told.silence).toMatchObject({ contacts: 3 });
  });

  it("takes times to come, no times and ratings that are none as nothing", async () => {
    const told = await voiceOf([
      wrote(-20, -0.9, { rating: stars(1) }),
      wrote(5, 0.4, { at: undefined }),
      wrote(4, 0.4, { rating: stars(NaN) }),
      wrote(3, 0.4, { rating: { value: 1, scale: "csat", max: 1 } }),
    ]);
    expect(told).toMatchObject({ texts: 3, laterTexts: 1, now: { texts: 2 }, silence: undefined, turned: undefined });
    expect(told.ratings).toEqual([{ scale: "csat", max: 1, count: 1, mean: 1, latest: 1 }]);
    expect(told.disagreements).toMatchObject({ of: 0, texts: 0 });
  });
});
