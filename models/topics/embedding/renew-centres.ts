/** Centres of before, brought to what points are now: those that still hold stay where they are. */

import { kMeans } from "../../clusters/k-means.ts";
import { rowOf, type Matrix } from "../../clusters/matrix.ts";

/**
 * A centre gives its place to another where that takes away so much of what a centre leaves of the squared distances, on the mean.
 * Among a tenth more texts of the same kind it was 0.16 at most, where a tenth was on themes of their own 0.35 and more.
 */
const LEAST_GAIN = 0.3;

/** After a change the others make room; more would move them about until hardly one has the texts it had. */
const ITERATIONS = 3;

export interface RenewOptions {
  /** Where centres were, row by row. */
  readonly before: Matrix;
  /** Where they would be if there had been none before: as many as are wanted. */
  readonly fresh: Matrix;
  readonly weights: Float64Array;
  readonly seed: number;
}

/**
 * As many centres as `fresh` has, from those of before, so that what was found stays what it is. Where more are
 * wanted, those of `fresh` join that take away most of the squared distances; where fewer, those leave that add least. Then a centre
 * is replaced by one of `fresh` as long as that is much better (swaps: Fränti & Kivijärvi 2000). Yields nothing now and then.
 */
export function* renewCentres(points: Matrix, options: RenewOptions): Generator<undefined, Matrix> {
  const { before, fresh, weights, seed } = options;
  const k = fresh.rows;
  let centres = before;
  while (centres.rows > k) {
    centres = without(centres, least(lossesOf(points, distancesOf(points, { centres, weights }))));
    yield;
  }
  while (centres.rows < k) {
    const { gains } = yield* gainsOf(points, { centres, fresh, weights });
    centres = withRow(centres, rowOf(fresh, most(gains)));
  }
  const settle = function* (initial: Matrix): Generator<undefined, Matrix> {
    const found = yield* kMeans(points, k, { seed, initial: rowsIn(initial), weights, maxIterations: ITERATIONS });
    return { ...initial, data: Float64Array.from(found.centres.flatMap((row) => [...row])) };
  };
  if (before.rows !== k) centres = yield* settle(centres);
  for (let swaps = 0; swaps < k; swaps++) {
    const { gains, losses, total } = yield* gainsOf(points, { centres, fresh, weights });
    const nets = gains.map((gain, f) => gain - losses[f]![least(losses[f]!)]!);
    const best = most(nets);
    if (!(nets[best]! * k >= LEAST_GAIN * total)) break;
    centres = yield* settle(withRow(without(centres, least(losses[best]!)), rowOf(fresh, best)));
  }
  return centres;
}

/** Of each point its nearest centre, and what it adds to the squared distances with it and with the second nearest. */
interface Distances {
  readonly own: Int32Array;
  readonly nearest: Float64Array;
  readonly second: Float64Array;
  readonly centres: number;
}

function distancesOf(
  points: Matrix,
  { centres, weights }: { readonly centres: Matrix; readonly weights: Float64Array },
): Distances {
  const own = new Int32Array(points.rows);
  const nearest = new Float64Array(points.rows).fill(Infinity);
  const second = new Float64Array(points.rows).fill(Infinity);
  for (let i = 0; i < points.rows; i++) {
    for (let t = 0; t < centres.rows; t++) {
      const distance = weights[i]! * squared(points, i, { of: centres, row: t });
      if (distance < nearest[i]!) {
        second[i] = nearest[i]!;
        nearest[i] = distance;
        own[i] = t;
      } else if (distance < second[i]!) second[i] = distance;
    }
  }
  return { own, nearest, second, centres: centres.rows };
}

/** What each centre's leaving would add. */
function lossesOf({ rows }: Matrix, { own, nearest, second, centres }: Distances): Float64Array {
  const losses = new Float64Array(centres);
  for (let i = 0; i < rows; i++) losses[own[i]!]! += second[i]! - nearest[i]!;
  return losses;
}

/** What each centre of `fresh` would take away if it joined, what each other one's leaving would add then, and what there is in all. */
function* gainsOf(
  points: Matrix,
  options: { readonly centres: Matrix; readonly fresh: Matrix; readonly weights: Float64Array },
): Generator<undefined, { gains: Float64Array; losses: readonly Float64Array[]; total: number }> {
  const { fresh, weights } = options;
  const distances = distancesOf(points, options);
  const { own, nearest, second } = distances;
  const gains = new Float64Array(fresh.rows);
  const losses: Float64Array[] = [];
  for (let f = 0; f < fresh.rows; f++) {
    const loss = new Float64Array(distances.centres);
    for (let i = 0; i < points.rows; i++) {
      const distance = weights[i]! * squared(points, i, { of: fresh, row: f });
      if (distance < nearest[i]!) gains[f]! += nearest[i]! - distance;
      else loss[own[i]!]! += Math.min(distance, second[i]!) - nearest[i]!;
    }
    losses.push(loss);
    yield;
  }
  return { gains, losses, total: nearest.reduce((sum, distance) => sum + distance, 0) };
}

function squared(points: Matrix, i: number, { of, row }: { readonly of: Matrix; readonly row: number }): number {
  const { data, columns } = points;
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += (data[i * columns + c]! - of.data[row * columns + c]!) ** 2;
  return sum;
}

const least = (values: Float64Array) => values.indexOf(Math.min(...values));
const most = (values: Float64Array) => values.indexOf(Math.max(...values));

function rowsIn(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) => Array.from(rowOf(matrix, row)));
}

function withRow({ data, rows, columns }: Matrix, row: ArrayLike<number>): Matrix {
  const more = new Float64Array(data.length + columns);
  more.set(data);
  more.set(row, data.length);
  return { data: more, rows: rows + 1, columns };
}

function without({ data, rows, columns }: Matrix, row: number): Matrix {
  const fewer = new Float64Array(data.length - columns);
  fewer.set(data.subarray(0, row * columns));
  fewer.set(data.subarray((row + 1) * columns), row * columns);
  return { data: fewer, rows: rows - 1, columns };
}
