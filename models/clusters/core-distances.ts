/** How far it is from each row to its neighbours. */

import { squaredWithin } from "./distance-within.ts";
import type { Matrix } from "./matrix.ts";

/**
 * The squared distance from each row to the `neighbours`-th nearest, the row itself being the first (Campello et al. 2013,
 * definition 1); 0 for 1. Every pair of rows is compared. Yields the share that is done, 0 to 1.
 */
export function* squaredCoreDistances(points: Matrix, neighbours: number): Generator<number, Float64Array> {
  const { rows } = points;
  const others = neighbours - 1;
  if (others === 0) return new Float64Array(rows);
  const within = squaredWithin(points, points);
  // Of each row the nearest others so far, in ascending order.
  const nearest = new Float64Array(rows * others).fill(Infinity);
  const farthest = new Float64Array(rows).fill(Infinity);
  const insert = (row: number, distance: number) => {
    const start = row * others;
    let at = start + others - 1;
    for (; at > start && nearest[at - 1]! > distance; at--) nearest[at] = nearest[at - 1]!;
    nearest[at] = distance;
    farthest[row] = nearest[start + others - 1]!;
  };
  for (let i = 1; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const distance = within(i, j, Math.max(farthest[i]!, farthest[j]!));
      if (distance < farthest[i]!) insert(i, distance);
      if (distance < farthest[j]!) insert(j, distance);
    }
    if (i % 64 === 0) yield (i / rows) ** 2;
  }
  return farthest;
}
