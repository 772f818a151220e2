/** `attune read`: JSONL in, JSONL out, in order, streaming; nothing is stored. */

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { readTexts, type TextToRead } from "../pipeline/read-texts.ts";
import { stageInstances, type StageInstances } from "../pipeline/stages.ts";
import type { Command } from "./command.ts";

/** Small enough to stream, large enough to keep every reader busy. */
const linesPerBatch = 64;

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  text: z.string(),
  question: z.string().optional(),
  language: z.string().optional(),
});

type Unreadable = { readonly id?: string; readonly line?: number; readonly rejected: string };

/** What a line asks for, or why it cannot be used. */
export function parseLine(line: string, number: number): TextToRead | Unreadable {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { line: number, rejected: 'Not JSON: wanted a line such as {"id":"7","text":"…"}' };
  }
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return { ...parsed.data, id: parsed.data.id ?? String(number) };
  const [issue] = parsed.error.issues;
  const id = typeof value === "object" && value !== null && "id" in value ? String(value.id) : undefined;
  const field = issue?.path.join(".") || "line";
  return { ...(id === undefined ? { line: number } : { id }), rejected: `${field}: ${issue?.message ?? "unusable"}` };
}

async function answer(stages: StageInstances, lines: readonly (TextToRead | Unreadable)[], vectors: boolean) {
  const texts = lines.filter((line): line is TextToRead => "text" in line);
  const readings = [...(await readTexts(stages, { texts, vectors }))];
  return lines.map((line) => JSON.stringify("text" in line ? readings.shift() : line)).join("\n");
}

export const read: Command = {
  summary: "read texts: JSONL in, JSONL out, in order, nothing stored",
  usage: "[FILE] [--vectors] < texts.jsonl",
  examples: [`echo '{"id":"7","text":"Still no refund after 3 weeks."}' | attune read`],
  options: { vectors: { type: "boolean", help: "add the text's vector, of unit length" } },
  async run(args) {
    const [path] = args.positionals;
    const input = path === undefined ? process.stdin : createReadStream(path);
    const stages = stageInstances();
    const write = async (lines: readonly (TextToRead | Unreadable)[]) => {
      if (lines.length === 0) return;
      const text = await answer(stages, lines, args.flag("vectors"));
      if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
    };
    try {
      let batch: (TextToRead | Unreadable)[] = [];
      let number = 0;
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        number++;
        const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
        if (text.trim() === "") continue;
        batch.push(parseLine(text, number));
        if (batch.length < linesPerBatch) continue;
        await write(batch);
        batch = [];
      }
      await write(batch);
      return 0;
    } finally {
      await stages.close();
    }
  },
};
