/** Distances in standard deviations within segments, by what is known of a customer. */

import { cholesky, invertLower } from "./cholesky.ts";
import type { Row } from "./distance.ts";
import { matrixOf } from "./matrix.ts";

/** The spread within segments. */
export interface Within {
  /** The features that count, by index. */
  readonly columns: readonly number[];
  /** Their covariance. */
  readonly covariance: readonly Row[];
}

/** Every feature counts by its own scale. */
export function plainWithin(columns: number): Within {
  const all = Array.from({ length: columns }, (_, j) => j);
  return { columns: all, covariance: all.map((a) => all.map((b) => Number(a === b))) };
}

/** Segments as distances need them. */
export interface Centres {
  readonly within: Within;
  readonly centres: readonly Row[];
}

/** Squared distances of a point to all centres (Mahalanobis 1936), and what of each difference is due to each feature. */
export interface Measured {
  readonly squared: Float64Array;
  /**
   * How much each feature pulls to centre `own` rather than to `other`: adds up to the difference of the squared distances, other minus
   * own. 0 of a feature that is not known, or does not count.
   */
  readonly pulls: (own: number, other: number) => number[];
}

/** A way to measure points; `unknown` is 1 where a point's number stands in for one that nobody knows. */
export type Measure = (point: ArrayLike<number>, unknown?: ArrayLike<number>) => Measured;

/**
 * Distances by the features that are known of each point, as if the others were not asked at all: the spread within segments of those
 * alone. What is needed for a set of features is kept, since there are few of them.
 */
export function createMeasure({ within, centres }: Centres): Measure {
  const sets = new Map<string, KnownSet>();
  const { columns } = within;
  return (point, unknown) => {
    let key = "";
    for (const j of columns) key += unknown?.[j] ? "0" : "1";
    let set = sets.get(key);
    if (!set) sets.set(key, (set = prepare({ within, centres }, key)));
    return measure(set, point, centres);
  };
}

/** The features that are known, what whitens them, and the centres whitened by it. */
interface KnownSet {
  readonly columns: readonly number[];
  readonly whitening: Float64Array;
  readonly white: readonly Float64Array[];
}

function prepare({ within, centres }: Centres, key: string): KnownSet {
  const places = [...key].flatMap((one, place) => (one === "1" ? [place] : []));
  const columns = places.map((place) => within.columns[place]!);
  const lower = cholesky(matrixOf(places.map((a) => places.map((b) => within.covariance[a]![b]!))));
  if (!lower) throw new RangeError("Cannot measure distances: the spread within segments is flat");
  const whitening = invertLower(lower).data;
  return { columns, whitening, white: centres.map((centre) => whiten(centre, columns, whitening)) };
}

function whiten(point: ArrayLike<number>, columns: readonly number[], whitening: Float64Array): Float64Array {
  const n = columns.length;
  const white = new Float64Array(n);
  for (let a = 0; a < n; a++) {
    let sum = 0;
    for (let b = 0, at = a * n; b <= a; b++, at++) sum += whitening[at]! * point[columns[b]!]!;
    white[a] = sum;
  }
  return white;
}

function measure({ columns, whitening, white }: KnownSet, point: ArrayLike<number>, centres: readonly Row[]): Measured {
  const own = whiten(point, columns, whitening);
  const squared = new Float64Array(white.length);
  for (let centre = 0; centre < white.length; centre++) {
    const other = white[centre]!;
    let sum = 0;
    for (let a = 0; a < own.length; a++) sum += (own[a]! - other[a]!) ** 2;
    squared[centre] = sum;
  }
  const pulls = (to: number, from: number) => {
    const n = columns.length;
    const found = new Array<number>(point.length).fill(0);
    const [near, far] = [white[to]!, white[from]!];
    for (let b = 0; b < n; b++) {
      // Row b of the whitening's transpose, times the difference of the whitened centres.
      let slope = 0;
      for (let a = b; a < n; a++) slope += whitening[a * n + b]! * (near[a]! - far[a]!);
      const j = columns[b]!;
      found[j] = 2 * slope * (point[j]! - (centres[to]![j]! + centres[from]![j]!) / 2);
    }
    return found;
  };
  return { squared, pulls };
}

/** How sure a place is, 0 to 1, where every segment is as likely as its distance lets expect: normal clouds of one shape. */
export function confidenceOf(squared: ArrayLike<number>, own: number): number {
  let sum = 0;
  for (let i = 0; i < squared.length; i++) sum += Math.exp((squared[own]! - squared[i]!) / 2);
  return 1 / sum;
}
