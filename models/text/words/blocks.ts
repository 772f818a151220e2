/** Stretches of text that no sentence crosses. */

import type { Span } from "../span.ts";

/** Mail programs wrap at 72 to 80 characters; some at 60 or 100. */
const widths = [60, 100] as const;

/**
 * The lines of a text, without blanks around. Where a mail program wrapped the lines, those of one sentence are one stretch: a line
 * stops in the middle of a sentence, the next goes on in lower case, and its first word would not have fitted.
 */
export function blocks(body: string): Span[] {
  const lines = body.split("\n").map((line) => line.trimEnd());
  const width = wrapWidth(lines);
  const found: Span[] = [];
  let start = 0;
  for (const [index, line] of body.split("\n").entries()) {
    const from = start + (line.length - line.trimStart().length);
    const to = start + line.trimEnd().length;
    const before = found.at(-1);
    const goesOn = width !== undefined && index > 0 && before !== undefined && runsOn(lines[index - 1]!, line, width);
    if (goesOn && from < to) found[found.length - 1] = { start: before.start, end: to };
    else if (from < to) found.push({ start: from, end: to });
    start += line.length + 1;
  }
  return found;
}

/** The width that most lines with another directly below were wrapped at; undefined where they end where their writer ended them. */
function wrapWidth(lines: readonly string[]): number | undefined {
  const width = lines.reduce((longest, line) => Math.max(longest, line.length), 0);
  if (lines.length < 2 || width < widths[0] || width > widths[1]) return undefined;
  const pairs = lines.slice(1).flatMap((next, index) => (lines[index] && next ? [[lines[index], next] as const] : []));
  const full = pairs.filter(([line, next]) => isFull(line, next, width));
  return full.length > pairs.length / 2 ? width : undefined;
}

/** Whether the first word of the next line would not have fitted on this one. */
function isFull(line: string, next: string, width: number): boolean {
  return line.length + 1 + (/^\S{0,200}/.exec(next)?.[0].length ?? 0) > width;
}

function runsOn(line: string, next: string, width: number): boolean {
  return /[\p{L}\p{N},]$/u.test(line) && /^\p{Ll}/u.test(next) && isFull(line, next, width);
}
