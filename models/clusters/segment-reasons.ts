/** Why there are so many segments, in words. */

import type { Verdict } from "./border.ts";
import type { CloseSegments, FindOptions, FoundSegment } from "./find-segments.ts";
import { beyondDoubt } from "./find-structure.ts";
import { countDifferent, type Matrix } from "./matrix.ts";
import { subsamples } from "./stability.ts";

/** Why customers cannot be divided at all; undefined where they can. */
export function obstacleTo(points: Matrix, minimumSize: number): string | undefined {
  const all = count(points.rows);
  if (points.rows < 2) return `One segment: ${all} cannot be divided`;
  if (countDifferent(points, { enough: 2 }) < 2) return `One segment: all ${all} are alike in every feature`;
  if (points.rows < 2 * minimumSize) return `One segment: ${all} cannot form two of at least ${minimumSize}`;
  return undefined;
}

/** Why customers cannot be divided into `k`; undefined where they can. */
export function obstacleToK(points: Matrix, k: number): string | undefined {
  if (k === 1) return "One segment, as asked";
  if (points.rows < k) return `One segment: ${count(points.rows)} cannot form ${k}`;
  const different = countDifferent(points, { enough: k });
  return different < k ? `One segment: customers of only ${different} different kinds cannot form ${k}` : undefined;
}

function count(customers: number): string {
  return customers === 1 ? "1 customer" : `${customers} customers`;
}

/** Customers below this number are few: only groups that lie far apart can be told. */
const few = 200;

/** Why all are in one segment, from the clearest border there was; absent where every division leaves a segment too small. */
export function reasonForOne(
  { clearest }: { readonly clearest?: Verdict },
  { minimumSize, customers }: { readonly minimumSize: number; readonly customers: number },
): string {
  if (!clearest) return `One segment: any more, and the smallest would have fewer than ${minimumSize} customers`;
  const doubt =
    customers < few
      ? `. ${customers} customers are few: only groups of ${minimumSize} or more that lie far apart can be told`
      : "";
  if (clearest.margin >= beyondDoubt) {
    return `No segments here: customers differ gradually. What looks like a border is not found again among part of them${doubt}`;
  }
  return `No segments here: customers differ gradually. At the clearest border there is, ${asMany(clearest.valley)}, which chance makes of one group as well${doubt}`;
}

export interface Known extends Pick<FindOptions, "k"> {
  readonly borders?: readonly Verdict[];
  /** Pairs that can hardly be told apart. */
  readonly close?: number;
}

/** Why there are so many segments. */
export function reasonFor(segments: readonly FoundSegment[], { k, borders = [], close = 0 }: Known): string {
  const asked = `${segments.length} segments${k === "auto" ? "" : ", as asked"}`;
  if (borders.length === 0) return asked;
  const worst = Math.max(...borders.map(({ valley }) => valley));
  const apart =
    worst < 0.005
      ? "there is a gap between any two"
      : worst < 0.995
        ? `at the border between any two, customers are at most ${percent(worst)} as many as beside it`
        : "not all have a border between them";
  const least = Math.min(...segments.map(({ stability }) => stability?.jaccard ?? 0));
  const again = `in ${subsamples.count} subsamples each is found again with an overlap of ${least.toFixed(2)} or more`;
  // Hennig 2007.
  const trust = least < 0.6 ? ". Below 0.60 a segment should not be trusted" : "";
  const pairs = close === 0 ? "" : `. ${close === 1 ? "One pair" : `${close} pairs`} can hardly be told apart`;
  return `${asked}: ${apart}; ${again}${trust}${pairs}`;
}

/** What can be said of two segments that can hardly be told apart. */
export function closeSentence({
  between: [a, b],
  valley,
  borderline,
  customers,
}: Omit<CloseSegments, "sentence">): string {
  return `${a} and ${b} can hardly be told apart: ${borderline} of their ${customers} customers lie between them, and at the border ${asMany(valley)}. They may be one segment`;
}

function asMany(valley: number): string {
  return valley >= 0.95
    ? "customers are as many as beside it"
    : `customers are ${percent(valley)} as many as beside it`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
