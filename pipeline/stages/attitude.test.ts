import { afterAll, describe, expect, it } from "vitest";
import { unpackVectors } from "../../models/encoder/packed-vectors.ts";
import { openReader } from "../../models/encoder/open-reader.ts";
import { decode, encode } from "../answer.ts";
import { isRejection, type Rejection } from "../stage.ts";
import type { Attitude, Wishes } from "../types.ts";
import { attitude } from "./attitude.ts";

const stage = attitude({ reader: openReader({ processes: 1 }) });
afterAll(() => stage.close?.());

function rowOf(body: string, detectedLanguage = "en") {
  return { body, detectedLanguage, sentences: [{ start: 0, end: body.length }], terms: [], chunks: [] };
}

async function read(...rows: readonly (ReturnType<typeof rowOf> & { readonly question?: string } & Wishes)[]) {
  return stage.run(rows, { model: undefined, asOf: "2026-06-30T00:00:00.000Z" });
}

function readingOf(answer: Attitude | Rejection | undefined): Attitude {
  if (!answer || isRejection(answer)) throw new Error(answer?.rejected);
  return answer;
}

describe("attitude()", () => {
  it("reads English and what is too short to tell, and rejects other languages with the reason", async () => {
    const answers = await read(
      rowOf("The parcel never came and nobody answers."),
      rowOf("Das Paket kam nie an und niemand antwortet.", "de"),
      rowOf("😡😡", "und"),
      rowOf("Thank you, wonderful service!"),
    );
    expect(readingOf(answers[0]).mood.label).toBe("negative");
    expect(answers[1]).toEqual({ rejected: "Language is de; only en is read" });
    expect(readingOf(answers[2]).mood.label).toBe("negative");
    expect(readingOf(answers[3]).mood.label).toBe("positive");
  });

  it("reads an answer with the question it answers", async () => {
    const [liked, missed] = await read(
      { ...rowOf("the price"), question: "What do you like most about us?" },
      { ...rowOf("the price"), question: "What is your biggest problem with us?" },
    );
    expect(readingOf(liked).mood.score).toBeGreaterThan(readingOf(missed).mood.score);
  });

  it("gives an answer that the store keeps exactly", async () => {
    const [answer] = await read(rowOf("The driver was rude."));
    expect(decode(encode(answer))).toEqual(answer);
    expect(readingOf(answer).sentenceMoods).toHaveLength(1);
  });

  it("gives the vector to a text that wants it in place of its meanings, or neither, and all else as without", async () => {
    const row = rowOf("The driver was rude. Nobody called @GWRHelp back.");
    const answers = await read(row, { ...row, vectors: "text" }, { ...row, vectors: "none" });
    const [{ meanings, ...told }, { vector, ...withVector }, plain] = answers.map(readingOf) as [
      Attitude,
      Attitude,
      Attitude,
    ];
    expect(unpackVectors(meanings!)).toHaveLength(1 + told.sentenceMoods.length);
    expect(vector).toHaveLength(384);
    expect(withVector).toEqual(told);
    expect(plain).toEqual(told);
  });

  it("changes its version with the weights", () => {
    expect(stage.version).toMatch(/^4 [0-9a-f]{64}$/);
    const reader = { ...openReader(), checksum: "other" };
    expect(attitude({ reader }).version).toBe("4 other");
  });
});
