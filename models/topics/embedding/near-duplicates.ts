/** Texts that say nearly the same, word for word: copies, templates, reminders. */

import type { Matrix } from "../../clusters/matrix.ts";
import type { Neighbours } from "./neighbours.ts";

/** Vectors with at least this cosine are of nearly the same words. */
const LEAST_COSINE = 0.985;

/** What each text counts for, and how many texts are copies of others. */
export interface Weighed {
  readonly weights: Float64Array;
  readonly copies: number;
}

/**
 * Weights of texts: a group of near-duplicates counts together for 1 + ln of its number, so that a thousand copies of a
 * reminder weigh like eight texts. `times` says how many texts each row stands for.
 */
export function weighTexts(
  vectors: Matrix,
  { neighbours, times }: { readonly neighbours: Neighbours; readonly times: ArrayLike<number> },
): Weighed {
  const { data, rows, columns } = vectors;
  const groupOf = Int32Array.from({ length: rows }, (_, i) => i);
  const find = (row: number): number => {
    let root = row;
    while (groupOf[root] !== root) root = groupOf[root]!;
    groupOf[row] = root;
    return root;
  };
  const { ids, cosines, count } = neighbours;
  for (let i = 0; i < rows; i++) {
    for (let n = i * count; n < (i + 1) * count; n++) {
      const other = ids[n]!;
      if (other < 0 || cosines[n]! < LEAST_COSINE - 0.05) continue;
      let cosine = 0;
      for (let c = 0; c < columns; c++) cosine += data[i * columns + c]! * data[other * columns + c]!;
      if (cosine < LEAST_COSINE) continue;
      const [a, b] = [find(i), find(other)];
      groupOf[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const texts = new Float64Array(rows);
  const members = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const group = find(i);
    texts[group]! += times[i]!;
    members[group]! += 1;
  }
  let copies = 0;
  for (let i = 0; i < rows; i++) if (members[i]! > 0) copies += texts[i]! - 1;
  const weights = Float64Array.from({ length: rows }, (_, i) => {
    const group = find(i);
    return (1 + Math.log(texts[group]!)) / members[group]!;
  });
  return { weights, copies };
}
