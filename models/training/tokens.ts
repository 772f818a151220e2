/**
 * Token ids for training, computed by the very code that reads texts.
 *
 *     node --import tsx tokens.ts INPUTS.jsonl TOKENS.jsonl
 *
 * In, a line each: `{"text", "question"?, "spans": [[start, end], …]}`. Out, a line each: `{"ids", "ranges"}`, where ranges
 * are `[from, to)` of positions in ids: first the whole text's, then each span's (empty for a span without a token). Of a
 * text longer than one window only the first window is given.
 */

import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { encoderFolder } from "../encoder/check-weights.ts";
import { sequencesOf } from "../encoder/encode-texts.ts";
import { loadWordPiece } from "../encoder/wordpiece.ts";

interface Line {
  readonly text: string;
  readonly question?: string;
  readonly spans: readonly (readonly [number, number])[];
}

async function main(inputs: string, tokens: string): Promise<void> {
  const wordPiece = loadWordPiece(join(encoderFolder, "tokenizer.json"));
  const out = createWriteStream(tokens);
  for await (const row of createInterface({ input: createReadStream(inputs) })) {
    const { text, question, spans } = JSON.parse(row) as Line;
    const sentences = spans.map(([start, end]) => ({ start, end }));
    const { ids, ranges } = sequencesOf({ text, question, sentences, chunks: [] }, wordPiece)[0]!;
    const line = { ids, ranges: ranges.map(({ from, to }) => [from, Math.max(from, to)]) };
    if (!out.write(JSON.stringify(line) + "\n")) {
      await new Promise<void>((resolve) => out.once("drain", resolve));
    }
  }
  await new Promise<void>((resolve) => out.end(resolve));
}

await main(process.argv[2]!, process.argv[3]!);
