/** Reads a file as UTF-8 and notes where it is not. */

import { isAscii, isUtf8 } from "node:buffer";
import { sequenceLength, unfinishedTail } from "./utf8.ts";

const LOST = Buffer.from("\uFFFD");
const sampleSize = 1 << 16;

/** What is found in a file that should be UTF-8: offsets of first places, and numbers. */
export interface Utf8Survey {
  readonly firstBroken?: number;
  readonly brokenByte: number;
  readonly broken: number;
  /** Sequences above ASCII that are whole; Infinity when a chunk holds nothing else. */
  readonly whole: number;
  readonly firstNul?: number;
  readonly nuls: number;
  readonly firstLost?: number;
  /** Lines with bytes above 7F. */
  readonly sample: Buffer;
}

function linesAround(bytes: Buffer, at: number): readonly [number, number] {
  const from = Math.max(bytes.lastIndexOf(10, at) + 1, at - 200);
  const feed = bytes.indexOf(10, at);
  return [from, Math.min(feed < 0 ? bytes.length : feed + 1, at + 800)];
}

/** Goes once through a file; chunks that are UTF-8 are passed at the speed of memory. */
export async function surveyUtf8(chunks: AsyncIterable<Buffer>): Promise<Utf8Survey> {
  let [before, broken, brokenByte, whole, nuls, sampled] = [0, 0, 0, 0, 0, 0];
  let firstBroken: number | undefined;
  let firstNul: number | undefined;
  let firstLost: number | undefined;
  const samples: Buffer[] = [];
  const take = (bytes: Buffer, at: number, taken: number) => {
    const [from, to] = linesAround(bytes, at);
    samples.push(Buffer.from(bytes.subarray(Math.max(from, taken), to)));
    sampled += to - Math.max(from, taken);
    return to;
  };
  const lookClosely = (bytes: Buffer) => {
    let taken = 0;
    for (let at = 0, length: number; at < bytes.length; at += Math.max(length, 1)) {
      length = sequenceLength(bytes, at);
      if (length === 1) continue;
      if (length > 1) whole++;
      else {
        if (firstBroken === undefined) [firstBroken, brokenByte] = [before + at, bytes[at]!];
        broken++;
      }
      if (at >= taken && sampled < sampleSize) taken = take(bytes, at, taken);
    }
  };
  const look = (bytes: Buffer) => {
    const lost = firstLost === undefined ? bytes.indexOf(LOST) : -1;
    if (lost >= 0) firstLost = before + lost;
    for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
      firstNul ??= before + at;
      nuls++;
    }
    if (!isAscii(bytes)) {
      if (bytes.length >= sampleSize && isUtf8(bytes)) whole = Infinity;
      else lookClosely(bytes);
    }
    before += bytes.length;
  };
  let carried = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    const tail = unfinishedTail(bytes);
    carried = Buffer.from(bytes.subarray(bytes.length - tail));
    look(bytes.subarray(0, bytes.length - tail));
  }
  if (carried.length > 0) look(carried);
  return { firstBroken, brokenByte, broken, whole, firstNul, nuls, firstLost, sample: Buffer.concat(samples) };
}
