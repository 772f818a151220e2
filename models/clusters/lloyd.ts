/** Lloyd's iterations, with Hamerly's bounds: most rows are not looked at again. */

import { squaredBetween } from "./distance.ts";
import { rowOf, type Matrix } from "./matrix.ts";
import { findNearest, packCentres } from "./nearest-centres.ts";

/**
 * Moves `centres`, in place, to the means of the rows that are nearest to them until no row changes its centre or
 * `maxIterations` are over. Yields after each iteration. A centre that no row with a weight above 0 is nearest to stays.
 *
 * Hamerly 2010: a row keeps its centre unasked as long as an upper bound of the distance to it is below a lower bound of the
 * distance to any other; both move with the centres. Measured here on 100,000 × 40 it beats Elkan's bounds (2003), since it
 * asks for all distances at once.
 */
export function* moveCentres(
  points: Matrix,
  centres: Matrix,
  { weights, maxIterations }: { readonly weights?: ArrayLike<number>; readonly maxIterations: number },
): Generator<undefined, void> {
  const { rows } = points;
  const means = createMeans(points, centres.rows);
  const own = new Int32Array(rows).fill(-1);
  const upper = new Float64Array(rows);
  const lower = new Float64Array(rows);
  const packed = packCentres(centres);
  const found = new Float64Array(3);

  const passRows = (half: Float64Array): number => {
    let changed = 0;
    for (let i = 0; i < rows; i++) {
      const before = own[i]!;
      if (before >= 0) {
        const bound = Math.max(lower[i]!, half[before]!);
        if (upper[i]! <= bound) continue;
        upper[i] = Math.sqrt(squaredBetween(points, i, { of: centres, row: before }));
        if (upper[i]! <= bound) continue;
      }
      const weight = weights ? weights[i]! : 1;
      if (weight === 0) continue;
      findNearest(points, i, { centres: packed, found });
      const nearest = found[0]!;
      upper[i] = Math.sqrt(found[1]!);
      lower[i] = Math.sqrt(found[2]!);
      if (nearest === before) continue;
      own[i] = nearest;
      means.move(i, { from: before, to: nearest, weight });
      changed++;
    }
    return changed;
  };

  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (passRows(halfToNext(centres)) === 0) return;
    const moved = means.place(centres);
    packCentres(centres, packed);
    const farthest = moved.indexOf(Math.max(...moved));
    const most = moved[farthest]!;
    const mostOfOthers = moved.reduce((far, by, centre) => (centre === farthest ? far : Math.max(far, by)), 0);
    for (let i = 0; i < rows; i++) {
      const centre = own[i]!;
      if (centre < 0) continue;
      upper[i]! += moved[centre]!;
      lower[i]! -= centre === farthest ? mostOfOthers : most;
    }
    yield;
  }
}

/** Half the distance of each centre to the nearest other: no row within it is nearer to any other. */
function halfToNext(centres: Matrix): Float64Array {
  const half = new Float64Array(centres.rows).fill(Infinity);
  for (let a = 0; a < centres.rows; a++) {
    for (let b = 0; b < a; b++) {
      const distance = Math.sqrt(squaredBetween(centres, a, { of: centres, row: b })) / 2;
      half[a] = Math.min(half[a]!, distance);
      half[b] = Math.min(half[b]!, distance);
    }
  }
  return half;
}

/** Sums of the rows at each centre, kept up to date row by row. */
function createMeans(points: Matrix, k: number) {
  const { data, columns } = points;
  const sums = new Float64Array(k * columns);
  const weightOf = new Float64Array(k);
  const members = new Int32Array(k);

  const add = (i: number, centre: number, weight: number) => {
    const from = i * columns;
    const to = centre * columns;
    weightOf[centre]! += weight;
    for (let j = 0; j < columns; j++) sums[to + j]! += weight * data[from + j]!;
  };
  const move = (i: number, { from, to, weight }: { from: number; to: number; weight: number }) => {
    add(i, to, weight);
    members[to]! += 1;
    if (from < 0) return;
    add(i, from, -weight);
    members[from]! -= 1;
    // What rounding left behind would be divided by what it left of the weight.
    if (members[from] === 0) {
      weightOf[from] = 0;
      sums.fill(0, from * columns, (from + 1) * columns);
    }
  };
  /** Puts the centres to the means; says how far each moved. */
  const place = (centres: Matrix): Float64Array =>
    Float64Array.from({ length: k }, (_, centre) => {
      if (members[centre] === 0) return 0;
      const row = rowOf(centres, centre);
      let squared = 0;
      for (let j = 0; j < columns; j++) {
        const mean = sums[centre * columns + j]! / weightOf[centre]!;
        squared += (mean - row[j]!) ** 2;
        row[j] = mean;
      }
      return Math.sqrt(squared);
    });
  return { move, place };
}
