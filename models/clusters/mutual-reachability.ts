/** The minimum spanning tree that density-based clustering starts from. */

import { squaredWithin } from "./distance-within.ts";
import { joinLinks, type Hierarchy } from "./hierarchy.ts";
import type { Matrix } from "./matrix.ts";

/**
 * The single-linkage hierarchy of rows by mutual reachability: the distance of two rows, or the core distance of either where
 * that is more (Campello et al. 2013, definition 3). `cores` are squared core distances. Yields the share that is done, 0 to 1.
 *
 * By Prim's algorithm, which computes distances as it goes: time grows with the square of the rows, memory with the rows.
 */
export function* joinReachable(points: Matrix, cores: Float64Array): Generator<number, Hierarchy> {
  const { rows, columns } = points;
  const links = Math.max(rows - 1, 0);
  const from = new Int32Array(links);
  const to = new Int32Array(links);
  const heights = new Float64Array(links);
  // Rows outside the tree lie side by side, each with its shortest link into the tree; the last fills the gap of one that left.
  const data = points.data.slice();
  const rowIn = Int32Array.from({ length: rows }, (_, i) => i);
  const coreIn = cores.slice();
  const shortest = new Float64Array(rows).fill(Infinity);
  const linked = new Int32Array(rows);
  const newest = { data: new Float64Array(columns), rows: 1, columns };
  const within = squaredWithin({ data, rows, columns }, newest);

  let place = 0;
  for (let count = rows - 1; count > 0; count--) {
    const row = rowIn[place]!;
    const core = coreIn[place]!;
    newest.data.set(data.subarray(place * columns, (place + 1) * columns));
    data.copyWithin(place * columns, count * columns, (count + 1) * columns);
    [rowIn[place], coreIn[place]] = [rowIn[count]!, coreIn[count]!];
    [shortest[place], linked[place]] = [shortest[count]!, linked[count]!];

    let least = Infinity;
    place = 0;
    for (let other = 0; other < count; other++) {
      const known = shortest[other]!;
      const reach = Math.max(core, coreIn[other]!);
      // A link that the cores alone make too long needs no distance.
      if (reach < known) {
        const squared = Math.max(reach, within(other, 0, known));
        if (squared < known) [shortest[other], linked[other]] = [squared, row];
      }
      if (shortest[other]! < least) [least, place] = [shortest[other]!, other];
    }
    const link = links - count;
    [from[link], to[link], heights[link]] = [linked[place]!, rowIn[place]!, Math.sqrt(least)];
    if (count % 64 === 0) yield 1 - (count / rows) ** 2;
  }
  return joinLinks({ from, to, heights }, rows);
}
