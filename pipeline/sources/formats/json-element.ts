/** Parses one element of JSON. */

import type { RawEntry } from "../raw-record.ts";

/** Where an element begins in its file, 1-based. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

/** What the engine says of bad JSON, without the part in which it quotes the text. */
function complaint(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  return message.replace(/ in JSON at position.*| JSON input.*|, (?:\.\.\.)?".*/s, "") || "Bad syntax";
}

function placeOf(error: unknown, text: string, { line, column }: JsonPlace): JsonPlace {
  const position = error instanceof Error && / at position (\d+)/.exec(error.message)?.[1];
  if (!position) return { line, column };
  const before = text.slice(0, Number(position)).split("\n");
  const last = before.at(-1) ?? "";
  return { line: line + before.length - 1, column: before.length === 1 ? column + last.length : last.length + 1 };
}

const ESCAPES = /\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\u0000|\\ud[89a-f][0-9a-f]{2}|\\./gis;

/** JSON without escapes of what no database stores: NUL is left out, half a pair of surrogates is U+FFFD. */
function storable(text: string): string {
  if (!text.includes("\\u")) return text;
  return text.replace(ESCAPES, (escape) => {
    if (escape === "\\u0000") return "";
    return escape.length === 6 ? "\\ufffd" : escape;
  });
}

/** The record that a text is, or the problem with it. `__proto__` becomes an own property of the object. */
export function parseElement(text: string, place: JsonPlace): RawEntry {
  try {
    return { line: place.line, values: undefined, object: JSON.parse(storable(text)) as unknown };
  } catch (error) {
    const at = placeOf(error, text, place);
    const reason = `Not JSON: ${complaint(error)} (line ${at.line}, column ${at.column})`;
    return { line: place.line, column: at.column, reason };
  }
}
