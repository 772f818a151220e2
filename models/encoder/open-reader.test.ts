import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { encoderFolder } from "./check-weights.ts";
import { readCharacters } from "./limits.ts";
import { openReader } from "./open-reader.ts";
import type { Reading, ReadInput } from "./reader.ts";

const file = join(encoderFolder, "../training/customer-language/tickets-chats.jsonl");
const inputs: readonly ReadInput[] = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .slice(0, 120)
  .map((line) => (JSON.parse(line) as { readonly text: string }).text)
  .map((text) => ({
    text,
    sentences: [{ start: 0, end: text.length }],
    chunks: [...text.matchAll(/\p{L}{4,}/gu)].map(({ index, 0: word }) => ({ start: index, end: index + word.length })),
  }));

const reader = openReader({ processes: 2 });
afterAll(() => reader.close());

async function read(text: string, more: Partial<ReadInput> = {}): Promise<Reading> {
  const [reading] = await reader.read([{ text, sentences: [], chunks: [], ...more }]);
  if (!reading || "failed" in reading) throw new Error(reading?.failed);
  return reading;
}

describe("openReader()", () => {
  it("reads a text to the same bytes in any order and from any process", async () => {
    const first = await reader.read(inputs);
    expect(first).toHaveLength(120);
    expect((await reader.read(inputs.toReversed())).toReversed()).toEqual(first);
    const other = openReader({ processes: 1 });
    expect(await other.read(inputs.slice(0, 10))).toEqual(first.slice(0, 10));
    await other.close();
  });

  it("gives meanings where they are wanted, without the parts aside, and all else as without", async () => {
    const text = "@GWRHelp The lid is cracked. Nobody answers my mails.";
    const sentences = [
      { start: 0, end: 28 },
      { start: 29, end: text.length },
    ];
    const plain = await read(text, { sentences });
    expect(plain).not.toHaveProperty("meanings");
    const { meanings, ...told } = await read(text, { sentences, wantsVectors: true });
    expect(told).toEqual(plain);
    expect(meanings!.text).toEqual(plain.vector);
    expect(meanings!.sentences).toHaveLength(2);
    for (const vector of meanings!.sentences) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    const bare = await read(text, { sentences, wantsVectors: true, aside: [{ start: 0, end: 8 }] });
    expect(bare.meanings!.text).not.toEqual(plain.vector);
    expect(bare.meanings!.sentences[0]).not.toEqual(meanings!.sentences[0]);
    expect(bare.meanings!.sentences[1]).toEqual(meanings!.sentences[1]);
  });

  it("gives a text that is nothing but parts aside the meaning of the whole", async () => {
    const input = { sentences: [{ start: 0, end: 8 }], wantsVectors: true };
    const { meanings, vector } = await read("@GWRHelp", { ...input, aside: [{ start: 0, end: 8 }] });
    expect(meanings!.sentences[0]).toEqual((await read("@GWRHelp", input)).meanings!.sentences[0]);
    expect(Math.hypot(...meanings!.text)).toBeCloseTo(1, 5);
    expect(vector).toHaveLength(384);
  });

  it("gives scores on their label's side, confidences and probabilities in their ranges", async () => {
    for (const reading of await reader.read(inputs)) {
      if ("failed" in reading) throw new Error(reading.failed);
      const { mood, sentenceMoods, aspects, emotions, intent, urgency, effort, churnRisk, vector } = reading;
      for (const { label, score } of [mood, ...sentenceMoods, ...aspects]) {
        if (label === "negative") expect(score).toBeLessThanOrEqual(-0.1667);
        if (label === "neutral") expect(Math.abs(score)).toBeLessThanOrEqual(0.1667);
        if (label === "positive") expect(score).toBeGreaterThanOrEqual(0.1667);
        expect(Math.abs(score)).toBeLessThanOrEqual(1);
      }
      expect(mood.confidence).toBeGreaterThan(1 / 3);
      for (const share of [
        mood.confidence,
        intent.confidence,
        urgency,
        effort,
        churnRisk,
        ...Object.values(emotions),
      ]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect(vector).toHaveLength(384);
    }
  });

  it("tells an angry text from a happy and a plain one", async () => {
    const angry = await read(
      "Third time you send the wrong part and nobody answers. I want my money back, I am furious.",
    );
    const happy = await read("Absolutely love it, thank you so much, the team was wonderful!");
    const plain = await read("How do I change the delivery address of my order?");
    expect([angry.mood.label, happy.mood.label, plain.mood.label]).toEqual(["negative", "positive", "neutral"]);
    expect([angry.intent.label, happy.intent.label, plain.intent.label]).toEqual(["complaint", "praise", "question"]);
    expect(angry.effort).toBeGreaterThan(happy.effort);
    expect(angry.urgency).toBeGreaterThan(happy.urgency);
    expect(Object.keys(happy.emotions)).toContain("gratitude");
  });

  it("sees that a customer leaves", async () => {
    const leaving = await read("Cancel my subscription, I am moving to your competitor.");
    expect(leaving.churnRisk).toBeGreaterThan((await read("Thanks, the parcel came today.")).churnRisk + 0.3);
  });

  it("gives sentences and aspects of one text moods of their own", async () => {
    const text = "The driver was so kind and helpful. But the app crashes every time I open it.";
    const { sentenceMoods, aspects } = await read(text, {
      sentences: [
        { start: 0, end: 35 },
        { start: 36, end: 77 },
      ],
      chunks: [
        { start: 4, end: 10 },
        { start: 44, end: 47 },
      ],
    });
    expect(sentenceMoods.map(({ label }) => label)).toEqual(["positive", "negative"]);
    expect(aspects.map((aspect) => [aspect.text, aspect.label])).toEqual([
      ["driver", "positive"],
      ["app", "negative"],
    ]);
  });

  it("reads a text of a million words within seconds, as far as its limit", async () => {
    const text = "The parcel was late. ".repeat(250_000);
    const sentences = [...text.matchAll(/T.*?\./g)].map(({ index }) => ({ start: index, end: index + 20 }));
    const began = Date.now();
    const reading = await read(text, { sentences, chunks: sentences });
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(reading.sentenceMoods).toHaveLength(Math.ceil(readCharacters / 21));
    expect(await read(text.slice(0, readCharacters), { sentences, chunks: sentences.slice(0, 780) })).toEqual(reading);
  });
});
