/** `attune read`: JSONL in, JSONL out, in order, streaming; nothing is stored. */

import { createReadStream } from "node:fs";
import { readTexts, type TextToRead } from "../pipeline/read-texts.ts";
import { stageInstances, type StageInstances } from "../pipeline/stages.ts";
import type { Command } from "./command.ts";
import { inBatches, textLines, type UnusableLine } from "./text-lines.ts";

/** Small enough to stream, large enough to keep every reader busy. */
const linesPerBatch = 128;

/** A program that writes a line and waits for its answer gets it after this long. */
const waitMs = 40;

async function answer(stages: StageInstances, lines: readonly (TextToRead | UnusableLine)[], vectors: boolean) {
  const texts = lines.filter((line): line is TextToRead => "text" in line);
  const readings = [...(await readTexts(stages, { texts, vectors }))];
  return lines.map((line) => JSON.stringify("text" in line ? readings.shift() : line)).join("\n");
}

export const read: Command = {
  summary: "read texts: JSONL in, JSONL out, in order, nothing stored",
  mostWords: 1,
  usage: "[FILE] [--vectors] < texts.jsonl",
  examples: [`echo '{"id":"7","text":"Still no refund after 3 weeks."}' | attune read`],
  json: "as without it: what comes out is JSON Lines, a document for each text",
  options: { vectors: { type: "boolean", help: "add the text's vector, of unit length" } },
  async run(args) {
    const [path] = args.positionals;
    const input = path === undefined ? process.stdin : createReadStream(path);
    const stages = stageInstances();
    const vectors = args.flag("vectors");
    try {
      // One batch is written while the next is read.
      let before: Promise<void> = Promise.resolve();
      for await (const lines of inBatches(textLines(input), { most: linesPerBatch, waitMs })) {
        const text = await answer(stages, lines, vectors);
        await before;
        before = new Promise((resolve, reject) =>
          process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve())),
        );
      }
      await before;
      return 0;
    } finally {
      await stages.close();
    }
  },
};
