/** Which encoding a text is in that is not UTF-8, guessed from its bytes. */

import chardet from "chardet";
import iconv from "iconv-lite";

const MULTI_BYTE = new Set(["Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5"]);
const WESTERN = new Set(["ISO-8859-1", "windows-1252"]);
/** Other languages in Latin letters. Baltic (windows-1257) is left out: chardet sees it everywhere. */
const OTHER_LATIN = new Set(["ISO-8859-2", "windows-1250", "ISO-8859-9", "windows-1254"]);
/** Windows fills the bytes 80 to 9F, which ISO leaves to control characters that no text holds. */
const WINDOWS: Readonly<Record<string, string>> = {
  "ISO-8859-1": "windows-1252",
  "ISO-8859-2": "windows-1250",
  "ISO-8859-7": "windows-1253",
  "ISO-8859-8": "windows-1255",
  "ISO-8859-9": "windows-1254",
};

/** Mean length of the runs of bytes above 7F: about 1 in Latin letters, whole words in other scripts. */
function meanHighRun(bytes: Uint8Array): number {
  let high = 0;
  let runs = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    high++;
    if (i === 0 || bytes[i - 1]! < 0x80) runs++;
  }
  return runs === 0 ? 0 : high / runs;
}

/** The encoding of a sample that is not UTF-8, in lower case. Western European text is the answer where nothing speaks against it. */
export function guessEncoding(sample: Buffer): string {
  const found = chardet.analyse(sample);
  const isWindows = sample.some((byte) => byte >= 0x80 && byte < 0xa0);
  const named = (name: string) => ((isWindows && WINDOWS[name]) || name).toLowerCase();
  const run = meanHighRun(sample);

  const multi = found.find(({ name }) => MULTI_BYTE.has(name));
  if (multi && multi === found[0] && multi.confidence >= 50 && run >= 1.4) {
    if (!iconv.decode(sample, multi.name).includes("\uFFFD")) return named(multi.name);
  }
  const confidence = (names: ReadonlySet<string>) => found.find(({ name }) => names.has(name))?.confidence ?? 0;
  if (run >= 2.5) {
    const script = found.find(({ name }) => name !== "windows-1257" && !MULTI_BYTE.has(name) && name !== "ASCII");
    return named(script?.name ?? "ISO-8859-1");
  }
  const other = found.find(({ name }) => OTHER_LATIN.has(name));
  if (other && other.confidence > confidence(WESTERN) + 10) return named(other.name);
  return named("ISO-8859-1");
}

/** Whether bytes without a byte order mark are UTF-16, from where their zero bytes stand; undefined when they are not. */
export function utf16WithoutMark(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  const zeros = [0, 0];
  const feeds = { all: 0, little: 0, big: 0 };
  for (let i = 0; i < head.length; i++) {
    if (head[i] === 0) zeros[i % 2]!++;
    if (head[i] !== 0x0a && head[i] !== 0x0d) continue;
    feeds.all++;
    if (i % 2 === 0 && head[i + 1] === 0) feeds.little++;
    if (i % 2 === 1 && head[i - 1] === 0) feeds.big++;
  }
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  if (most === 0 || Math.min(even, odd) > most * 0.05) return undefined;
  const isLittle = odd > even;
  // Latin text is half zeros; other scripts have them in line ends alone.
  const lineEnds = isLittle ? feeds.little : feeds.big;
  const hasLineEnds = lineEnds >= 2 && lineEnds >= feeds.all * 0.5 && most > head.length * 0.02;
  return most > head.length * 0.2 || hasLineEnds ? (isLittle ? "utf-16le" : "utf-16be") : undefined;
}
