/** The numbers that names of segments are made from. */

import { mediumEffect, type Difference } from "./traits.ts";

/** What a name may say, as the numbers are; means over a segment's customers. */
export interface NamingFacts {
  /** What tells the segment from the others. */
  readonly differences: readonly Difference[];
  readonly mood?: number;
  readonly negativeShare?: number;
  /** Anger and annoyance, 0 to 1. */
  readonly anger: number;
  /** Shares of the segment, and of the others, who have written, and who have ordered. */
  readonly writers: number;
  readonly otherWriters: number;
  readonly buyers: number;
  readonly otherBuyers: number;
  /** Topics they write about more than the others do, most distinctive first. */
  readonly topics: readonly TopicFacts[];
}

/** Shares of a topic in what a segment and the others write, and their mean moods on it. */
export interface TopicFacts {
  readonly label: string;
  readonly share: number;
  readonly othersShare: number;
  readonly mood: number;
  readonly othersMood: number;
}

/** What the differences say of a feature. */
export interface Reader {
  /** Its effect where it is medium at least; else 0. */
  readonly effect: (feature: string) => number;
  /** Its mean in the segment; 0 where the segment does not differ in it. */
  readonly mean: (feature: string) => number;
  readonly othersMean: (feature: string) => number;
}

/** Reads effects and means by the names of features. */
export function readerOf({ differences }: NamingFacts): Reader {
  const found = (feature: string) => differences.find((one) => one.feature === feature);
  return {
    effect: (feature) => {
      const effect = found(feature)?.effect ?? 0;
      return Math.abs(effect) >= mediumEffect ? effect : 0;
    },
    mean: (feature) => found(feature)?.mean ?? 0,
    othersMean: (feature) => found(feature)?.othersMean ?? 0,
  };
}

/** At most this share is few, from this on most, and this far apart are two shares clearly. */
export const shareBounds = { few: 0.2, most: 0.5, apart: 0.2 };
