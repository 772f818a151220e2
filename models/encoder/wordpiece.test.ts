import { AutoTokenizer, env } from "@huggingface/transformers";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { encoderFolder } from "./check-weights.ts";
import { loadWordPiece } from "./wordpiece.ts";

const wordPiece = loadWordPiece(join(encoderFolder, "tokenizer.json"));
const vocabulary = (
  JSON.parse(readFileSync(join(encoderFolder, "tokenizer.json"), "utf8")) as {
    readonly model: { readonly vocab: Readonly<Record<string, number>> };
  }
).model.vocab;
const nameOf = new Map(Object.entries(vocabulary).map(([name, id]) => [id, name]));

/** Each token with the characters it stands for. */
function pieces(text: string): readonly (readonly [string, string])[] {
  const { ids, starts, ends } = wordPiece.encode(text);
  return ids.map((id, i) => [nameOf.get(id)!, text.slice(starts[i], ends[i])]);
}

function texts(file: string): readonly string[] {
  const lines = readFileSync(join(encoderFolder, `../training/customer-language/${file}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => (JSON.parse(line) as { readonly text: string }).text);
}

describe("WordPiece encode()", () => {
  it("gives the ids that the library's tokenizer gives, on 900 texts without emoji", async () => {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(encoderFolder.replace(/\/$/, ""));
    const tokenizer = await AutoTokenizer.from_pretrained("encoder");
    const plain = [...texts("b2b"), ...texts("reviews"), ...texts("long-tickets"), ...texts("travel")].filter(
      (text) => !/\p{Extended_Pictographic}/u.test(text),
    );
    expect(plain.length).toBeGreaterThan(900);
    const different = plain.filter((text) => {
      const ids = [wordPiece.cls, ...wordPiece.encode(text).ids, wordPiece.sep];
      return ids.join() !== tokenizer.encode(text).join();
    });
    expect(different).toEqual([]);
  });

  it("tells which characters each token stands for", () => {
    expect(pieces("Refunds, please!")).toEqual([
      ["ref", "Ref"],
      ["##unds", "unds"],
      [",", ","],
      ["please", "please"],
      ["!", "!"],
    ]);
  });

  it("keeps offsets in place over accents, wide characters and characters it drops", () => {
    expect(pieces("Café\u200b ﬁne\u0000 𝐚 end")).toContainEqual(["cafe", "Café"]);
    expect(pieces("Cafe\u0301 end")).toEqual([
      ["cafe", "Cafe"],
      ["end", "end"],
    ]);
    expect(pieces("𝐚 end").at(-1)).toEqual(["end", "end"]);
  });

  it("reads an emoji as the word for it, even when it is stuck to another", () => {
    expect(pieces("late😡😡")).toEqual([
      ["late", "late"],
      ["angry", "😡"],
      ["angry", "😡"],
    ]);
    expect(pieces("👍🏽 ❤️")).toEqual([
      ["great", "👍"],
      ["love", "❤"],
    ]);
  });

  it("reads what the vocabulary does not have as unknown, and nothing as nothing", () => {
    expect(pieces("x".repeat(101))).toEqual([["[UNK]", "x".repeat(101)]]);
    expect(pieces("🦒")).toEqual([["[UNK]", "🦒"]]);
    expect(pieces(" \n\t\u0000\ud800 ")).toEqual([]);
  });
});
