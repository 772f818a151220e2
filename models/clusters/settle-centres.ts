/** Customers at the nearest of the segments' centres, by what is known of them, and the centres at the means of their customers. */

import type { Row } from "./distance.ts";
import type { KnownPoints } from "./learning-rows.ts";
import { rowOf } from "./matrix.ts";
import { confidenceOf, createMeasure, type Within } from "./metric.ts";

/** Where all customers are. */
export interface Settled {
  readonly centres: readonly Row[];
  readonly sizes: readonly number[];
  /** Of each customer the nearest centre and the second nearest (itself where there is one only), and how sure the first is, 0 to 1. */
  readonly own: Int32Array;
  readonly other: Int32Array;
  readonly confidence: Float64Array;
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
}

/** Below this a customer lies between two segments: 4 to 1 for the nearest. */
export const sure = 0.8;

/** Moves centres to the means of what is known of their customers, at most `turns` times, and places all customers. */
export function* settleCentres(
  known: KnownPoints,
  start: readonly Row[],
  { within, turns }: { readonly within: Within; readonly turns: number },
): Generator<undefined, Settled> {
  let settled = placeAll(known, start, within);
  for (let turn = 0; turn < turns; turn++) {
    yield;
    const next = placeAll(known, knownMeans(known, settled.own, settled.centres), within);
    const isStill = next.own.every((own, i) => own === settled.own[i]);
    settled = next;
    if (isStill) break;
  }
  return settled;
}

function placeAll({ points, unknown }: KnownPoints, centres: readonly Row[], within: Within): Settled {
  const { rows, columns } = points;
  const measure = createMeasure({ within, centres });
  const sizes = centres.map(() => 0);
  const own = new Int32Array(rows);
  const other = new Int32Array(rows);
  const confidence = new Float64Array(rows);
  let inertia = 0;
  for (let i = 0; i < rows; i++) {
    const { squared } = measure(rowOf(points, i), unknown.subarray(i * columns, (i + 1) * columns));
    const [first, second] = twoNearest(squared);
    [own[i], other[i]] = [first, second];
    confidence[i] = confidenceOf(squared, first);
    sizes[first]! += 1;
    inertia += squared[first]!;
  }
  return { centres, sizes, own, other, confidence, inertia };
}

/** The places of the least and the second least; of equals the first. The same twice where there is one. */
export function twoNearest(squared: ArrayLike<number>): readonly [number, number] {
  let first = 0;
  for (let i = 1; i < squared.length; i++) if (squared[i]! < squared[first]!) first = i;
  let second = -1;
  for (let i = 0; i < squared.length; i++) {
    if (i !== first && (second < 0 || squared[i]! < squared[second]!)) second = i;
  }
  return [first, Math.max(0, second < 0 ? first : second)];
}

/** The means of what is known of the customers at each centre; where nothing is known of any, that of all customers. */
export function knownMeans(
  { points, unknown }: KnownPoints,
  own: ArrayLike<number>,
  before: readonly Row[],
  rows: ArrayLike<number> = Array.from({ length: points.rows }, (_, i) => i),
): Row[] {
  const { columns } = points;
  const k = before.length;
  const sums = new Float64Array((k + 1) * columns);
  const counts = new Float64Array((k + 1) * columns);
  const members = new Float64Array(k);
  for (let r = 0; r < rows.length; r++) {
    const at = rows[r]! * columns;
    members[own[r]!]! += 1;
    for (let j = 0; j < columns; j++) {
      if (unknown[at + j]) continue;
      for (const to of [own[r]! * columns + j, k * columns + j]) {
        sums[to]! += points.data[at + j]!;
        counts[to]! += 1;
      }
    }
  }
  return before.map((centre, cluster) =>
    members[cluster] === 0
      ? centre
      : Array.from({ length: columns }, (_, j) => {
          const [to, all] = [cluster * columns + j, k * columns + j];
          if (counts[to]! > 0) return sums[to]! / counts[to]!;
          // Nobody's: the number that stands in for it.
          return counts[all]! > 0 ? sums[all]! / counts[all]! : points.data[j]!;
        }),
  );
}
