/**
 * Vectors for training, computed by the very code that reads texts.
 *
 *     node --import tsx vectors.ts INPUTS.jsonl VECTORS.f32
 *
 * In, a line each: `{"text", "question"?, "spans": [[start, end], …]}`. Out: 384 little-endian floats for the text and for
 * each span, in order; zeros for a span without a token.
 */

import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { encodeTexts } from "../encoder/encode-texts.ts";
import { loadNetwork, width } from "../encoder/network.ts";
import type { ReadInput } from "../encoder/reader.ts";
import { encoderFolder } from "../encoder/check-weights.ts";
import { loadWordPiece } from "../encoder/wordpiece.ts";

interface Line {
  readonly text: string;
  readonly question?: string;
  readonly spans: readonly (readonly [number, number])[];
}

const linesAtOnce = 512;

async function main(inputs: string, vectors: string): Promise<void> {
  const encoder = {
    network: await loadNetwork(encoderFolder),
    wordPiece: loadWordPiece(join(encoderFolder, "tokenizer.json")),
  };
  const out = createWriteStream(vectors);
  const write = async (batch: readonly ReadInput[]) => {
    for (const { text, sentences } of await encodeTexts(batch, encoder)) {
      for (const vector of [text, ...sentences]) {
        const { buffer } = vector ?? new Float32Array(width);
        if (!out.write(new Uint8Array(buffer))) await new Promise<void>((resolve) => out.once("drain", resolve));
      }
    }
  };
  let batch: ReadInput[] = [];
  for await (const line of createInterface({ input: createReadStream(inputs) })) {
    const { text, question, spans } = JSON.parse(line) as Line;
    batch.push({ text, question, sentences: spans.map(([start, end]) => ({ start, end })), chunks: [] });
    if (batch.length < linesAtOnce) continue;
    await write(batch);
    batch = [];
  }
  await write(batch);
  await new Promise<void>((resolve) => out.end(resolve));
}

await main(process.argv[2]!, process.argv[3]!);
