/** Where k-means starts: greedy k-means++. */

import type { Random } from "../random.ts";
import { squaredBetween } from "./distance.ts";
import { rowOf, type Matrix } from "./matrix.ts";

/**
 * `k` rows as first centres, each drawn by its squared distance to those before (Arthur & Vassilvitskii 2007), the best of a
 * few draws each time, as scikit-learn does. Distances that the triangle inequality shows to be of no help are not computed
 * (Raff 2021). Yields after each centre. There must be `k` different rows with a weight above 0.
 */
export function* startCentres(
  points: Matrix,
  k: number,
  { random, weights }: { readonly random: Random; readonly weights?: ArrayLike<number> },
): Generator<undefined, Matrix> {
  const { rows, columns } = points;
  const centres = { data: new Float64Array(k * columns), rows: k, columns };
  const closest = new Float64Array(rows);
  const mass = new Float64Array(rows);
  const owner = new Int32Array(rows);
  const weightOf = (i: number) => (weights ? weights[i]! : 1);
  const draw = (total: number) => {
    let left = random.next() * total;
    let last = 0;
    for (let i = 0; i < rows; i++) {
      if (mass[i] === 0) continue;
      last = i;
      left -= mass[i]!;
      if (left < 0) break;
    }
    return last;
  };

  let total = 0;
  for (let i = 0; i < rows; i++) total += mass[i] = weightOf(i);
  const first = draw(total);
  centres.data.set(rowOf(points, first));
  for (let i = 0; i < rows; i++) closest[i] = squaredBetween(points, i, { of: points, row: first });

  const draws = 2 + Math.floor(Math.log(k));
  let tried = new Float64Array(rows);
  let best = new Float64Array(rows);
  const apart = new Float64Array(k);
  for (let centre = 1; centre < k; centre++) {
    yield;
    total = 0;
    for (let i = 0; i < rows; i++) total += mass[i] = weightOf(i) * closest[i]!;
    let bestRow = -1;
    let least = Infinity;
    for (let attempt = 0; attempt < draws; attempt++) {
      const candidate = draw(total);
      for (let other = 0; other < centre; other++) {
        apart[other] = squaredBetween(points, candidate, { of: centres, row: other }) / 4;
      }
      let potential = 0;
      for (let i = 0; i < rows; i++) {
        const known = closest[i]!;
        const isFar = apart[owner[i]!]! >= known;
        const distance = isFar ? known : Math.min(known, squaredBetween(points, i, { of: points, row: candidate }));
        tried[i] = distance;
        potential += weightOf(i) * distance;
      }
      if (potential < least) {
        [bestRow, least] = [candidate, potential];
        [best, tried] = [tried, best];
      }
    }
    centres.data.set(rowOf(points, bestRow), centre * columns);
    for (let i = 0; i < rows; i++) {
      if (best[i]! === closest[i]!) continue;
      closest[i] = best[i]!;
      owner[i] = centre;
    }
  }
  return centres;
}
