/** Counts segments while their members go by, so that no segment is held as a whole, however large it is. */

import { mergeSegments } from "./stages/merge-segments.ts";
import { countMembers, type SegmentFigures } from "./stages/segment-figures.ts";
import { bestQuotes, quotesOf, type SegmentQuote } from "./stages/segment-verbatims.ts";
import type { CountedSegment, Member } from "./types.ts";

/** Members are counted so many at a time. Another number gives other last digits. */
const atOnce = 256;

interface Count {
  waiting: Member[];
  figures?: SegmentFigures;
  quotes: readonly SegmentQuote[];
}

/** Counts of segments that grow with every member. */
export interface SegmentCounter {
  /** Members must come in the order of their ids. */
  add(member: Member): void;
  /** Every segment so far, by id. */
  segments(): CountedSegment[];
}

export function segmentCounter(): SegmentCounter {
  const counts = new Map<string, Count>();
  const settle = (count: Count) => {
    if (count.waiting.length === 0) return;
    const figures = countMembers(count.waiting);
    count.figures = count.figures ? mergeSegments([count.figures, figures]) : figures;
    count.quotes = bestQuotes([...count.quotes, ...quotesOf(count.waiting)]);
    count.waiting = [];
  };
  return {
    add(member) {
      const count = counts.get(member.segment.id) ?? { waiting: [], quotes: [] };
      counts.set(member.segment.id, count);
      count.waiting.push(member);
      if (count.waiting.length === atOnce) settle(count);
    },
    segments() {
      counts.forEach(settle);
      return [...counts]
        .map(([id, { figures, quotes }]) => ({ id, figures: figures!, quotes }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}
