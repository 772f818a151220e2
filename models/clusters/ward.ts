/** Ward's hierarchy: which clusters join at what height, from every row by itself to all in one. */

import { squaredWithin } from "./distance-within.ts";
import { joinLinks, type Hierarchy } from "./hierarchy.ts";
import type { Matrix } from "./matrix.ts";

/**
 * Joins, again and again, the two clusters whose union adds the least to the sum of squared distances to the means (Ward
 * 1963). A height is the square root of twice what the union adds, as SciPy's `linkage(…, "ward")` and R's "ward.D2" have it:
 * two rows join at their distance. `weights`, each above 0, let a row stand for many at one place, as a centre of k-means
 * stands for its cluster. Time grows with the square of the rows, memory with the rows. Yields the share that is done, 0 to 1.
 *
 * By nearest-neighbour chain (Murtagh 1983) and means instead of distances, so that there is no table of all distances.
 */
export function* ward(
  points: Matrix,
  { weights }: { readonly weights?: ArrayLike<number> } = {},
): Generator<number, Hierarchy> {
  const merges = Math.max(points.rows - 1, 0);
  const clusters = createClusters(points, weights);
  const from = new Int32Array(merges);
  const to = new Int32Array(merges);
  const heights = new Float64Array(merges);
  const chain: number[] = [];
  for (let done = 0; done < merges;) {
    const before = chain.at(-2);
    const tip = chain.at(-1) ?? clusters.first();
    const { row: next, squared } = clusters.nearestTo(tip, before);
    if (chain.length === 0) chain.push(tip);
    if (next !== before) {
      chain.push(next);
      continue;
    }
    // The two are nearest to each other.
    chain.length -= 2;
    [from[done], to[done], heights[done]] = [tip, next, Math.sqrt(squared)];
    clusters.join(tip, next);
    done++;
    if (done % 64 === 0) yield 1 - ((merges - done) / merges) ** 2;
  }
  return joinLinks({ from, to, heights }, points.rows);
}

/** Clusters by their means, each known by one of its rows; those that are left lie side by side. */
function createClusters(points: Matrix, weights: ArrayLike<number> | undefined) {
  const { rows, columns } = points;
  const weightIn = Float64Array.from({ length: rows }, (_, i) => weights?.[i] ?? 1);
  if (weights && weights.length !== rows) {
    throw new RangeError(`Cannot weigh ${rows} rows with ${weights.length} weights: one for each was wanted`);
  }
  const refused = weightIn.find((weight) => !(weight > 0 && weight < Infinity));
  if (refused !== undefined) throw new RangeError(`Cannot join rows of weight ${refused}: more than 0 was wanted`);
  const means = points.data.slice();
  const within = { data: means, rows, columns };
  const squared = squaredWithin(within, within);
  const rowIn = Int32Array.from({ length: rows }, (_, i) => i);
  const placeOf = rowIn.slice();
  let count = rows;

  /** Twice what the union adds, of two places; or Infinity, as soon as that is sure to be `limit` or more. */
  const added = (a: number, b: number, limit: number): number => {
    const factor = (2 * weightIn[a]! * weightIn[b]!) / (weightIn[a]! + weightIn[b]!);
    return factor * squared(a, b, limit / factor);
  };

  return {
    first: () => rowIn[0]!,
    /** The cluster that adds least to that of `row`; of equals `before`, so that a chain ends. */
    nearestTo(row: number, before: number | undefined) {
      const own = placeOf[row]!;
      let nearest = before === undefined ? -1 : placeOf[before]!;
      let least = nearest < 0 ? Infinity : added(own, nearest, Infinity);
      for (let place = 0; place < count; place++) {
        if (place === own) continue;
        const other = added(own, place, least);
        if (other < least) [nearest, least] = [place, other];
      }
      return { row: rowIn[nearest]!, squared: least };
    },
    /** Puts both into the place of `kept`, and the last cluster into the other's. */
    join(row: number, kept: number) {
      const [from, into] = [placeOf[row]!, placeOf[kept]!];
      const weight = weightIn[from]! + weightIn[into]!;
      const share = weightIn[from]! / weight;
      for (let j = 0; j < columns; j++) {
        const at = into * columns + j;
        means[at]! += share * (means[from * columns + j]! - means[at]!);
      }
      weightIn[into] = weight;
      count--;
      means.copyWithin(from * columns, count * columns, (count + 1) * columns);
      weightIn[from] = weightIn[count]!;
      rowIn[from] = rowIn[count]!;
      placeOf[rowIn[from]!] = from;
    },
  };
}
