/** Which texts lie next to which. */

import type { Matrix } from "../../clusters/matrix.ts";
import { rowOf } from "../../clusters/matrix.ts";
import { toUnit } from "./embedded-text.ts";

const NEIGHBOURS = 10;
/** What neighbours count for against the text itself. */
const SHARE = 0.7;
const ROUNDS = 2;

/** For every row the ten others nearest in angle: their numbers and cosines, `count` for each row, the nearest first. */
export interface Neighbours {
  readonly ids: Int32Array;
  readonly cosines: Float32Array;
  readonly count: number;
}

/** The nearest neighbours of rows of unit length, each compared with each. */
export async function findNeighbours(
  { data, rows, columns }: Matrix,
  breathe: () => Promise<void> | undefined,
): Promise<Neighbours> {
  const count = Math.max(0, Math.min(NEIGHBOURS, rows - 1));
  const ids = new Int32Array(rows * count).fill(-1);
  const cosines = new Float32Array(rows * count).fill(-2);
  const put = (row: number, other: number, cosine: number) => {
    const start = row * count;
    let at = start + count - 1;
    for (; at > start && cosines[at - 1]! < cosine; at--) {
      cosines[at] = cosines[at - 1]!;
      ids[at] = ids[at - 1]!;
    }
    cosines[at] = cosine;
    ids[at] = other;
  };
  if (count === 0) return { ids, cosines, count };
  // Half the width of doubles: the comparison is bound by memory.
  const flat = Float32Array.from(data);
  for (let i = 0; i < rows; i++) {
    await breathe();
    const last = i * count + count - 1;
    for (let j = 0; j < i; j++) {
      // Four sums at a time: a single one would wait for each addition.
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      let sum3 = 0;
      let a = i * columns;
      let b = j * columns;
      const end = a + columns;
      for (; a < end - 3; a += 4, b += 4) {
        sum0 += flat[a]! * flat[b]!;
        sum1 += flat[a + 1]! * flat[b + 1]!;
        sum2 += flat[a + 2]! * flat[b + 2]!;
        sum3 += flat[a + 3]! * flat[b + 3]!;
      }
      for (; a < end; a++, b++) sum0 += flat[a]! * flat[b]!;
      const cosine = Math.fround(sum0 + sum1 + sum2 + sum3);
      if (cosine > cosines[last]!) put(i, j, cosine);
      if (cosine > cosines[j * count + count - 1]!) put(j, i, cosine);
    }
  }
  return { ids, cosines, count };
}

/**
 * Rows drawn towards their neighbours, of unit length: what one text says by chance is lost, what its neighbours say too stays, and
 * clusters come nearer to people's topics (diffusion on the graph of neighbours: Zhou et al. 2003, "Learning with local and global
 * consistency", a few steps of it).
 */
export function smooth(points: Matrix, { ids, cosines, count }: Neighbours): Matrix {
  const { data, rows, columns } = points;
  if (count === 0) return points;
  const links: Map<number, number>[] = Array.from({ length: rows }, () => new Map());
  for (let i = 0; i < rows; i++) {
    for (let n = i * count; n < (i + 1) * count; n++) {
      const weight = Math.max(0, cosines[n]!);
      if (ids[n]! < 0 || weight === 0) continue;
      links[i]!.set(ids[n]!, weight);
      links[ids[n]!]!.set(i, weight);
    }
  }
  let current = data;
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(data.length);
    for (let i = 0; i < rows; i++) {
      const at = i * columns;
      // In the order of rows: the sum must not depend on which link was found first.
      const around = [...links[i]!].sort((a, b) => a[0] - b[0]);
      const total = around.reduce((sum, [, weight]) => sum + weight, 0);
      const own = total > 0 ? 1 - SHARE : 1;
      for (let c = 0; c < columns; c++) next[at + c] = own * data[at + c]!;
      for (const [other, weight] of around) {
        const part = (SHARE * weight) / total;
        for (let c = 0; c < columns; c++) next[at + c]! += part * current[other * columns + c]!;
      }
    }
    current = next;
  }
  const smoothed = { data: current, rows, columns };
  for (let i = 0; i < rows; i++) toUnit(rowOf(smoothed, i));
  return smoothed;
}
