/** Opens JSON Lines (NDJSON): one object a line, and a bad line costs itself alone. */

import { inBatches, type OpenedFile, type RawEntry } from "../raw-record.ts";
import { decodeText } from "./decode-text.ts";
import type { FileBytes } from "./file-bytes.ts";
import { parseElement } from "./json-element.ts";
import { elementReader } from "./json-elements.ts";
import { count, MAX_CELL, MAX_DEPTH, MAX_RECORD } from "./limits.ts";

function hasMoreThan(brackets: number, text: string): boolean {
  let left = brackets;
  for (const bracket of ["{", "["]) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) if (--left < 0) return true;
  }
  return false;
}

/** The record on a line, or the problem with it. */
function readLine(text: string, line: number): RawEntry {
  if (text.length > MAX_CELL || hasMoreThan(MAX_DEPTH, text)) {
    const reader = elementReader({ line, isInArray: false });
    const entries = [...reader.write(text), ...reader.end()];
    if (entries.length === 1) return entries[0]!;
  }
  return parseElement(text, { line, column: 1 });
}

/** Takes text piece by piece and gives the records of the lines that are complete. */
function lineReader() {
  let rest = "";
  let line = 1;
  let isSkipping = false;

  function write(text: string): RawEntry[] {
    const entries: RawEntry[] = [];
    let from = 0;
    for (let feed = text.indexOf("\n"); feed >= 0; feed = text.indexOf("\n", from)) {
      const whole = rest + text.slice(from, feed);
      if (!isSkipping && whole.trim() !== "") entries.push(readLine(whole, line));
      [rest, isSkipping, from] = ["", false, feed + 1];
      line++;
    }
    if (!isSkipping) rest += text.slice(from);
    if (rest.length > MAX_RECORD) {
      entries.push({ line, reason: `Line of more than ${count(MAX_RECORD)} characters` });
      [rest, isSkipping] = ["", true];
    }
    return entries;
  }
  return { write, end: () => (rest.trim() === "" ? [] : [readLine(rest, line)]) };
}

export interface JsonLinesOptions {
  readonly encoding: string;
  readonly warnings: readonly string[];
}

/** Opens JSON Lines. */
export function openJsonLines(file: FileBytes, { encoding, warnings }: JsonLinesOptions): OpenedFile {
  return {
    format: "jsonl",
    encoding,
    headers: [],
    headerLine: 0,
    warnings,
    async *records() {
      const reader = lineReader();
      for await (const text of decodeText(file.chunks(), encoding)) yield* inBatches(reader.write(text));
      yield* inBatches(reader.end());
    },
  };
}
