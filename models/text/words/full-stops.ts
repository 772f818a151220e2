/** Full stops that wink-nlp overlooks: "on the 10th. Then", "order 2201-K. The", "who comes in. Three". */

import type { Span } from "../span.ts";

const stop = /(\S{1,40})[.!?]["'”’)]{0,2}\s+(?=["'“‘(]?\p{Lu})/gu;
const abbreviation =
  /^(?:mrs?|ms|mx|dr|prof|sr|jr|st|mt|no|nr|nos|vs|approx|ca|dept|ext|fig|inc|ltd|co|corp|reg|tel|art|ref|resp|incl|excl|e\.g|i\.e|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)$/i;

/** A sentence, cut where one ends in it: at a full stop before a capital, not after an abbreviation or an initial. */
export function atFullStops(body: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const match of body.slice(start, end).matchAll(stop)) {
    const word = match[1]!.replace(/^["'“‘(]+/, "");
    if (abbreviation.test(word) || /^\p{Lu}$/u.test(word) || /^\d+$/.test(word)) continue;
    const next = start + match.index + match[0].length;
    parts.push({ start: from, end: start + match.index + match[0].trimEnd().length });
    from = next;
  }
  return [...parts, { start: from, end }];
}
