/** Bytes to text: streaming, streaming, any encoding. */

import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { sequenceLength, unfinishedTail } from "./utf8.ts";

/** UTF-8 in which each byte that belongs to no sequence is read as Windows-1252: where exports of mixed origin come from. */
function repaired(bytes: Buffer): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    const byte = bytes.subarray(at, at + 1);
    const character = iconv.decode(byte, "windows-1252");
    parts.push(bytes.toString("utf8", from, at), character === "\uFFFD" ? byte.toString("latin1") : character);
    from = ++at;
  }
  parts.push(bytes.toString("utf8", from));
  return parts.join("");
}

function utf8Text(bytes: Buffer): string {
  // Latin-1 strings take half the memory and are searched twice as fast.
  if (isAscii(bytes)) return bytes.toString("latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : repaired(bytes);
}

async function* utf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let carried = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    const tail = unfinishedTail(bytes);
    carried = tail > 0 ? Buffer.from(bytes.subarray(bytes.length - tail)) : Buffer.alloc(0);
    yield utf8Text(tail > 0 ? bytes.subarray(0, bytes.length - tail) : bytes);
  }
  if (carried.length > 0) yield utf8Text(carried);
}

/** Halves of surrogate pairs as U+FFFD: no database stores them. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

async function* legacy(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  let high = "";
  for await (const chunk of chunks) {
    let text = high + decoder.write(chunk);
    // A pair of surrogates may be split by the chunk's end.
    const last = text.charCodeAt(text.length - 1);
    high = last >= 0xd800 && last < 0xdc00 ? text.slice(-1) : "";
    if (high) text = text.slice(0, -1);
    yield wellFormed(text);
  }
  const rest = high + (decoder.end() ?? "");
  if (rest) yield wellFormed(rest);
}

/** The text of a file in chunks, as it is: with a byte order mark and NUL characters. What `encoding` cannot give is U+FFFD. */
export function decodeAll(chunks: AsyncIterable<Buffer>, encoding: string): AsyncIterable<string> {
  return encoding === "utf-8" ? utf8(chunks) : legacy(chunks, encoding);
}

/** The text of a file in chunks, none empty, for reading: without a byte order mark and NUL characters. */
export async function* decodeText(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const decoded of decodeAll(chunks, encoding)) {
    let text = decoded;
    if (isFirst && text !== "") {
      isFirst = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    if (text.includes("\0")) text = text.replaceAll("\0", "");
    if (text !== "") yield text;
  }
}
