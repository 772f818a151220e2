import { env, pipeline } from "@huggingface/transformers";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { encoderFolder } from "./check-weights.ts";
import { encodeTexts, type Encoder } from "./encode-texts.ts";
import { readCharacters, windowTokens } from "./limits.ts";
import { loadNetwork } from "./network.ts";
import type { ReadInput } from "./reader.ts";
import { loadWordPiece } from "./wordpiece.ts";

let encoder: Encoder;
const file = join(encoderFolder, "../training/customer-language/social.jsonl");
const lines = readFileSync(file, "utf8").trim().split("\n");
const texts = lines.slice(0, 64).map((line) => (JSON.parse(line) as { readonly text: string }).text);

function inputOf(text: string, more: Partial<ReadInput> = {}): ReadInput {
  return { text, sentences: [], chunks: [], ...more };
}

function cosine(a: Float32Array, b: ArrayLike<number>): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

async function encode(text: string, more: Partial<ReadInput> = {}) {
  return (await encodeTexts([inputOf(text, more)], encoder))[0]!;
}

beforeAll(async () => {
  const wordPiece = loadWordPiece(join(encoderFolder, "tokenizer.json"));
  encoder = { network: await loadNetwork(encoderFolder), wordPiece };
});

describe("encodeTexts()", () => {
  it("gives a text the same bytes alone, among 64 others, and in another order", async () => {
    const chunks = [{ start: 0, end: 12 }];
    const inputs = texts.map((text, i) => inputOf(text, { chunks, ...(i % 4 === 0 && { question: "How was it?" }) }));
    const together = await encodeTexts(inputs, encoder);
    const reversed = (await encodeTexts(inputs.toReversed(), encoder)).toReversed();
    expect(reversed).toEqual(together);
    for (const [i, input] of inputs.entries()) expect(await encodeTexts([input], encoder)).toEqual([together[i]]);
  });

  it("runs texts of one length together", async () => {
    const sizes: number[] = [];
    const network: Encoder["network"] = (sequences) => {
      sizes.push(sequences.length);
      return encoder.network(sequences);
    };
    await encodeTexts(
      ["late again", "very good", "no answer at all"].map((text) => inputOf(text)),
      { ...encoder, network },
    );
    expect(sizes).toEqual([2, 1]);
  });

  it("gives the library's own mean of a text's tokens", async () => {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(encoderFolder);
    const library = await pipeline("feature-extraction", "encoder", { dtype: "q8", device: "cpu" });
    for (const text of texts.slice(0, 5)) {
      const theirs = await library(text, { pooling: "mean", normalize: true });
      expect(cosine((await encode(text)).text.vector, theirs.data as Float32Array)).toBeGreaterThan(0.99999);
    }
  });

  it("gives vectors of unit length, and none for a span without a token", async () => {
    const { text, sentences, chunks } = await encode("Late.  Rude driver.", {
      sentences: [
        { start: 0, end: 5 },
        { start: 5, end: 7 },
      ],
      chunks: [{ start: 12, end: 18 }],
    });
    for (const { vector } of [text, sentences[0]!, chunks[0]!]) expect(cosine(vector, vector)).toBeCloseTo(1, 6);
    expect(sentences[1]).toBeUndefined();
  });

  it("lets the question colour the answer", async () => {
    const [liked, changed] = [
      await encode("the price", { question: "What do you like?" }),
      await encode("the price", { question: "What should we change?" }),
    ];
    expect(cosine(liked.text.vector, changed.text.vector)).toBeLessThan(0.98);
  });

  it("reads a long text whole, in windows, up to its limit", async () => {
    const filler = "We went to the shop and looked at the shelves. ".repeat(60);
    const plain = await encode(filler);
    const ending = await encode(`${filler}The refund never came and I am furious.`);
    expect(encoder.wordPiece.encode(filler).ids.length).toBeGreaterThan(2 * windowTokens);
    expect(cosine(plain.text.vector, ending.text.vector)).toBeLessThan(0.9999);
    const start = readCharacters - 100;
    const long = "fine ".repeat(readCharacters / 4);
    const { chunks } = await encode(long, {
      chunks: [
        { start, end: start + 50 },
        { start: readCharacters + 10, end: readCharacters + 20 },
      ],
    });
    expect(chunks[0]).toBeDefined();
    expect(chunks[1]).toBeUndefined();
  });

  it("reads texts that hold no word", async () => {
    for (const text of ["", " \n", "\u0000", "🦒", "?!"]) {
      const { vector } = (await encode(text)).text;
      expect(cosine(vector, vector)).toBeCloseTo(1, 6);
    }
  });
});
