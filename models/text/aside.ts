/** What of a text is not said by it: whom it is written to, links, numbers, what was masked. */

import { placeholders } from "./personal-data/placeholders.ts";
import type { Span } from "./span.ts";

const handles = /(?<![\p{L}\p{N}@._-])@[\p{L}\p{N}_]{2,64}/gu;
const links = /(?:https?:\/\/|www\.)\S{1,2000}/g;
/** Order and ticket numbers: "#48213", "EV-2041-77". */
const numbers = /(?<![\p{L}\p{N}])#?(?:\p{Lu}{1,4}-?)?\d[\d-]{3,30}\d(?![\p{L}\p{N}])/gu;

/**
 * Where handles, links, long numbers and placeholders stand, in order, none overlapping another. Who is written to and by whom is no
 * topic; counted with the text, it would draw texts to one company together. A part that reaches over the end of a sentence is cut
 * there: each piece is in one sentence, or in none.
 */
export function partsAside(text: string, sentences: readonly Span[] = []): readonly Span[] {
  const found = [placeholders, links, handles, numbers]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ 0: part, index }) => ({ start: index, end: index + part.length }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: Span[] = [];
  for (const span of found) if (span.start >= (parts.at(-1)?.end ?? 0)) parts.push(span);
  const ends = [...new Set(sentences.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  let next = 0;
  return parts.flatMap(({ start, end }) => {
    while (ends[next]! <= start) next++;
    const cuts = [start];
    for (; ends[next]! < end; next++) cuts.push(ends[next]!);
    return cuts.map((from, i) => ({ start: from, end: cuts[i + 1] ?? end }));
  });
}
