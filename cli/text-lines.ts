/** JSON Lines of texts to read, as they come. */

import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { z } from "zod";
import type { TextToRead } from "../pipeline/read-texts.ts";

/** A line that cannot be used, and why. */
export interface UnusableLine {
  readonly id?: string;
  readonly line?: number;
  readonly rejected: string;
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  text: z.string(),
  question: z.string().optional(),
  language: z.string().optional(),
});

/** What a line asks for, or why it cannot be used. A text without an id is called by its line. */
function parseLine(line: string, number: number): TextToRead | UnusableLine {
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

/** The lines of a stream, blank ones left out; a byte order mark before the first is no part of it. */
export async function* textLines(input: Readable): AsyncGenerator<TextToRead | UnusableLine> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (text.trim() !== "") yield parseLine(text, number);
  }
}

/** Batches of at most `most`; one that is not full is given when nothing more comes for `waitMs`. */
export async function* inBatches<T>(
  items: AsyncIterable<T>,
  { most, waitMs }: { readonly most: number; readonly waitMs: number },
): AsyncGenerator<readonly T[]> {
  const iterator = items[Symbol.asyncIterator]();
  let batch: T[] = [];
  let next = iterator.next();
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => (timer = setTimeout(resolve, waitMs, "late")));
    const come = batch.length > 0 ? await Promise.race([next, late]) : await next;
    clearTimeout(timer);
    if (come !== "late") {
      if (come.done) break;
      batch.push(come.value);
      next = iterator.next();
    }
    if (come === "late" || batch.length >= most) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
