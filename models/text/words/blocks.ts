/** Stretches of text that no sentence crosses. */

import type { Range } from "../words.ts";

/**
 * The lines of a text, without blanks around. A line of fifty characters and more that stops in the middle of a sentence and goes on in
 * lower case on the next one was wrapped by a mail program: such lines are one stretch.
 */
export function blocks(body: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const line of body.split("\n")) {
    const end = start + line.length;
    const from = start + (line.length - line.trimStart().length);
    const to = start + line.trimEnd().length;
    const before = found.at(-1);
    if (before && from < to && isWrapped(body, before, from))
      found[found.length - 1] = { start: before.start, end: to };
    else if (from < to) found.push({ start: from, end: to });
    start = end + 1;
  }
  return found;
}

function isWrapped(body: string, before: Range, next: number): boolean {
  const lineStart = body.lastIndexOf("\n", before.end - 1) + 1;
  const isLong = before.end - Math.max(lineStart, before.start) >= 50;
  const isAdjacent = !body.slice(before.end, next).replace("\n", "").includes("\n");
  return (
    isLong &&
    isAdjacent &&
    /[\p{L}\p{N},]$/u.test(body.slice(before.start, before.end)) &&
    /^\p{Ll}/u.test(body.slice(next))
  );
}
