/** In which encoding a text file is, and where it is damaged. The whole file is looked at: dirt seldom stands at its head. */

import iconv from "iconv-lite";
import { UnusableInput } from "../raw-record.ts";
import { lineCounter, lineOfByte } from "./count-lines.ts";
import { decodeAll } from "./decode-text.ts";
import type { FileBytes } from "./file-bytes.ts";
import { guessEncoding, utf16WithoutMark } from "./guess-encoding.ts";
import { count } from "./limits.ts";
import { surveyUtf8 } from "./survey-utf8.ts";

export interface TextInspection {
  /** In lower case, as `decodeText` takes it. */
  readonly encoding: string;
  /** One for each kind of damage, with the line of the first place. */
  readonly warnings: readonly string[];
}

function byteOrderMark(head: Buffer): string | undefined {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && head.length >= 4 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? "utf-32be" : undefined;
}

function asAsked(asked: string, mark: string | undefined, name: string): string {
  const encoding = asked.trim().toLowerCase();
  if (!iconv.encodingExists(encoding)) {
    const wanted = "utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, shift_jis or another that iconv knows";
    throw new UnusableInput(`cannot be read as "${asked}"`, { file: name, wanted });
  }
  if (/^utf-?8$/.test(encoding)) return "utf-8";
  return /^utf-?(16|32)$/.test(encoding) ? (mark ?? `${encoding}le`) : encoding;
}

function nulWarning(line: number, nuls: number): string {
  return `Line ${count(line)}: NUL characters were removed (${count(nuls)} in the file)`;
}

/** Looks for damage in a text that is decoded in an encoding that has no way of its own to tell. */
async function inspectDecoded(file: FileBytes, encoding: string): Promise<string[]> {
  const counter = lineCounter();
  let lostLine: number | undefined;
  let nulLine: number | undefined;
  let nuls = 0;
  for await (const text of decodeAll(file.chunks(), encoding)) {
    let passed = 0;
    const lineAt = (at: number) => {
      counter.pass(text, passed, at);
      passed = at;
      return counter.line();
    };
    const lost = lostLine === undefined ? text.indexOf("\uFFFD") : -1;
    const nul = text.indexOf("\0");
    const first = nulLine === undefined ? nul : -1;
    for (const at of [lost, first].filter((at) => at >= 0).sort((a, b) => a - b)) {
      if (at === lost) lostLine = lineAt(at);
      else nulLine = lineAt(at);
    }
    for (let at = nul; at >= 0; at = text.indexOf("\0", at + 1)) nuls++;
    counter.pass(text, passed);
  }
  return [
    ...(lostLine ? [`Line ${count(lostLine)}: characters that are not ${encoding} stand as U+FFFD`] : []),
    ...(nulLine ? [nulWarning(nulLine, nuls)] : []),
  ];
}

/** Finds the encoding of a text file, or takes the one `asked` for, and where the text is damaged. */
export async function inspectText(file: FileBytes, asked?: string): Promise<TextInspection> {
  const mark = byteOrderMark(file.head);
  const told = asked === undefined ? (mark ?? utf16WithoutMark(file.head)) : asAsked(asked, mark, file.name);
  if (told !== undefined && told !== "utf-8") {
    return { encoding: told, warnings: await inspectDecoded(file, told) };
  }
  const survey = await surveyUtf8(file.chunks());
  if (told === undefined && survey.broken > survey.whole) {
    const encoding = guessEncoding(survey.sample);
    return { encoding, warnings: [`Not UTF-8: read as ${encoding}`, ...(await inspectDecoded(file, encoding))] };
  }
  const lineOf = (offset: number) => lineOfByte(file.chunks(), offset);
  const warnings: string[] = [];
  if (survey.firstBroken !== undefined) {
    const byte = survey.brokenByte.toString(16).toUpperCase();
    const line = count(await lineOf(survey.firstBroken));
    warnings.push(
      `Line ${line}: byte ${byte} is not UTF-8 (${count(survey.broken)} such ${survey.broken === 1 ? "byte" : "bytes"} in the file, read as Windows-1252)`,
    );
  }
  if (survey.firstNul !== undefined) warnings.push(nulWarning(await lineOf(survey.firstNul), survey.nuls));
  if (survey.firstLost !== undefined) {
    const line = count(await lineOf(survey.firstLost));
    warnings.push(`Line ${line}: U+FFFD in the file itself: characters were lost before it was written`);
  }
  return { encoding: "utf-8", warnings };
}
